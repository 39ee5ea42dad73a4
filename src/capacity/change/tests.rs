//! What changes bring, on small standards.

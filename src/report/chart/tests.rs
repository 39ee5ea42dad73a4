//! Charts as people see them.

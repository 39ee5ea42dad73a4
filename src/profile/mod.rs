//! Profiles as text: YAML, JSON and JSON Lines conformed to the vocabulary, straight into slots.
//!
//! The only place that knows these formats. Knows no rules.

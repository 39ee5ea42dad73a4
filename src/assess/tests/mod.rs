//! What a standard says about a profile, on models built by hand.

pub(crate) mod build;
mod chains;
mod evidence;
mod examples;
mod logic;
mod numbers;
mod rules;

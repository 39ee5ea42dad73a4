//! What a standard says about a profile, on models built by hand.

mod agreement;
pub(crate) mod build;
mod chains;
mod evidence;
mod examples;
mod logic;
mod naive;
mod numbers;
mod rules;
mod scores;
mod times;

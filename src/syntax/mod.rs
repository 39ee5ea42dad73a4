//! Rule files as text: parsing into [`ast`] and printing back. Knows no meaning; pest is named only here.

pub mod ast;
mod cut;
mod declarations;
mod examples;
mod expressions;
mod faults;
mod grammar;
mod limits;
mod lists;
mod literals;
mod parse;
mod reader;
mod rules;
mod tables;

pub use parse::parse;

#[cfg(test)]
mod tests;

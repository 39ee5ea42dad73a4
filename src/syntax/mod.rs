//! Rule files as text: parsing into [`ast`] and printing back. Knows no meaning; pest is named only here.

pub mod ast;
mod cut;
mod faults;
mod grammar;
mod keywords;
mod limits;
mod parse;
mod read;

pub use keywords::Language;
pub use parse::parse;

#[cfg(test)]
mod tests;

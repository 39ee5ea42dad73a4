//! Rule files as text: parsing into [`ast`] and printing back. Knows no meaning; pest is named only here.

pub mod ast;
mod cut;
mod faults;
mod grammar;
mod keywords;
mod limits;
mod parse;
mod places;
mod print;
mod read;

pub use keywords::Language;
pub use parse::parse;
pub use places::without_places;
pub use print::{PrintError, print};

#[cfg(test)]
mod tests;

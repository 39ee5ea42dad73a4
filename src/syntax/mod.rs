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

pub use parse::parse;
pub use places::without_places;
pub use print::{PrintError, print};

/// The language of most of a text's keywords: English where there are as many of each.
pub fn language(text: &str) -> crate::language::Language {
    keywords::majority(text)
}

#[cfg(test)]
mod tests;

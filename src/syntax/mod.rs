//! Rule files as text: parsing into [`ast`] and printing back. Knows no meaning; pest is named only here.

pub mod ast;

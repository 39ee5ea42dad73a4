//! The templates that come with norm, and the page on what a template may say.

use super::fill::Markup;

/// A shipped template: one text for each markup, in any language by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its name on the command line.
    pub name: &'static str,
    markdown: &'static str,
    html: &'static str,
}

/// The shipped templates.
pub const SHIPPED: &[Shipped] = &[Shipped {
    name: "council-answer",
    markdown: include_str!("council-answer.md"),
    html: include_str!("council-answer.html"),
}];

/// What a template may say, as a page.
pub const VARIABLES: &str = include_str!("variables.md");

impl Shipped {
    /// Its text in a markup; that of Markdown for plain text.
    pub fn text(&self, markup: Markup) -> &'static str {
        match markup {
            Markup::Markdown | Markup::Plain => self.markdown,
            Markup::Html => self.html,
        }
    }
}

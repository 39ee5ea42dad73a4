//! A document as one HTML file that needs nothing else. Knows no standard, only a paper in words.

use super::Paper;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

/// The page with its style.
const PAGE: &str = include_str!("page.html");

/// The page's template does not fit the paper: a fault of the tool.
#[derive(Debug)]
pub struct PageError(String);

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PageError {}

impl Paper {
    /// The document as a page for screen and print.
    ///
    /// # Errors
    ///
    /// When the template names what a paper does not have; tests hold the two together.
    pub fn html(&self) -> Result<String, PageError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        let page = environment.template_from_str(PAGE);
        let text = page.and_then(|page| page.render(context! { paper => Serde(self) }));
        text.map_err(|error| PageError(error.to_string()))
    }
}

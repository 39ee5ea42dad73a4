//! Papers as text and as Markdown.

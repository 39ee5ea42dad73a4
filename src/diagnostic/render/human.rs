//! Diagnostics drawn with the lines they point at. Knows nothing of other formats.
//!
//! The drawing uses ASCII only, so that it survives e-mail, tickets and old consoles.

use super::excerpt::{Excerpt, excerpts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::SourceMap;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet, normalize_untrusted_str,
};

/// Columns a drawing may take, whatever the terminal: the same fault looks the same everywhere.
const WIDTH: usize = 120;

/// One diagnostic with an empty line behind it.
pub(super) fn draw(diagnostic: &Diagnostic, sources: &SourceMap, colour: bool) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let excerpts = excerpts(diagnostic, sources);
    let title = level.clone().primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    let help = diagnostic.help.as_deref().map(|help| Level::HELP.message(normalize_untrusted_str(help)));
    let groups = if excerpts.iter().any(|excerpt| excerpt.headless) {
        one_group_an_excerpt(&excerpts, Group::with_title(title), &level, help)
    } else {
        let snippets = excerpts.iter().map(|excerpt| snippet(excerpt).path(normalize_untrusted_str(excerpt.file)));
        vec![Group::with_title(title).elements(snippets).elements(help)]
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let drawing = renderer.term_width(WIDTH).render(&groups);
    // The renderer pads some lines with spaces, which golden files and mail do not keep.
    let lines: Vec<_> = drawing.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned() + "\n\n"
}

/// A snippet counts columns in the text it is given. Where that text lacks its beginning, the place is written apart.
fn one_group_an_excerpt<'a>(
    excerpts: &'a [Excerpt<'a>],
    title: Group<'a>,
    level: &Level<'a>,
    help: Option<Message<'a>>,
) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let mut head = title;
    for excerpt in excerpts {
        let origin = Origin::path(normalize_untrusted_str(excerpt.file))
            .line(excerpt.origin.line)
            .char_column(excerpt.origin.column);
        groups.push(head.element(origin));
        groups.push(Group::with_level(level.clone()).element(snippet(excerpt)));
        head = Group::with_level(Level::NOTE);
    }
    if let Some(last) = groups.pop() {
        groups.push(last.elements(help));
    }
    groups
}

/// The lines of an excerpt with its labels.
fn snippet<'a>(excerpt: &'a Excerpt<'a>) -> Snippet<'a, Annotation<'a>> {
    let marks = excerpt.marks.iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(mark.range.clone());
        if mark.text.is_empty() { annotation } else { annotation.label(normalize_untrusted_str(mark.text)) }
    });
    Snippet::source(excerpt.text.as_str()).line_start(excerpt.first_line).annotations(marks)
}

//! Gathers rule files: the ones asked for and all that they `use` and extend, each parsed once.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::source::SourceMap;
use crate::span::Span;
use crate::syntax::{self, ast};
use std::collections::BTreeMap;

/// Where rule files come from: a folder, the shipped library, a test.
pub trait RuleReader {
    /// The file that `path` means, seen from the file `from` (none: as the user named it).
    ///
    /// # Errors
    /// A phrase that says why there is none.
    fn file(&mut self, path: &str, from: Option<&str>) -> Result<RuleText, String>;

    /// The file that holds the standard of this name, where the reader knows standards by name.
    fn standard(&mut self, name: &str) -> Option<RuleText>;
}

/// A rule file's text.
#[derive(Debug, Clone)]
pub struct RuleText {
    /// What to show people; equal names are the same file.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Parsed rule files with their uses.
#[derive(Debug, Default)]
pub struct Bundle {
    /// Every file, those that others use before those.
    pub(super) files: Vec<BundledFile>,
    /// The files that were asked for, in that order.
    pub(super) roots: Vec<usize>,
}

/// One file of a bundle.
#[derive(Debug)]
pub(super) struct BundledFile {
    pub(super) ast: ast::File,
    /// Files that it uses itself.
    pub(super) uses: Vec<usize>,
    /// The language of most of its keywords.
    pub(super) language: Language,
}

impl BundledFile {
    fn declares(&self, standard: &str) -> bool {
        let named = |item: &ast::Item| matches!(&item.kind, ast::ItemKind::Standard(it) if it.name.text == standard);
        self.ast.items.iter().any(named)
    }
}

/// How a file stands while files are gathered.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done(usize),
}

struct Gatherer<'a> {
    reader: &'a mut dyn RuleReader,
    sources: &'a mut SourceMap,
    diagnostics: &'a mut Diagnostics,
    bundle: Bundle,
    states: BTreeMap<String, State>,
}

/// How deep files may use files.
const DEEPEST: usize = 64;

impl Bundle {
    /// Reads and parses the files at `roots` and everything that they need.
    ///
    /// A root that cannot be read is the caller's to report: it has no place in a document.
    pub fn gather(
        roots: &[RuleText],
        reader: &mut dyn RuleReader,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut gatherer = Gatherer { reader, sources, diagnostics, bundle: Self::default(), states: BTreeMap::new() };
        for root in roots {
            if let Some(index) = gatherer.take(root, None, 0)
                && !gatherer.bundle.roots.contains(&index)
            {
                gatherer.bundle.roots.push(index);
            }
        }
        gatherer.bundle
    }

    /// Every parsed file.
    pub fn files(&self) -> impl Iterator<Item = &ast::File> {
        self.files.iter().map(|file| &file.ast)
    }
}

impl Gatherer<'_> {
    fn take(&mut self, text: &RuleText, by: Option<Span>, depth: usize) -> Option<usize> {
        match self.states.get(&text.name) {
            Some(State::Done(index)) => return Some(*index),
            Some(State::Open) => {
                if let Some(span) = by {
                    self.diagnostics.push(
                        Diagnostic::new(Code::CyclicUse, span, format!("`{}` uses itself in a circle", text.name))
                            .help("move what both files need into a third one that both use"),
                    );
                }
                return None;
            }
            None => {}
        }
        if let (true, Some(span)) = (depth > DEEPEST, by) {
            self.diagnostics.push(Diagnostic::new(
                Code::NestingTooDeep,
                span,
                format!("files use files more than {DEEPEST} levels deep"),
            ));
            return None;
        }
        // The shipped vocabulary and a copy of it in a folder are one and the same.
        if let Some(same) = self.bundle.files.iter().position(|file| self.sources.file(file.ast.file).text == text.text)
        {
            self.states.insert(text.name.clone(), State::Done(same));
            return Some(same);
        }
        self.states.insert(text.name.clone(), State::Open);
        let id = self.sources.add(text.name.clone(), text.text.clone());
        let parsed = syntax::parse(id, &self.sources.file(id).text, self.diagnostics);
        let mut uses = Vec::new();
        for (path, by_name) in needs(&parsed) {
            let found = if by_name {
                // A standard that a used file declares needs no looking for.
                let needed = uses.iter().flat_map(|file| self.bundle.needed(*file));
                let known = needed.filter_map(|file| self.bundle.files.get(file)).any(|file| file.declares(&path.text));
                if known { None } else { self.reader.standard(&path.text).map(Ok) }
            } else {
                Some(self.reader.file(&path.text, Some(&text.name)))
            };
            match found {
                None => {}
                Some(Ok(found)) => uses.extend(self.take(&found, Some(path.span), depth + 1)),
                Some(Err(why)) => self.diagnostics.push(
                    Diagnostic::new(Code::MissingFile, path.span, format!("cannot read `{}`: {why}", path.text))
                        .help("the path counts from the folder of the file it is written in"),
                ),
            }
        }
        let index = self.bundle.files.len();
        self.bundle.files.push(BundledFile { ast: parsed, uses, language: syntax::language(&text.text) });
        self.states.insert(text.name.clone(), State::Done(index));
        Some(index)
    }
}

/// What a file needs: paths it uses, and standards it extends that no used file may declare.
fn needs(file: &ast::File) -> Vec<(ast::Quoted, bool)> {
    let mut needs = Vec::new();
    for item in &file.items {
        if let ast::ItemKind::Use(path) = &item.kind {
            needs.push((path.clone(), false));
        }
        if let ast::ItemKind::Standard(standard) = &item.kind {
            for clause in &standard.clauses {
                if let ast::StandardClause::Extends(name) = clause {
                    needs.push((ast::Quoted { text: name.text.clone(), span: name.span }, true));
                }
            }
        }
    }
    // Paths first: a used file that declares the extended standard wins over the library's.
    needs.sort_by_key(|(_, by_name)| *by_name);
    needs
}

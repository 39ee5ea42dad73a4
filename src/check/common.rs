//! Whether standards that are checked together have one vocabulary: a profile says what it says to all of them.

use super::{Bundle, Checker};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::FileId;
use crate::syntax::ast;
use std::collections::BTreeMap;

/// How many names a message lists.
const SHOWN: usize = 3;

impl Checker<'_> {
    /// Whether nothing is declared by two files that know nothing of each other; where it is, that is said once for
    /// each two files.
    pub(super) fn have_one_vocabulary(&mut self, bundle: &Bundle) -> bool {
        let mut first: BTreeMap<&str, &ast::Name> = BTreeMap::new();
        let mut twice: BTreeMap<(FileId, FileId), Vec<(&ast::Name, &ast::Name)>> = BTreeMap::new();
        for name in bundle.files().flat_map(|file| &file.items).flat_map(|item| declared(&item.kind)) {
            let known = *first.entry(&name.text).or_insert(name);
            let files = (known.span.file, name.span.file);
            if files.0 != files.1 && !self.origins.meet(files.0, files.1) {
                twice.entry(files).or_default().push((known, name));
            }
        }
        for names in twice.values() {
            let Some((known, name)) = names.first() else { continue };
            let listed: Vec<String> = names.iter().take(SHOWN).map(|(_, name)| format!("`{}`", name.text)).collect();
            let more = match names.len().saturating_sub(SHOWN) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let message = format!("two vocabularies declare {}{more}", listed.join(", "));
            self.report(
                Diagnostic::new(Code::DuplicateName, name.span, message)
                    .label("declared again")
                    .also(known.span, "declared here first")
                    .help(
                        "standards that are checked together share a vocabulary: put it into a file that both `use`, \
                         and let `extend` add what only one of them needs; or check them one by one",
                    ),
            );
        }
        twice.is_empty()
    }
}

/// The names that something declares for all files.
fn declared(item: &ast::ItemKind) -> Vec<&ast::Name> {
    if let ast::ItemKind::Unit(units) = item {
        units.iter().flat_map(|unit| std::iter::once(&unit.name).chain(&unit.also)).collect()
    } else if let ast::ItemKind::Choice(ast::Choice { extending: false, name, also, .. })
    | ast::ItemKind::Record(ast::Record { extending: false, name, also, .. }) = item
    {
        std::iter::once(name).chain(also).collect()
    } else {
        Vec::new()
    }
}

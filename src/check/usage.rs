//! Declarations that nothing uses.

use super::Checker;
use super::draft::Draft;
use super::graph::{Graph, Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DefinitionId, ParameterId, TableId};
use crate::syntax::ast::{self, ClauseKind, NoteClause};
use std::collections::BTreeSet;

impl Checker<'_> {
    /// Warns of what the standard's own file declares and nothing in it uses. Files that others share are left alone.
    pub(super) fn unused(&mut self, draft: &Draft<'_>, graph: &Graph) {
        let Some(origin) = draft.origin() else { return };
        let file = origin.file;
        let used: BTreeSet<Node> = graph.targets().collect();
        let mut unused = Vec::new();
        for (index, parameter) in (0..).zip(&draft.parameters) {
            // Its value counts wherever the parameter is used whose place it takes.
            if parameter.file == file
                && parameter.replaces.is_none()
                && !used.contains(&Node::Parameter(ParameterId(index)))
            {
                unused.push(&parameter.ast.name);
            }
        }
        for (index, definition) in (0..).zip(&draft.definitions) {
            if definition.file == file && !used.contains(&Node::Definition(DefinitionId(index))) {
                unused.push(&definition.ast.name);
            }
        }
        for (index, table) in (0..).zip(&draft.tables) {
            if table.file == file && !used.contains(&Node::Table(TableId(index))) {
                unused.push(&table.ast.name);
            }
        }
        let cited = cited(draft);
        for (document, _) in &origin.documents {
            if !cited.contains(document.name.text.as_str()) {
                unused.push(&document.name);
            }
        }
        for name in unused {
            self.report(
                Diagnostic::new(Code::UnusedDeclaration, name.span, format!("nothing uses `{}`", name.text))
                    .help("take it out, or use it"),
            );
        }
    }
}

/// The documents that the standard's own declarations cite.
fn cited<'a>(draft: &Draft<'a>) -> BTreeSet<&'a str> {
    fn note(clause: &NoteClause) -> Option<&str> {
        match clause {
            NoteClause::Source(source) => Some(source.document.text.as_str()),
            NoteClause::Note(_) | NoteClause::Because(_) => None,
        }
    }
    let mut cited = BTreeSet::new();
    for rule in draft.rules.iter().filter(|rule| rule.declared.origin == draft.main) {
        let clauses = rule.declared.ast.clauses.iter();
        cited.extend(
            clauses.filter_map(|clause| if let ClauseKind::Note(clause) = &clause.kind { note(clause) } else { None }),
        );
    }
    for parameter in draft.parameters.iter().filter(|parameter| parameter.origin == draft.main) {
        let sources = parameter.ast.values.iter().filter_map(|value| value.source.as_ref());
        cited.extend(sources.map(|source: &ast::Source| source.document.text.as_str()));
    }
    let noted = draft.definitions.iter().filter(|one| one.origin == draft.main).map(|one| &one.ast.clauses);
    let noted = noted.chain(draft.tables.iter().filter(|one| one.origin == draft.main).map(|one| &one.ast.clauses));
    let noted = noted.chain(draft.guarantees.iter().filter(|one| one.origin == draft.main).map(|one| &one.ast.clauses));
    noted.flatten().filter_map(note).for_each(|name| {
        cited.insert(name);
    });
    cited
}

//! Puts a standard together: its draft resolved in an order in which each thing comes after what it rests on.

use super::draft::{Draft, Origin};
use super::expression::{Lowering, Types};
use super::graph::{Graph, Node};
use super::parameter::label;
use super::{Bundle, Checker};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::model::{
    Body, Definition, Expr, Facet, Foreign, Guarantee, Notes, Period, RuleId, RuleKind, Standard, Standing, Table, Type,
};
use crate::span::Span;
use crate::syntax::ast::{self, StandardClause};

/// What was resolved so far.
#[derive(Default)]
struct Resolved {
    types: Types,
    definitions: Vec<Option<Expr>>,
    tables: Vec<Option<Table>>,
    bodies: Vec<Option<Body>>,
}

impl Checker<'_> {
    /// The standards that were asked for.
    pub(super) fn standards(&mut self, bundle: &Bundle) -> Vec<Standard> {
        let mut standards: Vec<Standard> = Vec::new();
        for &root in &bundle.roots {
            let whole = self.narrow(bundle, root);
            let standard = if let Some(draft) = self.draft(bundle, root) {
                self.standard(&draft)
            } else {
                self.check_loose(bundle, root);
                None
            };
            let foreign = self.widen(whole);
            let Some(standard) = standard else { continue };
            let standard = Standard { foreign, ..standard };
            if let Some(first) = standards.iter().find(|known| known.name == standard.name) {
                let (name, span, first) = (standard.name.clone(), standard.span, first.span);
                self.duplicate(&name, span, first);
                continue;
            }
            standards.push(standard);
        }
        standards
    }

    /// A file without a standard, such as a vocabulary: rules in it belong to nobody.
    fn check_loose(&mut self, bundle: &Bundle, root: usize) {
        let Some(file) = bundle.files.get(root) else { return };
        for item in &file.ast.items {
            let (ast::ItemKind::Rule(ast::Rule { name, .. }) | ast::ItemKind::Guarantee(ast::Guarantee { name, .. })) =
                &item.kind
            else {
                continue;
            };
            self.report(
                Diagnostic::new(Code::MissingClause, name.span, format!("`{}` belongs to no standard", name.text))
                    .help("begin the file with `standard name \"Title\"`"),
            );
        }
    }

    fn standard(&mut self, draft: &Draft<'_>) -> Option<Standard> {
        let origin = draft.origin()?;
        let graph = self.graph(draft);
        let mut head = self.head(origin, draft);
        let mut resolved = self.resolve_all(draft, &graph);
        head.parameters = self.parameters(draft, &graph, head.period);
        for (written, value) in draft.definitions.iter().zip(resolved.definitions.drain(..)) {
            let mut notes = Notes::default();
            written.ast.clauses.iter().for_each(|clause| self.note(draft, written.origin, clause, &mut notes));
            head.definitions.push(Definition {
                label: label(&written.ast.name, written.ast.label.as_ref()),
                about: written.about,
                value: value.unwrap_or_else(|| Expr::poison(written.ast.name.span)),
                notes,
            });
        }
        head.tables = resolved.tables.drain(..).flatten().collect();
        for (index, body) in (0..).zip(std::mem::take(&mut resolved.bodies)) {
            let rule = self.rule(draft, &resolved.types, RuleId(index), body.unwrap_or(Body::Nothing));
            head.rules.push(rule);
        }
        for written in &draft.guarantees {
            let condition =
                Lowering::new(self, draft, &resolved.types, written.about).condition(&written.ast.condition);
            let mut notes = Notes::default();
            written.ast.clauses.iter().for_each(|clause| self.note(draft, written.origin, clause, &mut notes));
            head.guarantees.push(Guarantee {
                label: label(&written.ast.name, written.ast.label.as_ref()),
                about: written.about,
                condition,
                notes,
            });
        }
        head.examples = self.examples(draft, &resolved.types);
        if !self.diagnostics.has_errors() {
            self.refuse_negative_bases(&head);
            self.unused(draft, &graph);
        }
        Some(head)
    }

    fn head(&mut self, origin: &Origin<'_>, draft: &Draft<'_>) -> Standard {
        let ast = origin.ast;
        let mut head = Standard {
            name: ast.name.text.clone(),
            title: ast.title.as_ref().map(|title| title.text.clone()),
            issuer: None,
            version: None,
            standing: Standing::InForce,
            period: Period::default(),
            documents: draft.documents.clone(),
            notes: Vec::new(),
            extends: Vec::new(),
            dropped: draft.dropped.clone(),
            foreign: Foreign::default(),
            language: draft.language.unwrap_or(Language::English),
            file: origin.file,
            span: ast.name.span,
            parameters: Vec::new(),
            definitions: Vec::new(),
            tables: Vec::new(),
            rules: Vec::new(),
            guarantees: Vec::new(),
            examples: Vec::new(),
        };
        let mut once: [Option<Span>; 3] = [None; 3];
        let mut periods = Vec::new();
        for clause in &ast.clauses {
            let single = match clause {
                StandardClause::Issuer(text) => {
                    head.issuer = Some(text.text.clone());
                    Some((0, text.span))
                }
                StandardClause::Version(text) => {
                    head.version = Some(text.text.clone());
                    Some((1, text.span))
                }
                StandardClause::Standing(standing, span) => {
                    head.standing = *standing;
                    Some((2, *span))
                }
                StandardClause::Period(period) => {
                    periods.push(*period);
                    None
                }
                StandardClause::Note(note) => {
                    head.notes.push(note.text.clone());
                    None
                }
                StandardClause::Document(_) | StandardClause::Extends(_) | StandardClause::Drops(..) => None,
            };
            if let Some((index, span)) = single
                && let Some(place) = once.get_mut(index)
            {
                if let Some(first) = *place {
                    self.report(
                        Diagnostic::new(Code::DuplicateClause, span, "this clause may stand once")
                            .also(first, "it stands here already"),
                    );
                }
                *place = Some(span);
            }
        }
        head.period = self.period(&periods);
        // Nearest first: origins are collected depth first, the extended ones before those that extend them.
        head.extends = draft
            .origins
            .iter()
            .rev()
            .map(|origin| origin.ast.name.text.clone())
            .filter(|name| *name != head.name)
            .collect();
        head
    }

    fn resolve_all(&mut self, draft: &Draft<'_>, graph: &Graph) -> Resolved {
        let mut resolved = Resolved {
            types: Types {
                definitions: vec![None; draft.definitions.len()],
                tables: vec![None; draft.tables.len()],
                amounts: vec![Some(Type::Poison); draft.rules.len()],
            },
            definitions: (0..draft.definitions.len()).map(|_| None).collect(),
            tables: (0..draft.tables.len()).map(|_| None).collect(),
            bodies: (0..draft.rules.len()).map(|_| None).collect(),
        };
        for node in &graph.order {
            match *node {
                Node::Definition(id) => {
                    let written = draft.definition(id);
                    let ty = written.ast.ty.as_ref().map(|ty| self.type_of(ty));
                    let mut lowering = Lowering::new(self, draft, &resolved.types, written.about);
                    let value = lowering.definition(&written.ast.value, ty.as_ref());
                    set(&mut resolved.types.definitions, id.index(), value.ty.clone());
                    set(&mut resolved.definitions, id.index(), value);
                }
                Node::Table(id) => {
                    let written = draft.table(id);
                    let table = self.table(draft, &resolved.types, written);
                    set(&mut resolved.types.tables, id.index(), table.ty.clone());
                    set(&mut resolved.tables, id.index(), table);
                }
                Node::Result(id, Facet::Required) if draft.rule(id).declared.ast.kind == RuleKind::Score => {}
                Node::Result(id, Facet::Value) if draft.rule(id).declared.ast.kind != RuleKind::Score => {}
                Node::Result(id, Facet::Required | Facet::Value) => {
                    let body = self.body(draft, &resolved.types, draft.rule(id));
                    if let Some(amounts) = resolved.types.amounts.get_mut(id.index()) {
                        *amounts = body.amounts();
                    }
                    set(&mut resolved.bodies, id.index(), body);
                }
                Node::Result(id, Facet::Provided) => {
                    if let Some(Some(body)) = resolved.bodies.get_mut(id.index()) {
                        self.provided(draft, &resolved.types, draft.rule(id), body);
                    }
                }
                Node::Parameter(_) | Node::Result(_, Facet::Applies | Facet::Met | Facet::Short) => {}
            }
        }
        resolved
    }
}

fn set<T>(all: &mut [Option<T>], index: usize, value: T) {
    if let Some(place) = all.get_mut(index) {
        *place = Some(value);
    }
}

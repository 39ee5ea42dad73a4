//! Collects the declarations of a standard: its own, those of the files it uses, those of the standards it extends.

use super::draft::{Declared, Draft, Entity, Origin, ParameterDraft, RuleDraft, next};
use super::{Bundle, Checker};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{DefinitionId, Document, GuaranteeId, ParameterId, RecordId, RuleId, TableId};
use crate::span::{FileId, Span};
use crate::syntax::ast;
use std::collections::{BTreeMap, BTreeSet};

/// The files of a bundle with what was taken from them so far.
pub(super) struct Collection<'a, 'b> {
    pub(super) bundle: &'a Bundle,
    /// The files that the standard consists of.
    needed: BTreeSet<usize>,
    pub(super) draft: &'b mut Draft<'a>,
    taken: Vec<usize>,
}

/// The record that lines are about.
#[derive(Debug, Clone, Copy)]
enum About {
    /// No `about` stands above them.
    Unsaid,
    /// The one above them names no record; that was reported.
    Faulty,
    Record(RecordId),
}

impl About {
    fn record(self) -> Option<RecordId> {
        if let Self::Record(id) = self { Some(id) } else { None }
    }
}

impl Bundle {
    fn standard_of(&self, file: usize) -> Option<&ast::Standard> {
        let items = &self.files.get(file)?.ast.items;
        items
            .iter()
            .find_map(|item| if let ast::ItemKind::Standard(standard) = &item.kind { Some(standard) } else { None })
    }
}

impl Checker<'_> {
    /// The draft of the standard in a file; none where the file declares none.
    pub(super) fn draft<'a>(&mut self, bundle: &'a Bundle, file: usize) -> Option<Draft<'a>> {
        bundle.standard_of(file)?;
        let names = self.vocabulary.records().map(|(_, record)| {
            let slots = record.facts.iter().map(|fact| fact.name.as_str());
            let also = record.facts.iter().flat_map(|fact| fact.also.iter().map(String::as_str));
            slots
                .chain(also)
                .filter(|name| !name.is_empty())
                .filter_map(|name| Some((name.to_owned(), Entity::Fact(record.find(name)?))))
                .collect::<BTreeMap<_, _>>()
        });
        let mut draft = Draft { names: names.collect(), ..Draft::default() };
        let needed = bundle.needed(file);
        let mut collection = Collection { bundle, needed, draft: &mut draft, taken: Vec::new() };
        self.standard_file(&mut collection, file, &[]);
        Some(draft)
    }

    /// Takes a standard in, the ones it extends before it. Gives its origin.
    fn standard_file(
        &mut self,
        collection: &mut Collection<'_, '_>,
        file: usize,
        extended_by: &[usize],
    ) -> Option<usize> {
        let bundle = collection.bundle;
        let standard = bundle.standard_of(file)?;
        let inside: Vec<usize> = extended_by.iter().copied().chain([file]).collect();
        for clause in &standard.clauses {
            let ast::StandardClause::Extends(name) = clause else { continue };
            let found = collection
                .needed
                .iter()
                .copied()
                .find(|&index| bundle.standard_of(index).is_some_and(|other| other.name.text == name.text));
            match found {
                Some(other) if inside.contains(&other) => {
                    self.error(Code::CyclicUse, name.span, format!("`{}` extends itself in a circle", name.text));
                }
                Some(other) if collection.taken.contains(&other) => {}
                Some(other) => {
                    self.standard_file(collection, other, &inside);
                }
                None => {
                    let known: Vec<&str> = collection
                        .needed
                        .iter()
                        .filter_map(|&index| bundle.standard_of(index).map(|other| other.name.text.as_str()))
                        .collect();
                    let mut diagnostic = Diagnostic::new(
                        Code::InvalidLayer,
                        name.span,
                        format!("there is no standard `{}` to extend", name.text),
                    );
                    diagnostic.help = Some(match nearest(&name.text, known) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "name its file with `use \"…\"`".to_owned(),
                    });
                    self.report(diagnostic);
                }
            }
        }
        let origin = collection.draft.origins.len();
        let id = bundle.files.get(file)?.ast.file;
        let documents = self.documents(collection.draft, standard);
        collection.draft.origins.push(Origin { ast: standard, file: id, documents });
        collection.draft.main = origin;
        collection.draft.language = Some(bundle.files.get(file)?.language);
        self.drops(collection.draft, standard);
        // What it extends came before: those examples show that standard by itself, without what is replaced here.
        collection.draft.examples.clear();
        self.file(collection, file, origin);
        Some(origin)
    }

    fn documents<'a>(&mut self, draft: &mut Draft<'a>, standard: &'a ast::Standard) -> Vec<(&'a ast::Document, usize)> {
        let mut documents: Vec<(&ast::Document, usize)> = Vec::new();
        for clause in &standard.clauses {
            let ast::StandardClause::Document(document) = clause else { continue };
            if let Some((first, _)) = documents.iter().find(|(known, _)| known.name.text == document.name.text) {
                self.duplicate(&document.name.text, document.name.span, first.name.span);
                continue;
            }
            documents.push((document, draft.documents.len()));
            draft.documents.push(Document {
                name: document.name.text.clone(),
                title: document.title.text.clone(),
                dated: document.dated.map(|dated| dated.date),
            });
        }
        documents
    }

    /// Takes a file's declarations in, those of the files it uses before them.
    fn file(&mut self, collection: &mut Collection<'_, '_>, file: usize, origin: usize) {
        if collection.taken.contains(&file) {
            return;
        }
        collection.taken.push(file);
        let Some(bundled) = collection.bundle.files.get(file) else { return };
        for &used in &bundled.uses {
            if collection.bundle.standard_of(used).is_none() {
                self.file(collection, used, origin);
            }
        }
        let mut about = About::Unsaid;
        for item in &bundled.ast.items {
            if let ast::ItemKind::About(name) = &item.kind {
                about = self.about(name);
                continue;
            }
            self.item(collection.draft, item, about, origin, bundled.ast.file);
        }
    }

    fn about(&mut self, name: &ast::Name) -> About {
        let found = self.vocabulary.find_record(&name.text);
        if found.is_none() {
            let known = self.vocabulary.records().flat_map(|(_, record)| record.names());
            let help = nearest(&name.text, known).map(|near| format!("did you mean `{near}`?"));
            let mut diagnostic =
                Diagnostic::new(Code::UnknownType, name.span, format!("there is no record `{}`", name.text));
            diagnostic.help = help.or_else(|| Some("declare it with `record`, or `use` the vocabulary".to_owned()));
            self.report(diagnostic);
        }
        found.map_or(About::Faulty, About::Record)
    }

    fn item<'a>(&mut self, draft: &mut Draft<'a>, item: &'a ast::Item, about: About, origin: usize, file: FileId) {
        let named = match &item.kind {
            ast::ItemKind::Parameter(parameter) => {
                self.parameter_draft(draft, parameter, origin, file);
                return;
            }
            ast::ItemKind::Example(example) => {
                if draft.origins.get(origin).is_some_and(|standard| standard.file == file) {
                    draft.examples.push((example, about.record(), item.span));
                }
                return;
            }
            ast::ItemKind::Definition(definition) => &definition.name,
            ast::ItemKind::Table(table) => &table.name,
            ast::ItemKind::Rule(rule) => &rule.name,
            ast::ItemKind::Guarantee(guarantee) => &guarantee.name,
            ast::ItemKind::Standard(_)
            | ast::ItemKind::Use(_)
            | ast::ItemKind::About(_)
            | ast::ItemKind::Unit(_)
            | ast::ItemKind::Choice(_)
            | ast::ItemKind::Record(_) => return,
        };
        let about = match about {
            About::Record(about) => about,
            About::Faulty => return,
            About::Unsaid => {
                self.report(
                    Diagnostic::new(Code::MissingClause, named.span, format!("what is `{}` about?", named.text))
                        .help("say it above the first rule, for example `about shelter`"),
                );
                return;
            }
        };
        let declared_rule = |ast| Declared { about, ast, origin, file };
        match &item.kind {
            ast::ItemKind::Definition(ast) => {
                let id = DefinitionId(next(draft.definitions.len()));
                draft.definitions.push(Declared { about, ast, origin, file });
                self.name(draft, about, named, Entity::Definition(id));
            }
            ast::ItemKind::Table(ast) => {
                let id = TableId(next(draft.tables.len()));
                draft.tables.push(Declared { about, ast, origin, file });
                self.name(draft, about, named, Entity::Table(id));
            }
            ast::ItemKind::Guarantee(ast) => {
                let id = GuaranteeId(next(draft.guarantees.len()));
                draft.guarantees.push(Declared { about, ast, origin, file });
                self.name(draft, about, named, Entity::Guarantee(id));
            }
            ast::ItemKind::Rule(ast) => {
                let id = RuleId(next(draft.rules.len()));
                let declared = declared_rule(ast);
                draft.rules.push(RuleDraft { declared, replaces: None, replaced_by: None, dropped: None });
                if !self.replaces(draft, id) {
                    self.name(draft, about, named, Entity::Rule(id));
                }
            }
            ast::ItemKind::Standard(_)
            | ast::ItemKind::Use(_)
            | ast::ItemKind::About(_)
            | ast::ItemKind::Unit(_)
            | ast::ItemKind::Choice(_)
            | ast::ItemKind::Record(_)
            | ast::ItemKind::Parameter(_)
            | ast::ItemKind::Example(_) => {}
        }
    }

    fn parameter_draft<'a>(
        &mut self,
        draft: &mut Draft<'a>,
        parameter: &'a ast::Parameter,
        origin: usize,
        file: FileId,
    ) {
        let ty = self.type_of(&parameter.ty);
        let name = &parameter.name;
        let id = ParameterId(next(draft.parameters.len()));
        draft.parameters.push(ParameterDraft { ast: parameter, origin, file, ty, replaces: None, replaced_by: None });
        if self.replaces_parameter(draft, id) {
            return;
        }
        if let Some(first) = draft.parameter_names.get(&name.text).copied() {
            draft.parameters.pop();
            self.parameter_clash(draft, first, name);
            return;
        }
        let clash = (0..).zip(&draft.names).find_map(|(index, names)| Some((RecordId(index), *names.get(&name.text)?)));
        if let Some((record, entity)) = clash {
            let first = self.declared_at(draft, record, entity);
            draft.parameters.pop();
            self.duplicate(&name.text, name.span, first);
            return;
        }
        draft.parameter_names.insert(name.text.clone(), id);
    }

    fn name(&mut self, draft: &mut Draft<'_>, about: RecordId, name: &ast::Name, entity: Entity) {
        let first = match draft.find(about, &name.text) {
            Some(first) => Some((self.declared_at(draft, about, first), first)),
            None => draft
                .parameter_names
                .get(&name.text)
                .map(|id| (draft.parameter(*id).ast.name.span, Entity::Fact(crate::model::Slot(0)))),
        };
        let Some((span, first)) = first else {
            if let Some(names) = draft.names.get_mut(usize::from(about.0)) {
                names.insert(name.text.clone(), entity);
            }
            return;
        };
        if let (Entity::Rule(old), Entity::Rule(_)) = (first, entity)
            && draft.rule(old).declared.file != name.span.file
        {
            let origin = draft.origins.get(draft.rule(old).declared.origin);
            let of = origin.map_or("", |origin| origin.ast.name.text.as_str());
            self.report(
                Diagnostic::new(
                    Code::InvalidLayer,
                    name.span,
                    format!("`{}` stands in the extended standard already", name.text),
                )
                .also(span, "declared here")
                .help(format!(
                    "write `replaces {of}.{}` if this rule takes its place, else give it another name",
                    name.text
                )),
            );
            return;
        }
        self.duplicate(&name.text, name.span, span);
    }

    /// Where something was declared.
    pub(super) fn declared_at(&self, draft: &Draft<'_>, record: RecordId, entity: Entity) -> Span {
        match entity {
            Entity::Fact(slot) => self.vocabulary.record(record).fact(slot).span,
            Entity::Definition(id) => draft.definition(id).ast.name.span,
            Entity::Table(id) => draft.table(id).ast.name.span,
            Entity::Rule(id) => draft.rule(id).declared.ast.name.span,
            Entity::Guarantee(id) => draft
                .guarantees
                .get(id.index())
                .map_or(self.vocabulary.record(record).span, |guarantee| guarantee.ast.name.span),
        }
    }
}

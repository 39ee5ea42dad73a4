//! How a standard stands to the ones it extends: `replaces` and `drops`.

use super::Checker;
use super::draft::{Draft, Entity};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Dropped, RuleId};
use crate::syntax::ast;

impl Checker<'_> {
    /// Takes the rules out that a standard drops from those it extends, which are in the draft already.
    pub(super) fn drops(&mut self, draft: &mut Draft<'_>, standard: &ast::Standard) {
        for clause in &standard.clauses {
            let ast::StandardClause::Drops(path, because) = clause else { continue };
            let Some(id) = self.extended_rule(draft, path) else { continue };
            let name = draft.rule(id).declared.ast.name.text.clone();
            if let Some(rule) = draft.rules.get_mut(id.index()) {
                rule.dropped = Some(path.span);
            }
            draft.dropped.push(Dropped { rule: name, because: because.text.clone() });
        }
    }

    /// Puts a rule in the place that its `replaces` names. Whether it has the same name and needs no entry of its own.
    pub(super) fn replaces(&mut self, draft: &mut Draft<'_>, id: RuleId) -> bool {
        let rule = draft.rule(id).declared.ast;
        let mut same_name = false;
        for clause in &rule.clauses {
            let ast::ClauseKind::Replaces(path) = &clause.kind else { continue };
            let Some(mut old) = self.extended_rule(draft, path) else { continue };
            if draft.rule(old).declared.about != draft.rule(id).declared.about {
                self.report(
                    Diagnostic::new(
                        Code::InvalidLayer,
                        path.span,
                        "a rule takes the place of one about the same record",
                    )
                    .also(draft.rule(old).declared.ast.name.span, "this one is about another"),
                );
                continue;
            }
            while let Some(later) = draft.rule(old).replaced_by {
                old = later;
            }
            if draft.rule(old).declared.origin == draft.rule(id).declared.origin {
                self.report(
                    Diagnostic::new(Code::InvalidLayer, path.span, "two rules take the place of the same one")
                        .also(draft.rule(old).declared.ast.name.span, "this one does too"),
                );
                continue;
            }
            same_name |= draft.rule(old).declared.ast.name.text == rule.name.text;
            if let Some(rule) = draft.rules.get_mut(old.index()) {
                rule.replaced_by = Some(id);
            }
            if let Some(rule) = draft.rules.get_mut(id.index()) {
                rule.replaces = Some(old);
            }
        }
        same_name
    }

    /// The rule of an extended standard that `rule` or `other.rule` names.
    fn extended_rule(&mut self, draft: &Draft<'_>, path: &ast::Path) -> Option<RuleId> {
        let (standard, name) = match path.names.as_slice() {
            [name] => (None, name),
            [standard, name] => (Some(standard), name),
            _ => {
                self.report(
                    Diagnostic::new(Code::InvalidLayer, path.span, "this names no rule of another standard")
                        .help("write `standard.rule`"),
                );
                return None;
            }
        };
        let candidates = || {
            draft.names.iter().flat_map(|names| names.values()).filter_map(|entity| match entity {
                Entity::Rule(id) => Some((*id, draft.rule(*id))),
                Entity::Fact(_) | Entity::Definition(_) | Entity::Table(_) | Entity::Guarantee(_) => None,
            })
        };
        let origin_name = |origin: usize| draft.origins.get(origin).map_or("", |origin| origin.ast.name.text.as_str());
        let found = candidates().find(|(_, rule)| {
            rule.declared.ast.name.text == name.text
                && rule.declared.file != path.span.file
                && standard.is_none_or(|standard| origin_name(rule.declared.origin) == standard.text)
        });
        if let Some((id, rule)) = found {
            if let Some(dropped) = rule.dropped {
                self.report(
                    Diagnostic::new(Code::InvalidLayer, path.span, format!("`{}` is dropped", name.text))
                        .also(dropped, "dropped here"),
                );
                return None;
            }
            return Some(id);
        }
        let known = candidates().filter(|(_, rule)| rule.declared.file != path.span.file);
        let near = nearest(&name.text, known.map(|(_, rule)| rule.declared.ast.name.text.as_str()));
        let mut diagnostic = Diagnostic::new(
            Code::InvalidLayer,
            path.span,
            format!(
                "no extended standard has a rule `{}`",
                path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
            ),
        );
        diagnostic.help = Some(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name the standard with `extends` first".to_owned(),
        });
        self.report(diagnostic);
        None
    }
}

//! Rules, services and scores: clauses to what applies, what is asked and what informs.

use super::Checker;
use super::draft::{Draft, RuleDraft};
use super::expression::{Lowering, Types};
use super::parameter::label;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Body, CompareOperator, Expr, ExprKind, Notes, Place, Remedy, RemedyPart, Rule, RuleId, RuleKind, StaffNeed,
    Transition, Type,
};
use crate::span::Span;
use crate::syntax::ast::{self, ClauseKind, NoteClause};
use std::mem::discriminant;

impl Checker<'_> {
    /// What a rule asks: resolved before the rest, since others may use its amounts.
    pub(super) fn body(&mut self, draft: &Draft<'_>, types: &Types, rule: &RuleDraft<'_>) -> Body {
        let ast = rule.declared.ast;
        let mut lowering = Lowering::new(self, draft, types, rule.declared.about);
        lowering.known = passed(&lowering, ast);
        if ast.kind == RuleKind::Score {
            return lowering.score(ast);
        }
        let condition = ast.modality().and_then(|(_, condition)| condition);
        match (condition, ast.requires(), ast.provided()) {
            (None, None, None) => Body::Nothing,
            (Some(condition), None, None) => comparison(lowering.condition(condition)),
            (None, Some(required), _) => {
                let required = match lowering.number(required, None) {
                    Some((required, _)) => required,
                    None => Expr::poison(required.span),
                };
                Body::Capacity { required, provided: None }
            }
            (None, None, Some(provided)) => {
                self.report(
                    Diagnostic::new(Code::MissingClause, provided.span, "nothing says what is required")
                        .help("add `requires …`"),
                );
                Body::Nothing
            }
            (Some(condition), _, _) => {
                self.report(
                    Diagnostic::new(
                        Code::MisplacedClause,
                        condition.span,
                        "a rule asks either a condition or an amount",
                    )
                    .help(
                        "leave the condition out and let the word stand alone, or write `A >= B` instead of `requires`",
                    ),
                );
                Body::Nothing
            }
        }
    }

    /// What a rule says is provided, in the unit of what it requires; resolved later than that, since others may need
    /// one without the other.
    pub(super) fn provided(&mut self, draft: &Draft<'_>, types: &Types, rule: &RuleDraft<'_>, body: &mut Body) {
        let Body::Capacity { required, provided } = body else { return };
        let Some(written) = rule.declared.ast.provided() else { return };
        let mut lowering = Lowering::new(self, draft, types, rule.declared.about);
        lowering.known = passed(&lowering, rule.declared.ast);
        *provided = Some(lowering.expect(written, &required.ty, "what is required"));
    }

    /// The whole rule around its body.
    pub(super) fn rule(&mut self, draft: &Draft<'_>, types: &Types, id: RuleId, body: Body) -> Rule {
        let rule = draft.rule(id);
        let ast = rule.declared.ast;
        self.clause_counts(ast);
        let mut made = Rule {
            label: label(&ast.name, ast.label.as_ref()),
            kind: ast.kind,
            about: rule.declared.about,
            origin: draft
                .origins
                .get(rule.declared.origin)
                .map_or_else(String::new, |origin| origin.ast.name.text.clone()),
            when: None,
            unless: Vec::new(),
            transition: None,
            modality: ast.modality().map(|(modality, _)| modality),
            where_possible: ast.where_possible().is_some(),
            body,
            role: None,
            needs: Vec::new(),
            period: crate::model::Period::default(),
            waivable_by: Vec::new(),
            remedy: None,
            consequences: Vec::new(),
            cost: None,
            replaces: rule.replaces,
            replaced_by: rule.replaced_by,
            dropped: rule.dropped.is_some(),
            notes: Notes::default(),
            span: ast.clauses.last().map_or(ast.name.span, |last| ast.name.span.to(last.span)),
        };
        let mut periods = Vec::new();
        let mut tested: Vec<Place> = Vec::new();
        for clause in &ast.clauses {
            match &clause.kind {
                ClauseKind::When(condition) => {
                    let mut lowering = Lowering::new(self, draft, types, rule.declared.about);
                    made.when = Some(lowering.condition(condition));
                    tested.extend(lowering.guards(condition, true));
                }
                ClauseKind::Unless(condition) => {
                    let mut lowering = Lowering::new(self, draft, types, rule.declared.about);
                    lowering.known.clone_from(&tested);
                    made.unless.push(lowering.condition(condition));
                }
                ClauseKind::Transition(until, condition) => {
                    let mut lowering = Lowering::new(self, draft, types, rule.declared.about);
                    lowering.known.clone_from(&tested);
                    let when = condition.as_ref().map(|condition| lowering.condition(condition));
                    made.transition = Some(Transition { until: until.date, when });
                }
                ClauseKind::Role(name) => made.role = Some(name.text.clone()),
                ClauseKind::Needs(needs) => made.needs = self.needs(ast, clause.span, needs),
                ClauseKind::Period(period) => periods.push(*period),
                ClauseKind::WaivableBy(authority) => made.waivable_by.push(authority.text.clone()),
                ClauseKind::Remedy(text) => made.remedy = Some(self.remedy(text, &made.body)),
                ClauseKind::Consequence(text) => made.consequences.push(text.text.clone()),
                ClauseKind::Cost(cost) => {
                    let mut lowering = Lowering::new(self, draft, types, rule.declared.about);
                    lowering.known = passed(&lowering, ast);
                    made.cost = lowering.cost(cost);
                }
                ClauseKind::Note(note) => self.note(draft, rule.declared.origin, note, &mut made.notes),
                ClauseKind::Modality(..)
                | ClauseKind::Requires(_)
                | ClauseKind::Provided(_)
                | ClauseKind::Weight(_)
                | ClauseKind::Replaces(_) => {}
            }
        }
        made.period = self.period(&periods);
        self.demand(ast, &made);
        // A source whose document is unknown was reported as such.
        if !ast.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Note(ast::NoteClause::Source(_)))) {
            let kind = kind_words(ast.kind);
            self.report(
                Diagnostic::new(
                    Code::MissingSource,
                    ast.name.span,
                    format!("the {kind} `{}` has no source", ast.name.text),
                )
                .help("say where it stands: `source DOCUMENT \"place\"`"),
            );
        }
        self.fits_replaced(draft, types, id);
        made
    }

    /// What those who do it have to be able to do; it has to be somebody's work.
    fn needs(&mut self, rule: &ast::Rule, span: Span, needs: &[ast::Need]) -> Vec<StaffNeed> {
        if !rule.clauses.iter().any(|clause| matches!(clause.kind, ClauseKind::Role(_))) {
            self.report(
                Diagnostic::new(
                    Code::MissingClause,
                    span,
                    "`needs` says what staff have to be able to do; of which role?",
                )
                .help("say whose work it is: `role social_worker`"),
            );
        }
        let needs = needs.iter().map(|need| match need {
            ast::Need::Qualification(name) => StaffNeed::Qualification(name.text.clone()),
            ast::Need::Language(name) => StaffNeed::Language(name.text.clone()),
        });
        needs.collect()
    }

    fn clause_counts(&mut self, ast: &ast::Rule) {
        for (index, clause) in ast.clauses.iter().enumerate() {
            let many = matches!(
                clause.kind,
                ClauseKind::Unless(_)
                    | ClauseKind::WaivableBy(_)
                    | ClauseKind::Consequence(_)
                    | ClauseKind::Weight(_)
                    | ClauseKind::Note(_)
                    | ClauseKind::Period(_)
            );
            let first =
                ast.clauses.iter().take(index).find(|known| discriminant(&known.kind) == discriminant(&clause.kind));
            if let (false, Some(first)) = (many, first) {
                self.report(
                    Diagnostic::new(Code::DuplicateClause, clause.span, "this clause may stand once")
                        .also(first.span, "it stands here already")
                        .help(if matches!(clause.kind, ClauseKind::When(_)) {
                            "join the conditions with `and` or with `all of`"
                        } else if matches!(clause.kind, ClauseKind::Modality(..)) {
                            "make two rules of it, or join the conditions with `all of`"
                        } else {
                            "leave one of them out"
                        }),
                );
            }
        }
    }

    /// A modality needs something to judge.
    fn demand(&mut self, ast: &ast::Rule, rule: &Rule) {
        let name = &ast.name;
        if let (Some(words), Some(modality)) = (ast.where_possible(), rule.modality)
            && modality != ast::Modality::Should
        {
            let help = match modality {
                ast::Modality::Must => "write `should where possible`, or say with `unless` where it need not hold",
                ast::Modality::Goal | ast::Modality::Should => {
                    "write `should where possible`, or leave the words out: a goal needs no reason"
                }
            };
            let message = "only what should hold can hold where possible";
            self.report(Diagnostic::new(Code::MisplacedClause, words, message).help(help));
        }
        match (&rule.body, rule.modality) {
            (Body::Nothing, _)
                if ast.kind != RuleKind::Score
                    && ast.requires().is_none()
                    && ast.provided().is_none()
                    && ast.modality().is_none_or(|(_, condition)| condition.is_none()) =>
            {
                self.report(
                    Diagnostic::new(Code::MissingClause, name.span, format!("`{}` asks nothing", name.text))
                        .help("say what must hold: `must …`, or `requires …` with `provided …`"),
                );
            }
            (Body::Capacity { provided: None, .. }, Some(_)) => {
                self.report(
                    Diagnostic::new(
                        Code::MissingClause,
                        name.span,
                        format!("nothing says what `{}` provides", name.text),
                    )
                    .help("add `provided …`, or leave `must` out for a component that only says what it takes"),
                );
            }
            _ => {}
        }
    }

    fn remedy(&mut self, text: &ast::Quoted, body: &Body) -> Remedy {
        let mut parts = Vec::new();
        let mut rest = text.text.as_str();
        while let Some((words, behind)) = rest.split_once('{') {
            let Some((place, after)) = behind.split_once('}') else { break };
            if !words.is_empty() {
                parts.push(RemedyPart::Words(words.to_owned()));
            }
            let part = match place {
                "short" | "fehlt" => Some(RemedyPart::Short),
                "required" | "bedarf" => Some(RemedyPart::Required),
                "provided" | "vorhanden" => Some(RemedyPart::Provided),
                _ => None,
            };
            match part {
                Some(part) if gives_short(body) => parts.push(part),
                Some(_) => {
                    self.report(
                        Diagnostic::new(Code::NoShortfall, text.span, format!("this rule has no `{{{place}}}`"))
                            .help("only `requires`/`provided` and conditions of the form `A >= B` give amounts"),
                    );
                }
                None => {
                    self.report(
                        Diagnostic::new(Code::UnknownName, text.span, format!("a remedy has no place `{{{place}}}`"))
                            .help("it may hold `{required}`, `{provided}` and `{short}`"),
                    );
                }
            }
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(RemedyPart::Words(rest.to_owned()));
        }
        Remedy(parts)
    }

    pub(super) fn note(&mut self, draft: &Draft<'_>, origin: usize, clause: &NoteClause, notes: &mut Notes) {
        match clause {
            NoteClause::Source(source) => notes.sources.extend(self.citation(draft, origin, source)),
            NoteClause::Note(note) => notes.notes.push(note.text.clone()),
            NoteClause::Because(because) => notes.because.push(because.text.clone()),
        }
    }

    /// Who uses the replaced rule's amounts must find them in the same unit.
    fn fits_replaced(&mut self, draft: &Draft<'_>, types: &Types, id: RuleId) {
        let Some(old) = draft.rule(id).replaces else { return };
        let [now, before] = [id, old].map(|id| draft.rule(id).declared.ast);
        if (now.kind == RuleKind::Score) != (before.kind == RuleKind::Score) {
            self.report(
                Diagnostic::new(
                    Code::InvalidLayer,
                    now.name.span,
                    format!("a {} cannot take the place of a {}", kind_words(now.kind), kind_words(before.kind)),
                )
                .also(before.name.span, "this one"),
            );
            return;
        }
        let (Some(before), now) = (types.amounts(old), types.amounts(id)) else { return };
        if now != Some(before) && now != Some(&Type::Poison) && *before != Type::Poison {
            let words = self.type_words(before);
            self.report(
                Diagnostic::new(
                    Code::InvalidLayer,
                    draft.rule(id).declared.ast.name.span,
                    "a rule that takes another's place gives amounts in the same unit",
                )
                .also(draft.rule(old).declared.ast.name.span, format!("this one gives {words}")),
            );
        }
    }
}

impl Lowering<'_, '_, '_> {
    /// What something costs: money, or money per time.
    fn cost(&mut self, written: &ast::Expression) -> Option<Expr> {
        let (cost, unit) = self.number(written, None)?;
        if self.checker.vocabulary.units.is_cost(unit) {
            return Some(cost);
        }
        let found = self.checker.type_words(&Type::Number(unit));
        self.checker.report(
            Diagnostic::new(Code::UnitMismatch, written.span, "a cost is money, or money per time")
                .label(format!("this is {found}"))
                .help("for example `cost 75000 EUR/year per on_site.required`"),
        );
        None
    }
}

/// What people call a declaration of this kind.
pub(super) fn kind_words(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Rule => "rule",
        RuleKind::Service => "service",
        RuleKind::Score => "score",
    }
}

/// Whether a remedy can name amounts; what is faulty already is given the benefit of the doubt.
fn gives_short(body: &Body) -> bool {
    match body {
        Body::Nothing | Body::Comparison { .. } | Body::Capacity { provided: Some(_), .. } => true,
        Body::Condition(condition) => condition.ty == Type::Poison,
        Body::Capacity { provided: None, .. } | Body::Score(_) => false,
    }
}

/// What is known not to be none once a rule applies.
#[allow(clippy::wildcard_enum_match_arm, reason = "no other clause decides whether a rule applies")]
fn passed(lowering: &Lowering<'_, '_, '_>, ast: &ast::Rule) -> Vec<Place> {
    ast.clauses
        .iter()
        .flat_map(|clause| match &clause.kind {
            ClauseKind::When(condition) => lowering.guards(condition, true),
            ClauseKind::Unless(condition) => lowering.guards(condition, false),
            _ => Vec::new(),
        })
        .collect()
}

/// `A >= B` and `A <= B` between numbers give amounts; any other condition does not.
fn comparison(condition: Expr) -> Body {
    let ExprKind::Compare(operator, left, right) = &condition.kind else { return Body::Condition(condition) };
    if !matches!(left.ty, Type::Number(_)) {
        return Body::Condition(condition);
    }
    let (provided, required, mirrored) = match operator {
        CompareOperator::AtLeast => ((**left).clone(), (**right).clone(), false),
        CompareOperator::AtMost => ((**right).clone(), (**left).clone(), true),
        CompareOperator::Less | CompareOperator::Greater => return Body::Condition(condition),
    };
    Body::Comparison { provided, required, mirrored, condition }
}

impl Body {
    /// The type of its amounts, where it has any; poison where what is wrong with it was reported.
    pub(super) fn amounts(&self) -> Option<Type> {
        match self {
            Self::Nothing => Some(Type::Poison),
            Self::Condition(condition) => (condition.ty == Type::Poison).then_some(Type::Poison),
            Self::Comparison { required, .. } | Self::Capacity { required, .. } => Some(required.ty.clone()),
            Self::Score(score) => Some(score.value.ty.clone()),
        }
    }

    /// Its expressions.
    pub(super) fn expressions(&self) -> Vec<&Expr> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Condition(condition) | Self::Comparison { condition, .. } => vec![condition],
            Self::Capacity { required, provided } => std::iter::once(required).chain(provided).collect(),
            Self::Score(score) => vec![&score.value],
        }
    }
}

//! Which of several items holds, the best first: the grade of a finding in words.

use super::{Line, Telling};
use crate::assess::{Finding, Grade};
use crate::language::Language;
use crate::model::{EnumerationKind, Expr, ExprKind, Rule, Status};
use crate::report::Message;

impl Telling<'_, '_> {
    /// Whether a rule is met by an item that is not, or not surely, the best one: that is news.
    pub(super) fn falls_back(&self, finding: &Finding) -> bool {
        let rule = self.wording.standard.rule(finding.rule);
        if finding.status != Status::Met || !rule.expressions().into_iter().any(has_grades) {
            return false;
        }
        self.evidence.of_rule(finding).grade.is_some_and(|grade| grade.place > 1)
    }

    /// `Grade: 2nd of 3: b) shared latrine`
    pub(super) fn grade(&self, rule: &Rule, grade: &Grade<'_>) -> Line {
        let said = match &grade.item.title {
            Some(title) => title.clone(),
            None => self.wording.phrase_of(&grade.item.condition, Some(rule)),
        };
        let item = format!("{}) {said}", grade.item.label);
        let (place, of) = (ordinal(grade.place, self.wording.language), grade.of.to_string());
        let unknown: Vec<_> = grade.unknown.iter().map(|item| format!("{})", item.label)).collect();
        let text = if unknown.is_empty() {
            self.wording.fill(Message::GradeOf, &[&place, &of, &item])
        } else {
            let unknown = self.wording.join(&unknown, Message::And);
            self.wording.fill(Message::GradeAtLeast, &[&place, &of, &item, &unknown])
        };
        Line::on(self.wording.say(Message::Grade), text)
    }
}

/// Whether an expression has items in order, the best first.
fn has_grades(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Enumeration(EnumerationKind::BestOf, _))
        || expr.children().into_iter().any(has_grades)
}

/// `2nd`, `2.`
fn ordinal(place: usize, language: Language) -> String {
    let ending = match (language, place % 10, place % 100) {
        (Language::German, _, _) => ".",
        (Language::English, 1, teen) if teen != 11 => "st",
        (Language::English, 2, teen) if teen != 12 => "nd",
        (Language::English, 3, teen) if teen != 13 => "rd",
        (Language::English, _, _) => "th",
    };
    format!("{place}{ending}")
}

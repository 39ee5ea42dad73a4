//! Which conditions decided a connective, and by which branch.

use super::super::assessment::{Branch, Grade};
use super::super::computed::Computed;
use super::{Mode, Sight, Tracer};
use crate::model::{EnumerationKind, Expr, ExprKind, Listed};

/// A condition with the item it stands in, where it has a label.
type Labelled<'a> = (Option<&'a Listed>, &'a Expr);

impl<'a> Tracer<'_, 'a> {
    pub(super) fn walk_enumeration(
        &mut self,
        kind: &EnumerationKind,
        items: &'a [Listed],
        value: Computed<'a>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        if let (EnumerationKind::BestOf, Some(true)) = (kind, value.decided()) {
            return self.walk_best(items, sight, mode);
        }
        let items = items.iter().map(|item| (Some(item), &item.condition));
        match kind {
            EnumerationKind::AllOf => self.walk_all(items, value, sight, mode),
            EnumerationKind::AnyOf | EnumerationKind::BestOf => self.walk_any(items, value, sight, mode),
            EnumerationKind::AtLeastOf(_) => self.walk_deciding(items, value, value.decided(), sight, mode),
            EnumerationKind::ExactlyOneOf => {
                let items: Vec<Labelled<'a>> = items.collect();
                let hold = items.iter().filter(|(_, item)| self.eval(item, sight).decided() == Some(true)).count();
                // Too many hold, else too few.
                let deciding = value.decided().map(|_| hold > 0);
                self.walk_deciding(items.into_iter(), value, deciding, sight, mode);
            }
        }
    }

    /// A condition that every item must hold for: the items that fail decide.
    pub(super) fn walk_all(
        &mut self,
        items: impl Iterator<Item = Labelled<'a>>,
        value: Computed<'a>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        if value.decided() != Some(true) {
            return self.walk_deciding(items, value, value.decided(), sight, mode);
        }
        let items: Vec<Labelled<'a>> = items.collect();
        // Where several items have branches of their own, a single way through them cannot be told.
        let branching = items.iter().filter(|(_, item)| has_branches(item)).count();
        for (_, item) in items {
            self.walk(item, sight, Mode { telling: mode.telling && branching == 1, ..mode });
        }
    }

    /// A condition that one item must hold for: the first that holds decides.
    pub(super) fn walk_any(
        &mut self,
        items: impl Iterator<Item = Labelled<'a>>,
        value: Computed<'a>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        if value.decided() != Some(true) {
            return self.walk_deciding(items, value, value.decided(), sight, mode);
        }
        for (label, item) in items {
            if self.eval(item, sight).decided() == Some(true) {
                self.note_branch(label, true, sight, mode);
                return self.walk(item, sight, mode);
            }
        }
    }

    /// Items of which the first that holds is the grade. Those before it went in as well: they are better, and are not
    /// so or not known.
    fn walk_best(&mut self, items: &'a [Listed], sight: &Sight<'_, 'a>, mode: Mode) {
        let mut unknown = Vec::new();
        for (place, item) in (1..).zip(items) {
            match self.eval(&item.condition, sight).decided() {
                Some(true) => {
                    let told = mode.telling && !mode.negated && sight.way.item.is_none();
                    if told && self.evidence.grade.is_none() {
                        self.evidence.grade = Some(Grade { item, place, of: items.len(), unknown });
                    }
                    return self.walk(&item.condition, sight, mode);
                }
                Some(false) => self.walk(&item.condition, sight, Mode { telling: false, ..mode }),
                None => unknown.push(item),
            }
        }
    }

    /// Walks the items whose truth is the deciding one; all of them where nothing is decided.
    fn walk_deciding(
        &mut self,
        items: impl Iterator<Item = Labelled<'a>>,
        value: Computed<'a>,
        deciding: Option<bool>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        for (label, item) in items {
            let truth = self.eval(item, sight).decided();
            match (deciding, truth) {
                (None, _) => self.walk(item, sight, Mode { telling: false, ..mode }),
                (Some(deciding), Some(truth)) if deciding == truth => {
                    self.note_branch(label, truth, sight, mode);
                    // The way to a branch that held ends with it where others held as well.
                    self.walk(item, sight, Mode { telling: mode.telling && value.decided() == Some(false), ..mode });
                }
                (Some(_), _) => {}
            }
        }
    }

    /// Notes a labelled branch of the record itself; what lies inside the items of a list is told by the items.
    pub(super) fn note_branch(&mut self, item: Option<&'a Listed>, held: bool, sight: &Sight<'_, 'a>, mode: Mode) {
        if let Some(Listed { label, title, condition }) = item.filter(|_| mode.telling && sight.way.item.is_none()) {
            self.evidence.branches.push(Branch { label, title: title.as_deref(), held, condition });
        }
    }
}

fn has_branches(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Enumeration(..) | ExprKind::FirstOf(..))
}

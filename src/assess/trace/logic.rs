//! Which conditions decided a connective, and by which branch.

use super::super::assessment::Branch;
use super::super::computed::Computed;
use super::{Mode, Sight, Tracer};
use crate::model::{EnumerationKind, Expr, ExprKind};

/// A condition with its label, where it has one.
type Labelled<'a> = (Option<&'a str>, &'a Expr);

impl<'a> Tracer<'_, 'a> {
    pub(super) fn walk_enumeration(
        &mut self,
        kind: &EnumerationKind,
        items: &'a [(String, Expr)],
        value: Computed<'a>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        let items = items.iter().map(|(label, item)| (Some(label.as_str()), item));
        match kind {
            EnumerationKind::AllOf => self.walk_all(items, value, sight, mode),
            EnumerationKind::AnyOf => self.walk_any(items, value, sight, mode),
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
                self.note_branch(label, true, item, sight, mode);
                return self.walk(item, sight, mode);
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
                    self.note_branch(label, truth, item, sight, mode);
                    // The way to a branch that held ends with it where others held as well.
                    self.walk(item, sight, Mode { telling: mode.telling && value.decided() == Some(false), ..mode });
                }
                (Some(_), _) => {}
            }
        }
    }

    /// Notes a labelled branch of the record itself; what lies inside the items of a list is told by the items.
    pub(super) fn note_branch(
        &mut self,
        label: Option<&'a str>,
        held: bool,
        condition: &'a Expr,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        if let Some(label) = label.filter(|_| mode.telling && sight.way.item.is_none()) {
            self.evidence.branches.push(Branch { label, held, condition });
        }
    }
}

fn has_branches(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Enumeration(..) | ExprKind::FirstOf(..))
}

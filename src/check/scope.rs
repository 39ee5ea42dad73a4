//! What a written name means, by where it stands.

use super::draft::{Draft, Entity};
use crate::model::{
    ChoiceId, DefinitionId, Facet, GuaranteeId, ParameterId, Place, RecordId, RuleId, Slot, TableId, Type, Vocabulary,
};
use crate::syntax::ast;

/// Where names are looked up: the record in frame 0 and the loop variables around.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    pub(super) about: RecordId,
    /// Loop variables, outermost first; the first one is frame 1.
    pub(super) variables: Vec<(String, Type)>,
}

/// What a path means.
#[derive(Debug, Clone)]
pub(super) enum Resolved {
    /// A fact, or a loop variable itself when the place has no path.
    Fact {
        place: Place,
        ty: Type,
        /// Lengths of the parts of the path that may be none.
        optional: Vec<usize>,
    },
    Parameter(ParameterId),
    Definition(DefinitionId, Place),
    Table(TableId, Place),
    Result(RuleId, Facet, Place),
    /// A rule without `.required` or the like.
    Rule(RuleId),
    Guarantee(GuaranteeId),
}

/// Why a path means nothing.
#[derive(Debug, Clone)]
pub(super) enum Unresolved {
    /// The name at this place is not known in the record.
    Name(usize, RecordId),
    /// The value before the name at this place has no parts.
    NoParts(usize, Type),
    /// The name at this place is no result of a rule.
    NoFacet(usize),
}

/// The result of a rule by its written name, in either language.
pub(super) fn facet(name: &str) -> Option<Facet> {
    match name {
        "applies" | "gilt" => Some(Facet::Applies),
        "met" | "erfüllt" | "erfuellt" => Some(Facet::Met),
        "required" | "bedarf" => Some(Facet::Required),
        "provided" | "vorhanden" => Some(Facet::Provided),
        "short" | "fehlt" => Some(Facet::Short),
        "value" | "wert" => Some(Facet::Value),
        _ => None,
    }
}

impl Scope {
    /// Names around the record alone.
    pub(super) fn about(about: RecordId) -> Self {
        Self { about, variables: Vec::new() }
    }

    /// The frame that the next loop variable opens.
    pub(super) fn next_frame(&self) -> u8 {
        u8::try_from(self.variables.len() + 1).unwrap_or(u8::MAX)
    }

    /// What a path means here.
    pub(super) fn resolve(
        &self,
        vocabulary: &Vocabulary,
        draft: &Draft<'_>,
        path: &ast::Path,
    ) -> Result<Resolved, Unresolved> {
        let first = path.names.first().map_or("", |name| name.text.as_str());
        let variable = self.variables.iter().position(|(name, _)| name == first);
        let (frame, mut ty, begin) = match variable.and_then(|index| Some((index, self.variables.get(index)?))) {
            Some((index, (_, ty))) => (u8::try_from(index + 1).unwrap_or(u8::MAX), ty.clone(), 1),
            None => (0, Type::Record(self.about), 0),
        };
        let mut slots: Vec<Slot> = Vec::new();
        let mut optional = Vec::new();
        for (index, name) in path.names.iter().enumerate().skip(begin) {
            let Type::Record(record) = ty else { return Err(Unresolved::NoParts(index, ty)) };
            let place = || Place { frame, path: slots.clone().into_boxed_slice() };
            let last = index + 1 == path.names.len();
            match draft.find(record, &name.text) {
                Some(Entity::Fact(slot)) => {
                    let fact = vocabulary.record(record).fact(slot);
                    slots.push(slot);
                    if fact.or_none {
                        optional.push(slots.len());
                    }
                    ty = fact.ty.clone();
                }
                Some(Entity::Definition(id)) if last => return Ok(Resolved::Definition(id, place())),
                Some(Entity::Table(id)) if last => return Ok(Resolved::Table(id, place())),
                Some(Entity::Definition(_) | Entity::Table(_)) => {
                    return Err(Unresolved::NoParts(index + 1, Type::Poison));
                }
                Some(Entity::Guarantee(id)) => return Ok(Resolved::Guarantee(id)),
                Some(Entity::Rule(id)) => {
                    let Some(name) = path.names.get(index + 1) else { return Ok(Resolved::Rule(id)) };
                    return match facet(&name.text) {
                        Some(facet) if index + 2 == path.names.len() => Ok(Resolved::Result(id, facet, place())),
                        Some(_) => Err(Unresolved::NoParts(index + 2, Type::Poison)),
                        None => Err(Unresolved::NoFacet(index + 1)),
                    };
                }
                None => {
                    return match draft.parameter_names.get(&name.text) {
                        Some(id) if index == 0 && last => Ok(Resolved::Parameter(*id)),
                        Some(_) if index == 0 => Err(Unresolved::NoParts(1, Type::Poison)),
                        Some(_) | None => Err(Unresolved::Name(index, record)),
                    };
                }
            }
        }
        Ok(Resolved::Fact { place: Place { frame, path: slots.into_boxed_slice() }, ty, optional })
    }

    /// The scope inside a loop over `list`; none where the list's items cannot be told.
    pub(super) fn inside(
        &self,
        vocabulary: &Vocabulary,
        draft: &Draft<'_>,
        selection: &ast::Selection,
    ) -> Option<Self> {
        let mut list = &selection.list;
        while let ast::ExpressionKind::Parenthesised(inner) = &list.kind {
            list = inner;
        }
        let ast::ExpressionKind::Path(path) = &list.kind else { return None };
        let item = if let Ok(Resolved::Fact { ty: Type::List(item), .. }) = self.resolve(vocabulary, draft, path) {
            *item
        } else {
            Type::Choice(self.choice(vocabulary, draft, path)?)
        };
        let mut scope = self.clone();
        scope.variables.push((selection.variable.text.clone(), item));
        Some(scope)
    }

    /// The choice that a path names in the place of a list. What the record itself calls so comes first, unless it is
    /// a fact that is no list: `kind` may be both, and only the choice has several values.
    pub(super) fn choice(&self, vocabulary: &Vocabulary, draft: &Draft<'_>, path: &ast::Path) -> Option<ChoiceId> {
        let [name] = path.names.as_slice() else { return None };
        match self.resolve(vocabulary, draft, path) {
            Ok(Resolved::Fact { ty: Type::Choice(_), .. }) | Err(Unresolved::Name(..)) => {
                vocabulary.find_choice(&name.text)
            }
            Ok(_) | Err(_) => None,
        }
    }
}

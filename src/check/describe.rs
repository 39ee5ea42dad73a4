//! Types and units in the reader's words.

use super::Checker;
use crate::model::Type;
use crate::quantity::Unit;

impl Checker<'_> {
    /// "posts (fte)" would need plurals; a unit is called by its name: "`fte`".
    pub(super) fn unit_words(&self, unit: Unit) -> String {
        match unit {
            Unit::ONE => "plain numbers".to_owned(),
            Unit::SHARE => "shares (`%`)".to_owned(),
            _ => format!("`{}`", self.vocabulary.units.name(unit)),
        }
    }

    /// What a value of the type is: "a number in `fte`", "yes or no".
    pub(super) fn type_words(&self, ty: &Type) -> String {
        match ty {
            Type::Bool => "yes or no".to_owned(),
            Type::Number(Unit::ONE) => "a plain number".to_owned(),
            Type::Number(Unit::SHARE) => "a share (`%`)".to_owned(),
            Type::Number(unit) => format!("a number in `{}`", self.vocabulary.units.name(*unit)),
            Type::Text => "a text".to_owned(),
            Type::Date => "a date".to_owned(),
            Type::Schedule => "times of the week".to_owned(),
            Type::Choice(id) => format!("a `{}`", self.vocabulary.choice(*id).name),
            Type::Record(id) => format!("a record `{}`", self.vocabulary.record(*id).name),
            Type::List(item) => format!("a list, each item {}", self.type_words(item)),
            Type::Poison => "something unclear".to_owned(),
        }
    }
}

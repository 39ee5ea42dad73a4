//! People, teams, pools and planned hires as a staff file gives them, with what they name already found.

use super::measure::{Measure, Work};
use crate::model::RecordId;
use crate::quantity::Rational;
use crate::span::Span;
use jiff::civil::Date;

/// Everybody in the staff files of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staff {
    /// In the order of the files.
    pub members: Vec<Member>,
}

/// What a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person, a team that stays together, or several equal ones of either.
    Person,
    /// Posts that can be divided freely.
    Pool,
    /// Somebody who is to come.
    Hire,
}

/// A place to work at: a record of the profiles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its type.
    pub record: RecordId,
    /// Its `id`, else its `name`.
    pub name: String,
}

/// One entry of a staff file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What it is called; unique in a run.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Whose work it does.
    pub role: String,
    /// Whether a standard of the run asks for that role.
    pub asked_for: bool,
    /// How many equal ones it stands for.
    pub number: u32,
    /// How much each of them works.
    pub work: Work,
    /// What they have learnt, in the words of the file.
    pub qualifications: Vec<String>,
    /// What they speak.
    pub languages: Vec<String>,
    /// Whether they go from shelter to shelter.
    pub mobile: bool,
    /// At how many places each may work at once; none for any number.
    pub at_most: Option<u32>,
    /// The smallest part of one that works at a place, in the unit of its work; none where the file does not say.
    pub step: Option<Rational>,
    /// Where they are now: places with the part of each one's work. Empty where the file does not say.
    pub postings: Vec<(Place, Rational)>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Where the file says it.
    pub span: Span,
}

impl Member {
    /// Whether they are there on a day.
    pub fn is_there(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// How much one of them works, in a unit; none where the file does not say what the unit counts.
    pub fn each(&self, measure: &Measure) -> Option<Rational> {
        measure.amount(&self.work)
    }

    /// How much all of them work together.
    pub fn all(&self, measure: &Measure) -> Option<Rational> {
        self.each(measure)?.multiply(Rational::whole(i64::from(self.number))).ok()
    }
}

impl Staff {
    /// Those who are there on a day, with their places in the list.
    pub fn there(&self, day: Date) -> impl Iterator<Item = (usize, &Member)> {
        self.members.iter().enumerate().filter(move |(_, member)| member.is_there(day))
    }
}

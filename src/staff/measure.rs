//! How much somebody is in the unit that a service counts in: posts, weekly hours or heads.
//!
//! One turns into another only where the vocabulary says what a post is worth in hours.

use crate::quantity::{Rational, Unit, UnitTable};

/// What people call a post; the unit of that name is what a staff file counts as `posts`.
const POSTS: [&str; 6] = ["fte", "post", "posts", "VZÄ", "Stelle", "Stellen"];

/// How many of a unit one post, one weekly hour and one head are; none where it does not count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    post: Option<Rational>,
    hour: Option<Rational>,
    head: Option<Rational>,
}

/// How much of a person's or team's work a file states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// In posts.
    pub posts: Option<Rational>,
    /// In weekly hours.
    pub hours: Option<Rational>,
    /// In heads.
    pub heads: Option<Rational>,
}

impl Measure {
    /// How to count in a unit.
    pub fn of(unit: Unit, units: &UnitTable) -> Self {
        let named = || POSTS.iter().find_map(|name| units.find(name));
        if units.is_counted(unit) {
            let is_post = |id| matches!(units.factors(unit), [(own, 1)] if *own == id);
            let (post, head) =
                if named().is_some_and(is_post) { (Some(Rational::ONE), None) } else { (None, Some(Rational::ONE)) };
            return Self { post, hour: None, head };
        }
        let week = [(units.find("h"), 1), (units.find("week"), -1)].map(|(id, power)| Some((id?, power)));
        let hour = match week {
            [Some(hour), Some(week)] => units.conversion_of(&[hour, week], unit).ok().flatten(),
            [_, _] => None,
        };
        let post = named().and_then(|id| units.conversion_of(&[(id, 1)], unit).ok().flatten());
        Self { post: post.filter(|_| hour.is_some()), hour, head: None }
    }

    /// How much work is, in the unit; none where it does not say what the unit counts.
    pub fn amount(&self, work: &Work) -> Option<Rational> {
        let parts = [(work.posts, self.post), (work.hours, self.hour), (work.heads, self.head)];
        parts.into_iter().find_map(|(said, each)| said?.multiply(each?).ok())
    }

    /// The weekly hours that the posts make, where the file says others beside them.
    pub fn hours_instead(&self, work: &Work) -> Option<Rational> {
        let hours = work.posts?.multiply(self.post?).ok()?.divide(self.hour?).ok()??;
        (hours != work.hours?).then_some(hours)
    }

    /// What a staff file has to say for it, in its own words.
    pub fn wants(&self) -> &'static str {
        match (self.post, self.hour, self.head) {
            (_, _, Some(_)) => "heads",
            (Some(_), Some(_), _) => "posts or weekly",
            (None, Some(_), _) => "weekly",
            (_, None, None) => "posts",
        }
    }
}

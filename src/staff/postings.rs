//! Where people are now: the places that a staff file names, found among the records of the profiles.

use super::measure::Work;
use super::member::Place;
use super::read::{Reading, Said, invalid};
use crate::capacity::Holder;
use crate::diagnostic::nearest;
use crate::model::Value;
use crate::quantity::Rational;
use crate::span::Span;

impl Reading<'_, '_> {
    /// Where somebody is now, with the part of the work that is done there.
    pub(super) fn postings(&mut self, id: &str, role: &str, work: &Work, said: &Said<'_>) -> Vec<(Place, Rational)> {
        let whole = said.text("at").and_then(|at| {
            let place = self.place_of(said.span, AT, at);
            self.holder(id, at, place)
        });
        let Value::List(items) = said.value("postings") else {
            return whole.map(|place| (place, Rational::ONE)).into_iter().collect();
        };
        if said.text("at").is_some() {
            let place = self.place(said, "postings");
            self.report(invalid(place, format!("`{id}` says both `at` and `postings`")).help("keep one of them"));
        }
        let mut postings: Vec<(Place, Rational)> = Vec::new();
        let mut sum = Rational::ZERO;
        for item in items {
            let Value::Record(instance) = item else { continue };
            let record = self.setting.vocabulary.record(instance.record);
            let posting = Said { instance, record, span: instance.span.unwrap_or(said.span) };
            let Some(at) = posting.text("at") else {
                self.report(
                    invalid(posting.span, format!("a posting of `{id}` does not say where")).help("write `at: …`"),
                );
                continue;
            };
            self.agree(id, role, &posting);
            let Some(part) = part(&posting.work(), work) else {
                let message = format!("how much of `{id}` works at {at} cannot be told");
                self.report(
                    invalid(posting.span, message).help("write posts, weekly hours or heads, as for the whole"),
                );
                continue;
            };
            let place = self.place_of(posting.span, AT, at);
            let Some(holder) = self.holder(id, at, place) else { continue };
            if postings.iter().any(|(known, _)| *known == holder) {
                self.report(invalid(place, format!("`{id}` is posted to {at} twice")).help("add them up"));
            }
            sum = sum.add(part).unwrap_or(Rational::whole(2));
            postings.push((holder, part));
        }
        if sum > Rational::ONE {
            let message = format!("the postings of `{id}` are more than its posts");
            self.report(invalid(self.place(said, "postings"), message));
        }
        postings
    }

    /// The record that a place means.
    fn holder(&mut self, id: &str, at: &str, span: Span) -> Option<Place> {
        let by_name = |holder: &&Holder| holder.name == at;
        let by_title = |holder: &&Holder| holder.title.as_deref() == Some(at);
        let mut found: Vec<&Holder> = self.setting.holders.iter().filter(by_name).collect();
        if found.is_empty() {
            found = self.setting.holders.iter().filter(by_title).collect();
        }
        if let [holder] = found.as_slice() {
            return Some(Place { record: holder.record, name: holder.name.clone() });
        }
        if found.is_empty() {
            let holders = self.setting.holders.iter();
            let names = holders.flat_map(|holder| std::iter::once(&holder.name).chain(&holder.title));
            let help = match nearest(at, names.map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the id or name of a record of the profile".to_owned(),
            };
            self.report(invalid(span, format!("`{id}`: the profiles have no `{at}`")).help(help));
        } else {
            let names: Vec<String> = found.iter().map(|holder| format!("`{}`", holder.name)).collect();
            let message = format!("`{id}`: several records are called `{at}`");
            self.report(invalid(span, message).help(format!("write the id: {}", names.join(", "))));
        }
        None
    }
}

/// The keys of a place.
const AT: &[&str] = &["at", "einsatzort", "ort"];

/// Which part of a whole some work is.
fn part(some: &Work, whole: &Work) -> Option<Rational> {
    let pairs = [(some.posts, whole.posts), (some.hours, whole.hours), (some.heads, whole.heads)];
    pairs.into_iter().find_map(|(some, whole)| some?.divide(whole?).ok()?)
}

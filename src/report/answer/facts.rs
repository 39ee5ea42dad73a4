//! Everything that a template may say, as one value: what the reports for machines hold, with words beside it.

use super::complete::{add, record};
use super::sections::{Charts, lines};
use super::told::{Told, heading};
use crate::inquiry::Inquiry;
use crate::language::Language;
use crate::model::{Standard, Type, Value as Fact};
use crate::report::capacity::{Capacity, Sentences, capacity_json, sentences};
use crate::report::document::sentence;
use crate::report::forecast::{Forecast, Parts, forecast_json, parts};
use crate::report::json;
use crate::report::paper::Section;
use crate::report::phrase::readable;
use serde_json::{Map, Value};

/// What a template is filled with.
#[derive(Debug)]
pub struct Answer<'r, 'a> {
    /// The assessments.
    pub told: &'r Told<'a>,
    /// The capacity; none where no standard asks for amounts.
    pub capacity: Option<&'r Capacity<'a>>,
    /// What becomes of it; none without a scenario.
    pub forecast: Option<&'r Forecast<'a>>,
    /// The inquiry.
    pub inquiry: &'r Inquiry,
    /// The language of the words.
    pub language: Language,
}

impl Answer<'_, '_> {
    /// Everything that a template may say.
    pub fn facts(&self) -> Value {
        self.facts_with(&mut Charts::default())
    }

    /// The same, with charts in files.
    pub(super) fn facts_with(&self, charts: &mut Charts<'_>) -> Value {
        let run = &self.told.view().run;
        let subjects = self.told.subjects();
        let lang = match self.language {
            Language::English => "en",
            Language::German => "de",
        };
        record([
            ("lang", lang.into()),
            ("key_date", run.key_date.to_string().into()),
            ("tool", record([("name", "norm".into()), ("version", run.tool_version.into())])),
            ("inputs", json::inputs(run)),
            ("inquiry", inquiry(self.inquiry)),
            ("standards", self.told.standards()),
            ("capacity", self.capacity.map_or(Value::Null, |capacity| self.capacity(capacity, &subjects))),
            ("forecast", self.forecast.map_or(Value::Null, |forecast| self.forecast(forecast, charts))),
            ("rules", self.told.rules()),
            ("summary", self.told.summary().into()),
            ("reservations", self.told.reservations()),
            ("subjects", subjects),
        ])
    }

    /// The report for machines, with titles and roles as people read them, and its sentences.
    fn capacity(&self, capacity: &Capacity<'_>, subjects: &Value) -> Value {
        let mut value = capacity_json(capacity);
        self.entitle(&mut value, None, subjects);
        let Sentences { changes, reaches, bases, staff } = sentences(capacity, self.language);
        let said = [("changes", changes), ("reaches", reaches), ("bases", bases), ("staff", staff)];
        let said = said.map(|(key, said)| (key, lines(&said)));
        add(&mut value, "sentences", record(said));
        value
    }

    /// The report for machines, with the parts of the page in words.
    fn forecast(&self, forecast: &Forecast<'_>, charts: &mut Charts<'_>) -> Value {
        let mut value = forecast_json(forecast);
        let Parts { notes, answers, beside, courses, firsts, assumptions, hires } = parts(forecast, self.language);
        let mut several = |sections: &[Section]| sections.iter().map(|one| charts.section(one)).collect::<Value>();
        let (courses, beside) = (several(&courses), several(&beside));
        let mut one = |section: &Section| charts.section(section);
        let (answers, firsts, assumptions) = (one(&answers), firsts.as_ref().map(&mut one), one(&assumptions));
        for (key, part) in [
            ("notes", notes.into()),
            ("answers", answers),
            ("beside", beside),
            ("courses", courses),
            ("firsts", firsts.into()),
            ("assumptions", assumptions),
            ("hires", lines(&hires)),
        ] {
            add(&mut value, key, part);
        }
        value
    }

    /// Whatever names a rule, a role or a record gets its title, wherever it stands; a rule is of the nearest standard
    /// around it.
    fn entitle(&self, value: &mut Value, around: Option<&Standard>, subjects: &Value) {
        if let Value::Array(items) = value {
            items.iter_mut().for_each(|item| self.entitle(item, around, subjects));
        }
        let Value::Object(map) = &mut *value else { return };
        let text = |map: &Map<String, Value>, key: &str| map.get(key).and_then(Value::as_str).map(str::to_owned);
        let standards = &self.told.view().run.program.standards;
        let named = text(map, "standard").and_then(|name| standards.iter().find(|held| held.name == name));
        let around = named.or(around);
        map.values_mut().for_each(|inner| self.entitle(inner, around, subjects));
        let heading = text(map, "subject")
            .zip(text(map, "record"))
            .and_then(|(subject, record)| heading(subjects, &subject, &record))
            .cloned();
        let is_ruled = map.contains_key("rule");
        let has_role = map.contains_key("role");
        let found = text(map, "rule").and_then(|name| around?.rules().find(|(_, rule)| rule.label.name == name));
        let role = text(map, "role").or_else(|| found.and_then(|(_, rule)| rule.role.clone()));
        if is_ruled {
            add(value, "title", found.map(|(_, rule)| readable(rule.label.shown())));
        }
        if is_ruled || has_role {
            add(value, "role_words", role.map(|role| sentence(&readable(&role))));
        }
        if let Some(heading) = heading {
            add(value, "heading", heading);
        }
    }
}

/// What is known of the inquiry; days as 2016-03-17.
fn inquiry(inquiry: &Inquiry) -> Value {
    let words = |value: &Fact| match value {
        Fact::Text(text) => Value::from(text.trim()),
        Fact::Date(day) => Value::from(day.to_string()),
        Fact::Unknown
        | Fact::None
        | Fact::Bool(_)
        | Fact::Number(_)
        | Fact::Choice(_)
        | Fact::Schedule(_)
        | Fact::List(_)
        | Fact::Record(_) => Value::Null,
    };
    let mut said = record([]);
    for (fact, value) in inquiry.facts() {
        let said_of = match (value, &fact.ty) {
            (Fact::List(items), _) => items.iter().map(words).collect(),
            (_, Type::List(_)) => Value::Array(Vec::new()),
            (one, _) => words(one),
        };
        add(&mut said, &fact.name, said_of);
    }
    said
}

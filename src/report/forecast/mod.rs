//! `norm forecast` in words: the answer, the course, from when something falls short, and what was assumed.
//!
//! Computes nothing: series and spells are given.

mod answers;
mod assumptions;
mod bases;
mod charts;
mod json;
mod tables;
mod watch;
mod words;

pub use json::{FORECAST_FORMAT, FORECAST_SCHEMA, forecast_json};

use super::document::sentence;
use super::paper::{Line as Sentence, Paper, Section};
use super::phrase::{date, readable};
use super::view::View;
use super::{Run, Wording};
use crate::forecast::{Case, Line, Of, Outcome, Series};
use crate::language::Language;
use crate::model::StandardId;
use jiff::civil::Date;
pub(super) use words::Words;

/// All that a run found about one or several scenarios over the same profiles.
#[derive(Debug)]
pub struct Forecast<'a> {
    /// What holds for the whole run.
    pub run: Run<'a>,
    /// Scenario by scenario.
    pub outcomes: &'a [Outcome<'a>],
}

/// The page in words.
pub fn forecast_paper(forecast: &Forecast<'_>, language: Language) -> Paper {
    let page = Page::new(forecast, language);
    let view = View { run: forecast.run, language, details: false };
    let mut about = Vec::new();
    for heading in view.headings() {
        about.push(format!("{} · {}", heading.title, heading.about));
        about.extend(heading.remarks);
    }
    about.push(view.key_date());
    about.extend(page.what_ifs());
    Paper { title: Words::Title.words(language).to_owned(), about, sections: page.sections() }
}

/// The parts of the page, for pages of another layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// Which scenarios only try what would be.
    pub(super) notes: Vec<String>,
    /// Until when it is enough.
    pub(super) answers: Section,
    /// Several scenarios side by side.
    pub(super) beside: Vec<Section>,
    /// Day by day.
    pub(super) courses: Vec<Section>,
    /// From when something is short.
    pub(super) firsts: Option<Section>,
    /// What is assumed.
    pub(super) assumptions: Section,
    /// Who is to be hired.
    pub(super) hires: Vec<Sentence>,
}

/// The parts of the page.
pub(super) fn parts(forecast: &Forecast<'_>, language: Language) -> Parts {
    let page = Page::new(forecast, language);
    let mut hires: Vec<Sentence> = Vec::new();
    for line in page.scenes.iter().flat_map(Scene::hires) {
        if !hires.contains(&line) {
            hires.push(line);
        }
    }
    Parts {
        notes: page.what_ifs(),
        answers: page.answers(),
        beside: page.beside(),
        courses: page.scenes.iter().flat_map(|scene| page.courses(scene)).collect(),
        firsts: page.firsts(),
        assumptions: page.assumptions(),
        hires,
    }
}

struct Page<'p, 'a> {
    forecast: &'p Forecast<'a>,
    scenes: Vec<Scene<'p>>,
    language: Language,
}

/// One scenario of the page.
struct Scene<'p> {
    outcome: &'p Outcome<'p>,
    series: Vec<Series>,
    /// What the page calls it.
    name: String,
    language: Language,
}

impl<'p, 'a> Page<'p, 'a> {
    fn new(forecast: &'p Forecast<'a>, language: Language) -> Self {
        let scenes = forecast.outcomes.iter().enumerate().map(|(at, outcome)| Scene {
            outcome,
            series: outcome.series(),
            name: name(at, forecast.outcomes, language),
            language,
        });
        Self { forecast, scenes: scenes.collect(), language }
    }
}

impl Page<'_, '_> {
    /// Scenarios that expect nothing, each with words that say so.
    fn what_ifs(&self) -> Vec<String> {
        let what_if = self.scenes.iter().filter(|scene| scene.outcome.case.scenario.what_if);
        what_if.map(|scene| self.fill(Words::WhatIf, &[&scene.name])).collect()
    }

    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![self.answers()];
        sections.extend(self.beside());
        for scene in &self.scenes {
            sections.extend(self.courses(scene));
        }
        sections.extend(self.firsts());
        sections.extend(self.watch());
        sections.push(self.assumptions());
        sections.extend(self.bases());
        sections
    }

    fn say(&self, words: Words) -> &'static str {
        words.words(self.language)
    }

    fn fill(&self, words: Words, parts: &[&str]) -> String {
        words.fill(self.language, parts)
    }

    /// A title, and which scenario and standard it is about where there are several.
    fn titled(&self, title: &str, scene: Option<&Scene<'_>>, standard: Option<StandardId>) -> String {
        let mut of = Vec::new();
        if self.scenes.len() > 1 {
            of.extend(scene.map(|scene| scene.name.clone()));
        }
        if self.scenes.iter().any(|scene| scene.outcome.case.scenario.standards.len() > 1) {
            of.extend(
                standard
                    .and_then(|id| self.forecast.run.program.standards.get(id.index()))
                    .map(|it| readable(it.shown())),
            );
        }
        if of.is_empty() { title.to_owned() } else { self.fill(Words::Of, &[title, &of.join(", ")]) }
    }
}

impl<'p> Scene<'p> {
    fn fill(&self, words: Words, parts: &[&str]) -> String {
        words.fill(self.language, parts)
    }

    fn case(&self) -> &'p Case {
        self.outcome.case
    }

    fn day(&self, day: Date) -> String {
        date(day, self.language)
    }

    fn wording(&self, standard: StandardId) -> Option<Wording<'p>> {
        let case = self.case();
        Wording::new(&case.program, standard, case.scenario.start(), self.language)
    }

    /// What a line is called.
    fn line(&self, line: &Line) -> String {
        match &line.of {
            Of::All => Words::Sum.words(self.language).to_owned(),
            Of::Role(role) => match role {
                Some(role) => sentence(&readable(role)),
                None => Words::Unsaid.words(self.language).to_owned(),
            },
            Of::Service(name) => {
                let case = self.case();
                let follows = |id: &StandardId| case.scenario.first_of(*id) == line.standard;
                let standards = case.program.standards_by_id().filter(|(id, _)| follows(id));
                let mut rules = standards.flat_map(|(_, standard)| standard.rules());
                let label = rules.find(|(_, rule)| rule.label.name == *name).map(|(_, rule)| rule.label.shown());
                readable(label.unwrap_or(name))
            }
            Of::Record(name) => name.clone(),
        }
    }

    /// The lines that sum up everything, standard by standard and unit by unit.
    fn sums(&self) -> impl Iterator<Item = &Series> {
        self.series.iter().filter(|series| series.line.of == Of::All)
    }
}

/// What the page calls a scenario.
fn name(at: usize, outcomes: &[Outcome<'_>], language: Language) -> String {
    let Some(outcome) = outcomes.get(at) else { return String::new() };
    let (program, scenario) = (&outcome.case.program, &outcome.case.scenario);
    let swept: Vec<String> = scenario
        .settings
        .iter()
        .filter(|setting| setting.swept)
        .filter_map(|setting| {
            let wording = Wording::new(program, setting.standard, scenario.start(), language)?;
            let name = readable(wording.standard.parameter(setting.parameter).label.shown());
            Some(Words::Setting.fill(language, &[&name, &wording.value(&setting.value, &setting.ty)]))
        })
        .collect();
    let own = scenario.title.clone().unwrap_or_else(|| {
        let empty = scenario.growth.is_empty() && scenario.openings.is_empty() && scenario.closures.is_empty();
        let bare = empty && !scenario.hires() && scenario.versions.is_empty();
        if bare && scenario.settings.iter().all(|setting| setting.swept) {
            Words::Unchanged.words(language).to_owned()
        } else {
            Words::Numbered.fill(language, &[&(at + 1).to_string()])
        }
    });
    let others = outcomes.iter().any(|other| other.case.scenario.title != scenario.title);
    match (swept.is_empty(), others) {
        (true, _) => own,
        (false, true) => format!("{own}, {}", swept.join(", ")),
        (false, false) => swept.join(", "),
    }
}

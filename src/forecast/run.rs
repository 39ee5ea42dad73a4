//! Day by day: the ledger of a scenario on each of its days, with and without those who are to be hired.

use super::case::Case;
use super::grow::{closed_on, world_on};
use super::lines::{Series, series};
use super::spells::{Spells, spells};
use super::strain::{Gap, Strain, strains};
use crate::assess::{Assessor, Finding, Missing};
use crate::capacity::Ledger;
use crate::model::{Justification, RuleKind, Status, Waiver};
use crate::quantity::Rational;
use jiff::civil::Date;

/// A calculation left the range of exact numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutOfRange {
    /// For which record.
    pub subject: String,
    /// On which day.
    pub day: Date,
}

/// What becomes of a scenario.
#[derive(Debug)]
pub struct Outcome<'c> {
    /// The scenario.
    pub case: &'c Case,
    /// Its days, in order.
    pub days: Vec<Day<'c>>,
    /// When each need is met and when it falls short, to the day.
    pub spells: Spells,
    /// Needs that have no value, whatever the profile says.
    pub gaps: Vec<Gap>,
    /// What else to look at.
    pub strains: Vec<Strain>,
}

/// One day.
#[derive(Debug)]
pub struct Day<'c> {
    /// The day.
    pub date: Date,
    /// How many people the outermost records have together; none where that is not known, or where they do not say it.
    pub people: Option<Rational>,
    /// What is required, present and short, without those who are to be hired.
    pub plain: Ledger<'c>,
    /// The same with them; none where nobody is to be hired.
    pub hired: Option<Ledger<'c>>,
}

/// Runs a scenario: every day of it, and the days on which something falls short.
///
/// # Errors
/// [`OutOfRange`] where a calculation leaves the exact range.
pub fn run<'c>(case: &'c Case, waivers: &'c [Waiver], reasons: &'c [Justification]) -> Result<Outcome<'c>, OutOfRange> {
    let take = |day: Date, hired: bool| ledger_on(case, day, hired, (waivers, reasons), &mut |_| ());
    let mut gaps: Vec<Gap> = Vec::new();
    let scenario = &case.scenario;
    let mut days = Vec::with_capacity(scenario.days.len());
    for &date in &scenario.days {
        let plain = ledger_on(case, date, false, (waivers, reasons), &mut |gap| Gap::gather(&mut gaps, gap))?;
        let hired = if scenario.hires() { Some(take(date, true)?) } else { None };
        days.push(Day { date, people: people_on(case, date), plain, hired });
    }
    let spells = spells(case, &take)?;
    let strains = strains(case, &days);
    Ok(Outcome { case, days, spells, gaps, strains })
}

impl Outcome<'_> {
    /// The figures line by line, in the order in which the lines come up.
    pub fn series(&self) -> Vec<Series> {
        series(self)
    }
}

/// What the standards of a day take of the records of that day; needs without a value are handed on.
fn ledger_on<'c>(
    case: &'c Case,
    day: Date,
    hired: bool,
    (waivers, reasons): (&'c [Waiver], &'c [Justification]),
    each: &mut dyn FnMut(Gap),
) -> Result<Ledger<'c>, OutOfRange> {
    let records = world_on(&case.scenario, day, hired).without(&closed_on(&case.scenario, day));
    let mut ledger = Ledger::new(&case.program);
    for standard in case.scenario.standards_on(day) {
        let Some(assessor) = Assessor::new(&case.program, standard, day, waivers) else { continue };
        let mut assessor = assessor.with_reasons(reasons);
        let rules = case.program.standards.get(standard.index());
        let is_open = |finding: &Finding| {
            let rule = rules.map(|it| it.rule(finding.rule));
            let counts = rule.is_some_and(|rule| rule.kind == RuleKind::Service || rule.role.is_some());
            counts && finding.status == Status::Undetermined
        };
        for (place, record) in &records {
            for assessment in assessor.assess(record, *place) {
                if !assessment.overflows.is_empty() {
                    return Err(OutOfRange { subject: assessment.subject.name, day });
                }
                let instance = assessment.subject.instance;
                for finding in assessment.findings.iter().filter(|finding| is_open(finding)) {
                    for missing in assessor.evidence(&assessment.subject, finding).missing {
                        let Missing::Undefined { reason, at } = missing else { continue };
                        let (rule, records) = (finding.rule, vec![assessment.subject.name.clone()]);
                        each(Gap { standard, rule, records, day, reason, at: at.clone() });
                    }
                }
                ledger.add(&assessment, &mut |finding| {
                    let range = assessor.required_range(instance, finding.rule);
                    (range.low.unwrap_or(Rational::ZERO), range.high)
                });
            }
        }
    }
    Ok(ledger)
}

fn people_on(case: &Case, day: Date) -> Option<Rational> {
    let records = world_on(&case.scenario, day, false).without(&closed_on(&case.scenario, day));
    let mut sum = None;
    for (_, record) in &records {
        let slot = super::people_of(&case.program.vocabulary, record.record)?;
        let crate::model::Value::Number(people) = record.get(slot) else { return None };
        sum = Some(sum.unwrap_or(Rational::ZERO).add(*people).ok()?);
    }
    sum
}

//! Times of the week out of their words, and their hours.

use super::{Built, Reader, every, find, has};
use crate::diagnostic::Code;
use crate::schedule::{Clock, Day, Schedule};
use crate::syntax::ast::ExpressionKind;
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    /// An `hours_of`.
    pub(super) fn hours_of(&mut self, pair: &Pair<'_, Rule>) -> Built<ExpressionKind> {
        let of = pair.clone().into_inner().next_back().ok_or_else(|| self.unreadable(pair))?;
        Ok(ExpressionKind::HoursOf(Box::new(self.level(&of, |reader| reader.primary(&of))?)))
    }

    /// A `schedule`.
    pub(super) fn schedule(&self, pair: &Pair<'_, Rule>) -> Built<Schedule> {
        let inner = self.only(pair.clone())?;
        let mut schedule = Schedule::NEVER;
        let mut days = Day::ALL.to_vec();
        match inner.as_rule() {
            Rule::kw_round_the_clock => return Ok(Schedule::always()),
            Rule::kw_at_no_time => {}
            Rule::schedule_span => self.span_of_week(&inner, &mut days, &mut schedule)?,
            _ => {
                for span in every(&inner, Rule::schedule_span) {
                    self.span_of_week(&span, &mut days, &mut schedule)?;
                }
            }
        }
        Ok(schedule)
    }

    /// Adds a `schedule_span`. Without days of its own it is of the days of the one before it.
    fn span_of_week(&self, pair: &Pair<'_, Rule>, days: &mut Vec<Day>, schedule: &mut Schedule) -> Built<()> {
        if let Some(own) = find(pair, Rule::days) {
            *days = if has(&own, Rule::kw_daily) { Day::ALL.to_vec() } else { self.days(&own)? };
        }
        let clocks: Vec<Pair<'_, Rule>> = every(pair, Rule::clock).collect();
        let [first, last] = clocks.as_slice() else { return Err(self.unreadable(pair)) };
        let (from, to) = (self.clock(first)?, self.clock(last)?);
        if from == to {
            let message = format!("from {} to {}: nothing or a whole day", first.as_str(), last.as_str());
            let fault = self.fault(Code::InvalidSchedule, pair, message);
            return Err(Box::new(fault.help("write `00:00 to 24:00` for whole days, `round the clock` for the week")));
        }
        if from == Clock::END {
            let fault = self.fault(Code::InvalidSchedule, first, "24:00 is an end only");
            return Err(Box::new(fault.help("write 00:00 and the day after")));
        }
        schedule.add(days.iter().copied(), from, to);
        Ok(())
    }

    fn days(&self, pair: &Pair<'_, Rule>) -> Built<Vec<Day>> {
        let mut days = Vec::new();
        for range in every(pair, Rule::day_range) {
            let ends = every(&range, Rule::day).map(|day| self.day(&day)).collect::<Built<Vec<Day>>>()?;
            match ends.as_slice() {
                [first, last] if first == last => {
                    let message = format!("`{}`: one day or a whole week", range.as_str());
                    let fault = self.fault(Code::InvalidSchedule, &range, message);
                    return Err(Box::new(fault.help("name the day alone, or leave days out for every day")));
                }
                [first, last] => days.extend(first.to(*last)),
                _ => days.extend(ends),
            }
        }
        Ok(days)
    }

    fn day(&self, pair: &Pair<'_, Rule>) -> Built<Day> {
        Ok(match self.only(pair.clone())?.as_rule() {
            Rule::kw_monday => Day::Monday,
            Rule::kw_tuesday => Day::Tuesday,
            Rule::kw_wednesday => Day::Wednesday,
            Rule::kw_thursday => Day::Thursday,
            Rule::kw_friday => Day::Friday,
            Rule::kw_saturday => Day::Saturday,
            _ => Day::Sunday,
        })
    }

    fn clock(&self, pair: &Pair<'_, Rule>) -> Built<Clock> {
        Clock::parse(pair.as_str()).ok_or_else(|| {
            let fault = self.fault(Code::InvalidSchedule, pair, format!("no clock shows {}", pair.as_str()));
            Box::new(fault.help("times of day go from 00:00 to 24:00"))
        })
    }
}

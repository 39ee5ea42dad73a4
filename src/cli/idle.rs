//! Which waivers and recorded reasons are idle in a run: those of a standard that is known and not checked.

use super::inputs::Agreed;
use super::rules;
use crate::library::Shipped;
use crate::model::{Exceptions, Program, Standard};

/// The standards that an entry of a waiver file may be about.
pub(super) struct Homes<'p> {
    checked: &'p Program,
    /// Those that the profiles name themselves.
    own: Vec<Program>,
    /// Those that come with norm and that an entry names.
    shipped: Vec<Program>,
    /// Whether the profiles name the waiver files too. An entry without a standard's name then means their own.
    named_by_profiles: bool,
}

impl<'p> Homes<'p> {
    /// Reads the standards that the profiles name, where others are checked.
    pub(super) fn new(checked: &'p Program, agreed: &Agreed, named_by_profiles: bool) -> Self {
        let chosen = agreed.standards.is_empty();
        let own = agreed.own.iter().filter(|_| chosen).filter_map(|(name, folder)| rules::find(name, folder).ok());
        let own = own.filter_map(|files| rules::load_quietly(&files)).collect();
        Self { checked, own, shipped: Vec::new(), named_by_profiles }
    }

    /// Takes out what is about a standard that is not checked; the remark that says so, where there is any.
    pub(super) fn set_aside(&mut self, exceptions: &mut Exceptions) -> Option<String> {
        let mut standards: Vec<String> = Vec::new();
        let mut is_idle = |rule: &str| {
            let Some(standard) = self.idle_home(rule) else { return false };
            if !standards.contains(&standard) {
                standards.push(standard);
            }
            true
        };
        let before = (exceptions.waivers.len(), exceptions.reasons.len());
        exceptions.waivers.retain(|waiver| !is_idle(&waiver.rule));
        exceptions.reasons.retain(|reason| !is_idle(&reason.rule));
        let waivers = before.0 - exceptions.waivers.len();
        let reasons = before.1 - exceptions.reasons.len();
        if standards.is_empty() {
            return None;
        }
        let counted = [(waivers, "waiver"), (reasons, "reason")].into_iter().filter(|(count, _)| *count > 0);
        let counted: Vec<String> =
            counted.map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" })).collect();
        let are = if waivers + reasons == 1 { "is" } else { "are" };
        let of = if let [_] = standards.as_slice() { "a standard that is" } else { "standards that are" };
        Some(format!("{} {are} of {of} not checked: {}", counted.join(" and "), standards.join(", ")))
    }

    /// The names of the rules of all these standards, each alone and with its standard.
    pub(super) fn rule_names(&self) -> Vec<String> {
        let programs = std::iter::once(self.checked).chain(&self.own).chain(&self.shipped);
        let standards = programs.flat_map(|program| &program.standards);
        let names = |standard: &Standard| {
            let names = standard.rules().map(|(_, rule)| rule.label.name.clone());
            names.flat_map(|name| [format!("{}.{name}", standard.name), name]).collect::<Vec<_>>()
        };
        standards.flat_map(names).collect()
    }

    /// The standard that is not checked and that an entry is about.
    fn idle_home(&mut self, rule: &str) -> Option<String> {
        let checks = |name: &str| self.checked.standards.iter().any(|standard| standard.name == name);
        let own = || self.own.iter().flat_map(|program| &program.standards).filter(|standard| standard.has_rule(rule));
        let unchecked = own().find(|standard| !checks(&standard.name)).map(|standard| standard.name.clone());
        let own_is_checked = own().any(|standard| checks(&standard.name));
        let is_checked = self.checked.standards.iter().any(|standard| standard.has_rule(rule));
        match rule.split_once('.') {
            Some(_) if is_checked => None,
            Some((standard, _)) => unchecked.or_else(|| self.shipped_home(standard, rule)),
            None if own_is_checked || is_checked && !self.named_by_profiles => None,
            None => unchecked,
        }
    }

    fn shipped_home(&mut self, standard: &str, rule: &str) -> Option<String> {
        let has = |program: &Program| {
            program.standards.iter().find(|one| one.has_rule(rule)).map(|standard| standard.name.clone())
        };
        if let Some(known) = self.shipped.iter().find_map(has) {
            return Some(known);
        }
        let program = rules::load_quietly(&[rules::text_of(Shipped::standard(standard)?)])?;
        let home = has(&program);
        self.shipped.push(program);
        home
    }
}

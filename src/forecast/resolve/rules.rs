//! Parameters at other values, and standards in the place of others.

use super::{Ground, Resolver, said};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::forecast::case::can_be_set;
use crate::forecast::read::Entry;
use crate::forecast::scenario::{Said, Setting, Version};
use crate::model::{ParameterId, Program, Standard, StandardId};
use crate::profile::read_value;
use crate::span::Span;

/// The setting that `parameter=value` means, for all days; a parameter may stand behind its standard and a dot.
///
/// # Errors
/// What is wrong with it; the place means nothing.
pub fn set(ground: &Ground<'_>, parameter: &str, value: &str) -> Result<Setting, Box<Diagnostic>> {
    let (standard, name) = match parameter.rsplit_once('.') {
        Some((standard, name)) => (Some(standard.trim()), name.trim()),
        None => (None, parameter.trim()),
    };
    let nowhere = Span::new(crate::span::FileId(0), 0, 0);
    let mut setting = setting(ground.program, (standard, name), value, nowhere)?;
    setting.swept = true;
    setting.span = None;
    Ok(setting)
}

impl Resolver<'_, '_> {
    pub(super) fn settings(&mut self, entry: Entry<'_>) {
        let mut settings = Vec::new();
        for it in entry.entries("parameters") {
            let (Some(name), Some(value)) = (it.text("parameter"), it.text("value")) else {
                let missing: Vec<&str> = ["parameter", "value"].into_iter().filter(|key| !it.has(key)).collect();
                self.lacks(it, "parameter", &missing, "for example `{parameter: people_per_post, value: 80}`");
                continue;
            };
            let from = it.date("from").map(|from| self.within(it, from));
            let until = self.until(it, from.unwrap_or(self.scenario.start()));
            match setting(self.ground.program, (it.text("standard"), name), value, it.place(value)) {
                Ok(setting) => settings.push(Setting { from, until, said: said(it), ..setting }),
                Err(mut fault) => {
                    // What cannot be found is the name, what cannot be read is the value.
                    if fault.code == Code::InvalidScenario {
                        fault.primary.span = it.place(name);
                    }
                    self.found.push(*fault);
                }
            }
        }
        // Of two values for one day, the one that begins later holds.
        settings.sort_by_key(|setting| setting.from);
        self.refuse_doubles(&settings);
        self.scenario.settings.extend(settings);
    }

    /// Two values of one parameter that begin on the same day: nothing says which of them holds.
    fn refuse_doubles(&mut self, settings: &[Setting]) {
        let start = self.scenario.start();
        let begins = |setting: &Setting| setting.from.map_or(start, |from| from.max(start));
        let same = |one: &Setting, other: &Setting| {
            let ended = |it: &Setting| it.until.is_some_and(|until| until < start);
            let which = |it: &Setting| (it.standard, it.parameter, begins(it));
            which(one) == which(other) && !ended(one) && !ended(other)
        };
        for (at, setting) in settings.iter().enumerate() {
            let Some(first) = settings.iter().take(at).find(|first| same(first, setting)) else { continue };
            let (Some(one), Some(other)) = (first.span, setting.span) else { continue };
            // Pointed at in the order in which they are written.
            let (one, other) = if one.start <= other.start { (one, other) } else { (other, one) };
            let name = self.ground.program.standards.get(setting.standard.index());
            let name = name.map(|it| it.parameter(setting.parameter).label.name.clone()).unwrap_or_default();
            let message = format!("`{name}` gets two values on {}", begins(setting));
            let help = "keep one, or let one begin later: from then on it takes the place of the other";
            self.found
                .push(Diagnostic::new(Code::InvalidScenario, other, message).also(one, "the other value").help(help));
        }
    }

    pub(super) fn versions(&mut self, entry: Entry<'_>) {
        let mut places: Vec<Span> = Vec::new();
        for it in entry.entries("versions") {
            let (Some(name), Some(from)) = (it.text("standard"), it.date("from")) else {
                let missing: Vec<&str> = ["standard", "from"].into_iter().filter(|key| !it.has(key)).collect();
                self.lacks(it, "version", &missing, "say which standard comes, and on which day");
                continue;
            };
            let from = self.within(it, from);
            if let Some(version) = self.version(it, name, from) {
                let mut known = self.scenario.versions.iter().zip(&places);
                if let Some((_, first)) = known.find(|(known, _)| known.instead_of == version.instead_of) {
                    let message = "two standards come in the place of the same one";
                    let help = "keep one; where they follow one another, the later one comes `instead_of` the earlier";
                    let fault = Diagnostic::new(Code::InvalidScenario, it.place(name), message);
                    self.found.push(fault.also(*first, "the other one").help(help));
                }
                places.push(it.place(name));
                self.scenario.versions.push(version);
            }
        }
    }

    fn version(&mut self, entry: Entry<'_>, name: &str, from: jiff::civil::Date) -> Option<Version> {
        let program = self.ground.program;
        let by_path = self.ground.paths.iter().find(|(path, _)| path == name).map(|(_, id)| *id);
        let by_path = by_path.and_then(|id| Some((id, program.standards.get(id.index())?)));
        let Some((standard, coming)) = by_path.or_else(|| find(program, name)) else {
            self.report(entry.place(name), format!("there is no standard `{name}`"), known(program, name));
            return None;
        };
        let holding = self.ground.standards;
        let instead_of = match (entry.text("instead_of"), holding) {
            (Some(old), _) => {
                let followed = |id: &StandardId| self.scenario.versions.iter().any(|version| version.standard == *id);
                match find(program, old) {
                    Some((id, _)) if holding.contains(&id) || followed(&id) => id,
                    Some(_) | None => {
                        let message = format!("`{old}` is none of the standards that hold");
                        self.report(entry.place(old), message, known(program, old));
                        return None;
                    }
                }
            }
            (None, [only]) => *only,
            (None, _) => {
                let message = format!("in the place of which standard does `{name}` come?");
                self.report(entry.place(name), message, "say it with `instead_of`");
                return None;
            }
        };
        if holding.contains(&standard) {
            self.report(entry.place(name), format!("`{name}` holds from the beginning"), "name another standard");
            return None;
        }
        if let Some(since) = coming.period.since.filter(|since| *since > from) {
            let message = format!("`{name}` holds only from {since} on");
            self.report(entry.place(&from.to_string()), message, format!("write `from: {since}` or later"));
            return None;
        }
        Some(Version { standard, instead_of, from, said: said(entry) })
    }
}

/// A setting without days.
fn setting(
    program: &Program,
    (standard, name): (Option<&str>, &str),
    value: &str,
    place: Span,
) -> Result<Setting, Box<Diagnostic>> {
    let fault =
        |message: String, help: String| Box::new(Diagnostic::new(Code::InvalidScenario, place, message).help(help));
    let standards: Vec<(StandardId, &Standard)> = match standard {
        Some(wanted) => match find(program, wanted) {
            Some(found) => vec![found],
            None => return Err(fault(format!("there is no standard `{wanted}`"), known(program, wanted))),
        },
        None => program.standards_by_id().collect(),
    };
    let with = standards.iter().filter_map(|(id, standard)| Some((*id, *standard, parameter(standard, name)?)));
    let (id, standard, parameter) = match with.collect::<Vec<_>>().as_slice() {
        [only] => *only,
        [] => {
            let names = standards.iter().flat_map(|(_, standard)| standard.parameters());
            let names: Vec<&str> = names.map(|(_, parameter)| parameter.label.name.as_str()).collect();
            let help = match nearest(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => "the standards have no parameters".to_owned(),
                None => format!("the parameters are {}", names.join(", ")),
            };
            return Err(fault(format!("no standard has a parameter `{name}`"), help));
        }
        [(_, first, _), ..] => {
            let help = format!("say of which: `{}.{name}`, in a file with `standard: {}`", first.name, first.name);
            return Err(fault(format!("more than one standard has a parameter `{name}`"), help));
        }
    };
    let ty = standard.parameter(parameter).ty.clone();
    let read = read_value(value, name, &ty, &program.vocabulary, place)?;
    if !can_be_set(&read) {
        return Err(fault(format!("`{name}` cannot be {value}"), "write a value that is not below nothing".to_owned()));
    }
    let (from, until, said) = (None, None, Said::default());
    Ok(Setting { standard: id, parameter, value: read, ty, from, until, swept: false, span: Some(place), said })
}

fn parameter(standard: &Standard, name: &str) -> Option<ParameterId> {
    let found = |(_, it): &(ParameterId, &crate::model::Parameter)| {
        it.replaces.is_none() && (it.label.name == name || it.label.label.as_deref() == Some(name))
    };
    standard.parameters().find(found).map(|(id, _)| id)
}

/// The standard of a name; hyphens do for underscores.
fn find<'p>(program: &'p Program, name: &str) -> Option<(StandardId, &'p Standard)> {
    let name = name.replace('-', "_");
    program.standards_by_id().find(|(_, standard)| standard.name == name)
}

fn known(program: &Program, name: &str) -> String {
    let names: Vec<&str> = program.standards.iter().map(|standard| standard.name.as_str()).collect();
    match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the standards at hand are {}", names.join(", ")),
    }
}

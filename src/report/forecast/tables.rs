//! The tables: the course of a scenario, several scenarios side by side, and from when something falls short.

use super::{Page, Scene, Words};
use crate::capacity::Sums;
use crate::forecast::{Line, Of, Point, Series, State};
use crate::model::StandardId;
use crate::quantity::Unit;
use crate::report::Wording;
use crate::report::capacity::{Words as Shared, need_cell, sum_cell};
use crate::report::paper::{Cell, Column, Row, Section, Table};
use crate::report::phrase::HARD_SPACE;
use jiff::civil::Date;

impl Page<'_, '_> {
    /// The course of a scenario: everything, then role by role where there is more than one.
    pub(super) fn courses(&self, scene: &Scene<'_>) -> Vec<Section> {
        let mut sections = Vec::new();
        for series in scene.sums() {
            let line = &series.line;
            let rows =
                series.points.iter().enumerate().map(|(at, point)| self.course_row(scene, line, at, point, None));
            let table = Table { name: "course", columns: self.columns(false), rows: rows.collect() };
            sections.push(Section {
                title: self.titled(self.say(Words::Course), Some(scene), Some(line.standard)),
                chart: self.chart(scene, series),
                table: Some(table),
                remarks: self.remarks(series),
                ..Section::default()
            });
        }
        sections.extend(self.roles(scene));
        sections
    }

    fn roles(&self, scene: &Scene<'_>) -> Vec<Section> {
        let mut sections = Vec::new();
        for sum in scene.sums() {
            let (standard, unit) = (sum.line.standard, sum.line.unit);
            let is_role = |series: &&Series| {
                matches!(series.line.of, Of::Role(_)) && (series.line.standard, series.line.unit) == (standard, unit)
            };
            let roles: Vec<&Series> = scene.series.iter().filter(is_role).collect();
            if roles.len() < 2 {
                continue;
            }
            let (steady, moving): (Vec<&Series>, Vec<&Series>) =
                roles.into_iter().partition(|series| is_steady(series));
            let rows = moving.iter().flat_map(|series| {
                let name = scene.line(&series.line);
                let points = series.points.iter().enumerate();
                points
                    .map(move |(at, point)| self.course_row(scene, &series.line, at, point, Some(name.clone())))
                    .collect::<Vec<_>>()
            });
            let table = Table { name: "roles", columns: self.columns(true), rows: rows.collect() };
            sections.push(Section {
                title: self.titled(self.say(Words::ByRole), Some(scene), Some(standard)),
                lines: steady.iter().filter_map(|series| self.steady(scene, series)).map(Into::into).collect(),
                table: (!table.rows.is_empty()).then_some(table),
                ..Section::default()
            });
        }
        sections
    }

    /// A role whose figures stay as they are, in one line.
    fn steady(&self, scene: &Scene<'_>, series: &Series) -> Option<String> {
        let sums = series.points.first()?.counted.as_ref()?;
        let wording = scene.wording(series.line.standard)?;
        let required = need_cell(sums, series.line.unit, &wording, self.language);
        let unit = wording.unit(series.line.unit, false);
        let present = sum_cell(&sums.present, sums.entries, series.line.unit, &wording, self.language);
        let present = if present.shown().is_empty() { self.unknown() } else { format!("{} {unit}", present.shown()) };
        Some(self.fill(Words::Steady, &[&scene.line(&series.line), required.shown(), &present]))
    }

    /// Whether anybody is to be hired in any of the scenarios: their tables have the same columns.
    fn hires(&self) -> bool {
        self.scenes.iter().any(|scene| scene.case().scenario.hires())
    }

    fn columns(&self, role: bool) -> Vec<Column> {
        let mut columns = Vec::new();
        if role {
            columns.push(Column::words(self.say(Words::Role)));
        }
        columns.push(Column::words(self.say(Words::Day)));
        if !role {
            columns.push(Column::amounts(self.say(Words::People)));
        }
        columns.push(Column::amounts(self.say(Words::Required)));
        columns.push(Column::amounts(self.say(Words::Present)));
        if self.hires() {
            columns.push(Column::amounts(self.say(Words::Hired)));
            columns.push(Column::amounts(self.say(Words::ShortPlain)));
        }
        columns.push(Column::amounts(self.say(Words::Short)));
        columns.push(Column::words(self.say(Words::Unit)));
        columns
    }

    fn course_row(&self, scene: &Scene<'_>, line: &Line, at: usize, point: &Point, role: Option<String>) -> Row {
        let Some(wording) = scene.wording(line.standard) else { return Row { cells: Vec::new(), total: false } };
        let unit = line.unit;
        let sum =
            |sums: Option<&Sums>, part: Part| sums.map_or(Cell::Empty, |sums| self.known(part, sums, unit, &wording));
        let counted = point.counted.as_ref();
        let mut cells = Vec::new();
        let by_role = role.is_some();
        cells.extend(role.map(Cell::Words));
        cells.push(day_cell(point.date, &wording));
        if !by_role {
            let people = scene.outcome.days.get(at).and_then(|day| day.people);
            cells.push(people.map_or(Cell::Empty, |people| {
                let unit = scene.people_unit();
                Cell::Amount(wording.short_number(people, unit), people, unit)
            }));
        }
        cells.push(counted.map_or(Cell::Words("–".to_owned()), |sums| need_cell(sums, unit, &wording, self.language)));
        cells.push(sum(counted, Part::Present));
        if scene.case().scenario.hires() {
            let hired = point.hired();
            cells.push(hired.map_or(Cell::Empty, |hired| Cell::Amount(wording.short_number(hired, unit), hired, unit)));
            cells.push(sum(point.plain.as_ref(), Part::Short));
        } else if self.hires() {
            cells.extend([Cell::Empty, Cell::Empty]);
        }
        cells.push(sum(counted, Part::Short));
        cells.push(Cell::Words(wording.unit(unit, false)));
        Row { cells, total: false }
    }

    /// A sum of what is known: "≥" before it where something is not, "?" where nothing is. What is missing where the
    /// standard is silent is asked by nobody.
    fn known(&self, part: Part, sums: &Sums, unit: Unit, wording: &Wording<'_>) -> Cell {
        let (sum, silent) = match part {
            Part::Present => (&sums.present, 0),
            Part::Short => (&sums.short, sums.silent),
        };
        let open = sum.undetermined() > silent;
        match sum_cell(sum, sums.entries, unit, wording, self.language) {
            Cell::Empty => Cell::Words(self.unknown()),
            Cell::Amount(_, known, _) if open && known.is_zero() => Cell::Words(self.unknown()),
            Cell::Amount(shown, known, unit) if open => Cell::Range(format!("≥{HARD_SPACE}{shown}"), known, None, unit),
            cell @ (Cell::Amount(..) | Cell::Range(..) | Cell::Words(_) | Cell::Day(..)) => cell,
        }
    }

    fn unknown(&self) -> String {
        Shared::Unknown.words(self.language).to_owned()
    }

    /// On how many records something cannot be told, on its worst day.
    fn remarks(&self, series: &Series) -> Vec<String> {
        let sums = |point: &'_ Point| point.counted.clone();
        let all: Vec<Sums> = series.points.iter().filter_map(sums).collect();
        let mut remarks = Vec::new();
        let mut tell = |of: fn(&Sums) -> usize, words: Shared| {
            if let Some(worst) = all.iter().max_by_key(|sums| of(sums)).filter(|sums| of(sums) > 0) {
                remarks.push(words.fill(self.language, &[&of(worst).to_string(), &worst.entries.to_string()]));
            }
        };
        tell(|sums| sums.undetermined, Shared::Undetermined);
        tell(|sums| sums.silent, Shared::Silent);
        remarks
    }

    /// Several scenarios side by side: what each requires, and what is short in each.
    pub(super) fn beside(&self) -> Vec<Section> {
        if self.scenes.len() < 2 {
            return Vec::new();
        }
        let mut lines: Vec<&Line> = Vec::new();
        for series in self.scenes.iter().flat_map(Scene::sums) {
            if !lines.contains(&&series.line) {
                lines.push(&series.line);
            }
        }
        lines.into_iter().flat_map(|line| self.beside_of(line)).collect()
    }

    fn beside_of(&self, line: &Line) -> Vec<Section> {
        let mut required = Vec::new();
        let mut short: Vec<(usize, String, bool)> = Vec::new();
        for (at, scene) in self.scenes.iter().enumerate() {
            required.push((at, scene.name.clone(), true));
            if scene.case().scenario.hires() {
                short.push((at, scene.fill(Words::WithoutHires, &[&scene.name]), false));
                short.push((at, scene.fill(Words::WithHires, &[&scene.name]), true));
            } else {
                short.push((at, scene.name.clone(), true));
            }
        }
        let section = |title, name, columns: &[(usize, String, bool)], need: bool| Section {
            title: self.titled(self.say(title), None, Some(line.standard)),
            chart: if need { self.chart_beside(line) } else { None },
            table: Some(self.beside_table(line, name, columns, need)),
            ..Section::default()
        };
        vec![
            section(Words::RequiredBeside, "required", &required, true),
            section(Words::ShortBeside, "short", &short, false),
        ]
    }

    fn beside_table(&self, line: &Line, name: &'static str, columns: &[(usize, String, bool)], need: bool) -> Table {
        let days = self.days();
        let rows = days.iter().filter_map(|day| {
            let wording = self.scenes.first()?.wording(line.standard)?;
            let cells = columns.iter().map(|(at, _, hired)| {
                let scene = self.scenes.get(*at)?;
                let series = scene.sums().find(|series| series.line == *line)?;
                let point = series.points.iter().find(|point| point.date == *day)?;
                let sums = if *hired { point.counted.as_ref() } else { point.plain.as_ref() }?;
                Some(if need {
                    need_cell(sums, line.unit, &wording, self.language)
                } else {
                    self.known(Part::Short, sums, line.unit, &wording)
                })
            });
            let cells: Vec<Cell> = cells.map(|cell| cell.unwrap_or(Cell::Empty)).collect();
            let unit = Cell::Words(wording.unit(line.unit, false));
            Some(Row { cells: [vec![day_cell(*day, &wording)], cells, vec![unit]].concat(), total: false })
        });
        let heads = columns.iter().map(|(_, title, _)| Column::amounts(title));
        let first = [Column::words(self.say(Words::Day))];
        let columns = first.into_iter().chain(heads).chain([Column::words(self.say(Words::Unit))]);
        Table { name, columns: columns.collect(), rows: rows.collect() }
    }

    /// The days of all scenarios, in order.
    pub(super) fn days(&self) -> Vec<Date> {
        let mut days: Vec<_> = self.scenes.iter().flat_map(|scene| scene.case().scenario.days.clone()).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// From when everything, each role, each service and each house falls short; what never does is left out below the
    /// sums.
    pub(super) fn firsts(&self) -> Option<Section> {
        let mut lines: Vec<(&Line, &Scene<'_>)> = Vec::new();
        for scene in &self.scenes {
            for series in &scene.series {
                if !lines.iter().any(|(known, _)| **known == series.line) {
                    lines.push((&series.line, scene));
                }
            }
        }
        lines.sort_by_key(|(line, _)| (line.standard, line.unit, rank(&line.of)));
        let mut columns = vec![Column::words(self.say(Words::What))];
        let mut asked: Vec<(&Scene<'_>, bool)> = Vec::new();
        for scene in &self.scenes {
            let several = self.scenes.len() > 1;
            if scene.case().scenario.hires() {
                let title = |words: Words, short: Words| {
                    if several { scene.fill(words, &[&scene.name]) } else { self.say(short).to_owned() }
                };
                columns.push(Column::words(&title(Words::WithoutHires, Words::NoHiring)));
                columns.push(Column::words(&title(Words::WithHires, Words::Hiring)));
                asked.extend([(scene, false), (scene, true)]);
            } else {
                columns.push(Column::words(if several { &scene.name } else { self.say(Words::Short) }));
                asked.push((scene, false));
            }
        }
        let rows: Vec<Row> = lines
            .iter()
            .filter_map(|(line, scene)| {
                let cells: Vec<Cell> = asked.iter().map(|(scene, hired)| self.first(scene, line, *hired)).collect();
                let never = cells.iter().all(|cell| cell.shown() == self.say(Words::Never));
                if never && line.of != Of::All {
                    return None;
                }
                let cells = [vec![Cell::Words(line_name(scene, line))], cells].concat();
                Some(Row { cells, total: line.of == Of::All })
            })
            .collect();
        (!rows.is_empty()).then(|| Section {
            title: self.say(Words::Firsts).to_owned(),
            table: Some(Table { name: "first_short", columns, rows }),
            remarks: vec![self.say(Words::FirstsRemark).to_owned()],
            ..Section::default()
        })
    }

    fn first(&self, scene: &Scene<'_>, line: &Line, hired: bool) -> Cell {
        let spells = scene.outcome.spells.of(line, hired);
        let Some(wording) = scene.wording(line.standard) else { return Cell::Empty };
        match spells.iter().find(|spell| spell.state == State::Short) {
            Some(spell) if spell.from == scene.case().scenario.start() => {
                Cell::Words(self.say(Words::FromStart).to_owned())
            }
            Some(spell) => day_cell(spell.from, &wording),
            None if spells.iter().any(|spell| spell.state == State::Open) => {
                Cell::Words(self.say(Words::OpenCell).to_owned())
            }
            None => Cell::Words(self.say(Words::Never).to_owned()),
        }
    }
}

/// A sum that may be known in part only.
#[derive(Clone, Copy)]
enum Part {
    Present,
    Short,
}

fn day_cell(day: Date, wording: &Wording<'_>) -> Cell {
    Cell::Day(wording.date(day), day)
}

/// What a line is called; the sums of several standards by their titles.
fn line_name(scene: &Scene<'_>, line: &Line) -> String {
    let name = scene.line(line);
    let sums: Vec<StandardId> = scene.sums().map(|series| series.line.standard).collect();
    match scene.wording(line.standard) {
        Some(wording) if sums.len() > 1 && line.of == Of::All => {
            format!("{name} ({})", wording.standard.shown())
        }
        Some(_) | None => name,
    }
}

/// Whether a line has the same figures on every day.
fn is_steady(series: &Series) -> bool {
    let same = |a: &Point, b: &Point| (&a.plain, &a.counted) == (&b.plain, &b.counted);
    let mut pairs = series.points.iter().zip(series.points.iter().skip(1));
    pairs.all(|(a, b)| same(a, b)) && series.points.iter().all(|point| point.counted.is_some())
}

/// In which order lines come: sums, roles, services, houses.
fn rank(of: &Of) -> u8 {
    match of {
        Of::All => 0,
        Of::Role(_) => 1,
        Of::Service(_) => 2,
        Of::Record(_) => 3,
    }
}

//! Empty spreadsheets: read back at once, and whatever is filled in comes back as it was.

use crate::shipped::rule_files;
use crate::support::Rules;
use norm::diagnostic::{Diagnostics, ErrorFormat, render};
use norm::language::Language;
use norm::model::{Annotation, Fact, Instance, RecordId, Slot, Type, Value, Vocabulary};
use norm::profile::{
    ColumnLayout, Dialect, Holds, ProfileReader, Sheet, SheetKind, SheetLayout, SheetOptions, cell_words, layout,
    workbook,
};
use norm::quantity::{Rational, Unit};
use norm::report::template;
use norm::source::SourceMap;
use norm::spreadsheet::{Book, Cell, CsvForm, Row, csv, xlsx};
use proptest::prelude::*;
use std::ops::ControlFlow;

const LANGUAGES: [Language; 2] = [Language::English, Language::German];

/// How a book goes out and comes back.
#[derive(Debug, Clone, Copy)]
enum Form {
    Workbook,
    Csv(CsvForm),
}

const FORMS: [Form; 3] = [Form::Workbook, Form::Csv(CsvForm::Comma), Form::Csv(CsvForm::Semicolon)];

/// What the reader finds in a book, and what it says of faults.
fn read(book: &Book, form: Form, vocabulary: &Vocabulary, record: RecordId) -> (Vec<Instance>, String) {
    let (texts, kind, dialect) = match form {
        Form::Workbook => (workbook(&xlsx(book).unwrap()).unwrap(), SheetKind::Workbook, Dialect::Auto),
        Form::Csv(country) => {
            let text = |sheet: &norm::spreadsheet::Sheet| (sheet.name.clone(), csv(sheet, country));
            let dialect = match country {
                CsvForm::Comma => Dialect::English,
                CsvForm::Semicolon => Dialect::German,
            };
            (book.sheets.iter().map(text).collect(), SheetKind::Text, dialect)
        }
    };
    let mut sources = SourceMap::new();
    let files: Vec<_> = texts.iter().map(|(title, text)| (title, sources.add(title.as_str(), text.as_str()))).collect();
    let sheets: Vec<_> =
        files.iter().map(|&(title, file)| Sheet { file, text: &sources.file(file).text, title, kind }).collect();
    let (mut diagnostics, mut found) = (Diagnostics::new(), Vec::new());
    let options = SheetOptions { dialect, ignored: Vec::new() };
    let _ = ProfileReader::new(vocabulary, Some(record)).read_sheets(&sheets, &options, &mut diagnostics, &mut |one| {
        found.push(one.instance.clone());
        ControlFlow::Continue(())
    });
    let faults = render(&diagnostics.sorted(), &sources, ErrorFormat::Plain, false);
    (found, faults)
}

#[test]
fn an_empty_template_of_every_standard_is_read_without_a_fault() {
    for file in rule_files() {
        let program = Rules::load(&file).program;
        let vocabulary = &program.vocabulary;
        for name in ["shelter", "city"] {
            let Some(record) = vocabulary.find_record(name) else { continue };
            for standard in &program.standards {
                let read_facts = standard.facts_read(vocabulary);
                for language in LANGUAGES {
                    let wanted = |record: RecordId, slot: Slot| read_facts.contains(&(record, slot));
                    let book = template(vocabulary, record, language, &wanted);
                    for form in FORMS {
                        let (found, faults) = read(&book, form, vocabulary, record);
                        assert_eq!((found.len(), faults.as_str()), (0, ""), "{file}, {name}, {language:?}, {form:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_template_asks_for_what_the_standard_reads() {
    let program = Rules::load("rules/musterstadt/standard.norm").program;
    let vocabulary = &program.vocabulary;
    let facts = program.standards[0].facts_read(vocabulary);
    let reads = |record: &str, fact: &str| {
        let record = vocabulary.find_record(record).unwrap();
        facts.contains(&(record, vocabulary.record(record).find(fact).unwrap()))
    };
    for (record, fact) in [
        ("shelter", "residents"),
        ("shelter", "rooms"),
        ("room", "lockable"),
        ("groups", "vulnerable"),
        ("city", "shelters"),
        ("staff_member", "task"),
    ] {
        assert!(reads(record, fact), "{record}.{fact}");
    }
    for (record, fact) in [("shelter", "covered_area"), ("shelter", "district"), ("groups", "men")] {
        assert!(!reads(record, fact), "{record}.{fact}");
    }
}

/// Numbers that look like chance and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const WORDS: [&str; 14] = [
    "Haus Ahorn",
    "Haus \"Birke\"; Hof, hinten",
    "two\nlines",
    "=1+1",
    "'=1",
    "-5",
    "@home",
    "+49 511",
    "12",
    "1.234",
    "2016-03-01",
    "ja",
    "übergroß – ganz",
    "a,b",
];

struct Filling<'v> {
    vocabulary: &'v Vocabulary,
    dice: Dice,
    records: usize,
}

impl Filling<'_> {
    /// A record with some of its facts; one that others belong to has a key of its own.
    fn instance(&mut self, record: RecordId, keyed: bool) -> Instance {
        let facts = &self.vocabulary.record(record).facts;
        let mut instance = Instance::unknown(record, facts.len());
        for (slot, fact) in self.vocabulary.record(record).slots() {
            if self.dice.below(3) == 0 {
                continue;
            }
            let value = self.value(fact, &fact.ty);
            if fact.assessed && value != Value::Unknown {
                let on = Some(jiff::civil::date(2026, 2, 1));
                let by = Some(self.dice.of(&["warden", "Bezirkssozialarbeit"]).to_owned());
                instance.annotations.push((slot, Annotation { by, on, ..Annotation::default() }));
            }
            instance.slots[slot.index()] = value;
        }
        if keyed {
            self.records += 1;
            let key = ["id", "name"].iter().find_map(|key| self.vocabulary.record(record).find(key));
            if let Some(slot) = key {
                instance.slots[slot.index()] = Value::Text(format!("K{}", self.records).into());
            }
        }
        instance
    }

    fn value(&mut self, fact: &Fact, ty: &Type) -> Value {
        if fact.or_none && self.dice.below(4) == 0 && *ty == fact.ty {
            return Value::None;
        }
        match ty {
            Type::Bool => Value::Bool(self.dice.below(2) == 0),
            Type::Number(unit) => Value::Number(self.number(fact, *unit)),
            // Several texts stand in one cell, between semicolons.
            Type::Text if *ty != fact.ty => Value::Text(self.dice.of(&["Arabisch", "Dari", "A und B"]).into()),
            Type::Text => Value::Text(self.dice.of(&WORDS).into()),
            Type::Date => {
                let parts = [1950 + self.dice.below(100), 1 + self.dice.below(12), 1 + self.dice.below(28)];
                let [year, month, day] = parts.map(|part| i16::try_from(part).unwrap());
                Value::Date(jiff::civil::date(year, i8::try_from(month).unwrap(), i8::try_from(day).unwrap()))
            }
            Type::Schedule => {
                let times = ["Mo-Fr 08:00-16:00, Sat 10:00-14:00", "24/7", "22:00-06:00", "never"];
                Value::Schedule(Box::new(self.dice.of(&times).parse().unwrap()))
            }
            Type::Choice(id) => {
                let values = self.vocabulary.choice(*id).values.len();
                Value::Choice(u16::try_from(self.dice.below(values)).unwrap())
            }
            Type::Record(inner) => {
                let instance = self.instance(*inner, false);
                let says = instance.slots.iter().any(|value| *value != Value::Unknown);
                if says { Value::Record(Box::new(instance)) } else { Value::Unknown }
            }
            Type::List(item) => {
                let count = self.dice.below(4);
                Value::List((0..count).map(|_| self.item(fact, item)).collect())
            }
            Type::Poison => Value::Unknown,
        }
    }

    fn item(&mut self, fact: &Fact, item: &Type) -> Value {
        if let Type::Record(record) = item {
            Value::Record(Box::new(self.instance(*record, true)))
        } else {
            self.value(fact, item)
        }
    }

    fn number(&mut self, fact: &Fact, unit: Unit) -> Rational {
        let whole = self.vocabulary.units.is_counted(unit);
        let (low, high) = fact.bounds.unwrap_or((Rational::ZERO, Rational::whole(2000)));
        let span = high.subtract(low).unwrap().floor().numerator();
        let steps = if whole { 1 } else { 1000 };
        let most = usize::try_from(span * steps).unwrap() + 1;
        let part = Rational::new(i128::try_from(self.dice.below(most)).unwrap(), steps).unwrap();
        low.add(part).unwrap()
    }
}

/// Writes records into the sheets of a template.
struct Writing<'v> {
    vocabulary: &'v Vocabulary,
    language: Language,
    layouts: Vec<SheetLayout>,
    book: Book,
}

impl Writing<'_> {
    fn write(&mut self, instance: &Instance, parent: Option<&str>) {
        let at = self.layouts.iter().position(|layout| layout.record == instance.record).unwrap();
        let cells: Vec<Cell> =
            self.layouts[at].columns.iter().map(|column| self.cell(column, instance, parent)).collect();
        self.book.sheets[at].rows.push(Row::from(cells));
        let record = self.vocabulary.record(instance.record);
        let key = ["id", "name"].iter().find_map(|key| {
            if let Value::Text(text) = instance.get(record.find(key)?) { Some(text.to_string()) } else { None }
        });
        self.lists(instance, key.as_deref());
    }

    /// Items of lists, also of those in nested records.
    fn lists(&mut self, instance: &Instance, key: Option<&str>) {
        for value in &instance.slots {
            if let Value::Record(nested) = value {
                self.lists(nested, key);
            } else if let Value::List(items) = value {
                for item in items {
                    if let Value::Record(item) = item {
                        self.write(item, key);
                    }
                }
            }
        }
    }

    fn cell(&self, column: &ColumnLayout, instance: &Instance, parent: Option<&str>) -> Cell {
        let words = |words: Option<&str>| words.map_or(Cell::Empty, |words| Cell::Words(words.to_owned()));
        match &column.holds {
            Holds::Parent(_) => words(parent),
            Holds::Judge(path) => words(annotation(instance, path).and_then(|it| it.by.as_deref())),
            Holds::Day(path) => annotation(instance, path).and_then(|it| it.on).map_or(Cell::Empty, Cell::Day),
            Holds::Value(path, _) => {
                let fact = self.vocabulary.fact_at(instance.record, path).unwrap();
                let (last, way) = path.split_last().unwrap();
                follow(instance, way).map_or(Cell::Empty, |instance| self.value(fact, &fact.ty, instance.get(*last)))
            }
        }
    }

    fn value(&self, fact: &Fact, ty: &Type, value: &Value) -> Cell {
        let known = cell_words(self.vocabulary, fact, self.language);
        let words = |words: &str| Cell::Words(words.to_owned());
        match value {
            Value::Unknown | Value::Record(_) => Cell::Empty,
            Value::None => words(known.none.unwrap()),
            Value::Bool(yes) => words(&known.values[usize::from(!yes)]),
            Value::Number(number) if *ty == Type::Number(Unit::SHARE) => Cell::Share(*number),
            Value::Number(number) => Cell::Number(*number),
            Value::Text(text) => words(text),
            Value::Date(day) => Cell::Day(*day),
            Value::Schedule(times) => words(&times.to_string()),
            Value::Choice(index) => words(&known.values[usize::from(*index)]),
            Value::List(items) => {
                let Type::List(of) = ty else { return Cell::Empty };
                let cells = items.iter().map(|item| self.value(fact, of, item));
                let said: Vec<_> =
                    cells.filter_map(|cell| if let Cell::Words(words) = cell { Some(words) } else { None }).collect();
                match (items.is_empty(), said.is_empty()) {
                    (true, _) => words("-"),
                    (false, true) => Cell::Empty,
                    (false, false) => words(&said.join("; ")),
                }
            }
        }
    }
}

fn follow<'i>(instance: &'i Instance, way: &[Slot]) -> Option<&'i Instance> {
    let Some((slot, rest)) = way.split_first() else { return Some(instance) };
    if let Value::Record(nested) = instance.get(*slot) { follow(nested, rest) } else { None }
}

fn annotation<'i>(instance: &'i Instance, path: &[Slot]) -> Option<&'i Annotation> {
    let (last, way) = path.split_last()?;
    follow(instance, way)?.annotation(*last)
}

/// Without places in texts.
fn bare(instance: &Instance) -> Instance {
    let slots = instance.slots.iter().map(bare_value).collect();
    Instance { span: None, slots, ..instance.clone() }
}

fn bare_value(value: &Value) -> Value {
    if let Value::Record(instance) = value {
        Value::Record(Box::new(bare(instance)))
    } else if let Value::List(items) = value {
        Value::List(items.iter().map(bare_value).collect())
    } else {
        value.clone()
    }
}

/// Fills a template of a record by chance, and reads it back in every form.
fn hold(vocabulary: &Vocabulary, name: &str, language: Language, seed: u64) -> Result<(), TestCaseError> {
    let record = vocabulary.find_record(name).unwrap();
    let all = |_, _| true;
    let mut filling = Filling { vocabulary, dice: Dice(seed), records: 0 };
    let count = 1 + filling.dice.below(3);
    let records: Vec<Instance> = (0..count).map(|_| filling.instance(record, true)).collect();
    let layouts = layout(vocabulary, record, language, &all);
    let book = template(vocabulary, record, language, &all);
    let mut writing = Writing { vocabulary, language, layouts, book };
    records.iter().for_each(|record| writing.write(record, None));
    for form in FORMS {
        let (found, faults) = read(&writing.book, form, vocabulary, record);
        prop_assert_eq!(faults, "", "{:?}", form);
        let found: Vec<_> = found.iter().map(bare).collect();
        prop_assert_eq!(&found, &records, "{:?}", form);
    }
    Ok(())
}

fn shipped_vocabulary() -> &'static Vocabulary {
    static RULES: std::sync::LazyLock<Rules> = std::sync::LazyLock::new(|| Rules::load("rules/vocabulary.norm"));
    &RULES.program.vocabulary
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    /// What is filled in comes back as the same facts, from a workbook and from either kind of CSV.
    #[test]
    fn what_is_filled_in_comes_back(seed in any::<u64>(), german in any::<bool>(), name in prop::sample::select(vec!["shelter", "city", "room"])) {
        hold(shipped_vocabulary(), name, LANGUAGES[usize::from(german)], seed)?;
    }

    /// The same holds for staff lists, whose vocabulary is another.
    #[test]
    fn staff_lists_come_back_too(seed in any::<u64>(), german in any::<bool>(), name in prop::sample::select(vec!["person", "pool", "hire"])) {
        hold(&norm::staff::vocabulary(&mut norm::source::SourceMap::new()), name, LANGUAGES[usize::from(german)], seed)?;
    }
}

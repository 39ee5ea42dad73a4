//! One word or number of a profile as the value of a fact. Knows no format.

use super::fault::{Fault, Form, shown};
use super::{number, text, times};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Labels;
use crate::model::{Fact, Type, Value, Vocabulary};
use crate::span::Span;

/// What a value is read as.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'v> {
    /// The fact.
    pub(super) fact: &'v Fact,
    /// Its type, or that of the items of its list.
    pub(super) ty: &'v Type,
    /// Whether it is an item of the fact's list.
    pub(super) item: bool,
}

/// Reads a single value into `place`, which holds unknown and does so still where the value is faulty.
pub(super) fn read(
    words: &str,
    quoted: bool,
    wanted: Wanted<'_>,
    vocabulary: &Vocabulary,
    place: &mut Value,
) -> Result<(), Fault> {
    if !quoted && text::is_null(words) {
        if !wanted.fact.or_none || wanted.item {
            return Err(nothing(words, wanted, vocabulary));
        }
        *place = Value::None;
        return Ok(());
    }
    match wanted.ty {
        Type::Bool => *place = Value::Bool(text::yes_or_no(words).ok_or_else(|| neither(words))?),
        Type::Number(unit) => *place = Value::Number(number::read(words, quoted, *unit, wanted.fact, vocabulary)?),
        Type::Text => *place = Value::Text(text::words(words)?.into()),
        Type::Date => *place = Value::Date(text::date(words)?),
        Type::Schedule => *place = Value::Schedule(Box::new(times::read(words)?)),
        Type::Choice(id) => *place = Value::Choice(text::choice(words, vocabulary.choice(*id))?),
        Type::Record(_) => {
            return Err(wrong(words, wanted, vocabulary).help("write its facts on lines of their own below it"));
        }
        Type::List(item) if matches!(**item, Type::Record(_)) => {
            return Err(wrong(words, wanted, vocabulary).help("write its items on lines of their own below it"));
        }
        Type::List(_) => return Err(wrong(words, wanted, vocabulary).help(format!("write [{}]", words.trim()))),
        Type::Poison => {}
    }
    Ok(())
}

fn neither(words: &str) -> Fault {
    Fault::new(Code::InvalidValue, format!("{} is neither yes nor no", shown(words)))
        .help("write yes or no (true, false, ja and nein mean the same)")
}

fn nothing(words: &str, wanted: Wanted<'_>, vocabulary: &Vocabulary) -> Fault {
    let name = &wanted.fact.name;
    let message = match (wanted.item, words) {
        (true, _) => format!("an item of `{name}` is empty"),
        (false, "") => format!("`{name}` has no value"),
        (false, _) => format!("`{name}` cannot be none"),
    };
    let help = if wanted.item {
        "remove the item"
    } else if matches!(wanted.ty, Type::List(_)) {
        "write [] if there are none; leave the line out if it is not known"
    } else {
        "leave the line out if it is not known"
    };
    let alone = match wanted.ty {
        Type::Number(_) => "write a number, with or without its unit".to_owned(),
        ty @ (Type::Bool
        | Type::Text
        | Type::Date
        | Type::Schedule
        | Type::Choice(_)
        | Type::Record(_)
        | Type::List(_)
        | Type::Poison) => format!("write {}", described(ty, vocabulary)),
    };
    Fault::new(Code::InvalidValue, message).help_by_form(help, "leave the cell empty if it is not known", alone)
}

fn wrong(words: &str, wanted: Wanted<'_>, vocabulary: &Vocabulary) -> Fault {
    let (name, what) = (&wanted.fact.name, described(wanted.ty, vocabulary));
    let message = if wanted.item {
        format!("an item of `{name}` is {what}, not {}", shown(words))
    } else {
        format!("`{name}` is {what}, not {}", shown(words))
    };
    Fault::new(Code::InvalidValue, message)
}

/// A type in words.
pub(super) fn described(ty: &Type, vocabulary: &Vocabulary) -> String {
    match ty {
        Type::Bool => "yes or no".to_owned(),
        Type::Number(unit) => number::wanted(*unit, &vocabulary.units),
        Type::Text => "a text".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::Schedule => "times of the week".to_owned(),
        Type::Choice(id) => text::listed(vocabulary.choice(*id)),
        Type::Record(id) => format!("a record `{}` with facts of its own", vocabulary.record(*id).name),
        Type::List(item) => format!("a list, each item {}", described(item, vocabulary)),
        Type::Poison => "a value".to_owned(),
    }
}

/// Reads words that stand for a value outside a profile, as `80 person` for a parameter. `name` is what messages call it.
///
/// # Errors
/// What is wrong with the words, at `place`.
pub fn read_value(
    words: &str,
    name: &str,
    ty: &Type,
    vocabulary: &Vocabulary,
    place: Span,
) -> Result<Value, Box<Diagnostic>> {
    let fact = Fact {
        name: name.to_owned(),
        labels: Labels::default(),
        also: Vec::new(),
        ty: ty.clone(),
        or_none: false,
        bounds: None,
        assessed: false,
        span: place,
    };
    let mut value = Value::Unknown;
    let wanted = Wanted { fact: &fact, ty, item: false };
    let read = read(words.trim(), false, wanted, vocabulary, &mut value);
    read.map(|()| value).map_err(|fault| Box::new(fault.standing(Form::Alone).at(place.file, place.range())))
}

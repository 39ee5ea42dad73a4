//! Sets of minutes obey the laws of sets; what is printed is read again as the same.

use super::{Clock, Day, Schedule, ScheduleError};
use crate::language::Language;
use crate::quantity::Rational;
use proptest::prelude::*;

fn read(text: &str) -> Schedule {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn english(text: &str) -> String {
    read(text).words(Language::English)
}

#[test]
fn people_write_the_same_in_many_ways() {
    let usual = read("Mon-Fri 08:00-16:00, Sat 10:00-14:00");
    for text in [
        "Mo-Fr 8:00-16:00, Sa 10:00-14:00",
        "Mo. – Fr. 08:00 – 16:00 Uhr; Sa. 10:00 – 14:00 Uhr",
        "Montag bis Freitag 8:00 bis 16:00 Uhr und Samstag von 10:00 bis 14:00 Uhr",
        "monday to friday 8:00 to 16:00 and saturday 10:00 to 14:00",
        "Mo, Di, Mi, Do und Fr 8:00-16:00 Sonnabend 10:00-14:00,",
        "Sat 10:00-14:00, Mon-Wed 8:00-12:00, 12:00-16:00; Thu & Fri 8:00-16:00",
    ] {
        assert_eq!(read(text), usual, "{text}");
    }
    for text in ["24/7", "round the clock", "Rund um die Uhr", "daily 00:00-24:00", "täglich 0:00 bis 24:00 Uhr"] {
        assert!(read(text).is_always(), "{text}");
    }
    for text in ["never", "nie", "zu keiner Zeit"] {
        assert!(read(text).is_never(), "{text}");
    }
}

#[test]
fn what_cannot_be_told_is_refused() {
    use ScheduleError::{Empty, Misplaced, NoEnd, NoSuchTime, NoTime, OtherForm, Unclear, Word};
    let text = |text: &str| text.to_owned();
    for (written, error) in [
        ("", Empty),
        ("Moo 8:00-16:00", Word(text("moo"))),
        ("Mo 8:00-25:00", NoSuchTime(text("25:00"))),
        ("Mo 8:60-9:00", NoSuchTime(text("8:60"))),
        ("Mo 24:01-9:00", NoSuchTime(text("24:01"))),
        ("Mo 8.00-16.00", OtherForm(text("8.00"), text("08:00"))),
        ("Mo-Fr 8-16 Uhr", OtherForm(text("8"), text("08:00"))),
        ("Mo 24:00-8:00", OtherForm(text("24:00"), text("00:00"))),
        ("Mo-Fr", NoTime),
        ("Mo 8:00-12:00, Di", NoTime),
        ("Mo ab 8:00", Word(text("ab"))),
        ("Mo 8:00", NoEnd(text("8:00"))),
        ("8:00-8:00", Unclear(text("8:00"))),
        ("Mo-Mo 8:00-9:00", Unclear(text("mo"))),
        ("8:00-9:00 - 10:00", Misplaced(text("-"))),
        ("- 10:00", Misplaced(text("-"))),
    ] {
        assert_eq!(written.parse::<Schedule>(), Err(error), "{written}");
    }
}

#[test]
fn a_night_runs_into_the_next_day_and_sunday_into_monday() {
    let nights = read("22:00-06:00");
    assert_eq!(nights.hours(), Rational::whole(56));
    assert!(nights.covers(&read("Mon 00:00-06:00, Sun 22:00-24:00")));
    assert_eq!(english("22:00-06:00"), "22:00 to 06:00");
    assert_eq!(english("Sun 22:00-06:00"), "Sun 22:00 to 06:00");
    assert_eq!(english("Fri-Mon 22:00-06:00"), "Mon and Fri to Sun 22:00 to 06:00");
    assert_eq!(read("Sun 22:00-00:00"), read("Sun 22:00-24:00"));
}

#[test]
fn what_is_missing_is_told_by_days() {
    let asked = read("24/7");
    let missing = asked.without(&read("Mon-Fri 00:00-24:00"));
    assert_eq!(missing.words(Language::English), "Sat and Sun 00:00 to 24:00");
    assert_eq!(missing.words(Language::German), "Sa und So 00:00 bis 24:00");
    let missing = asked.without(&read("Mon-Fri 8:00-16:00"));
    let words = "Mo 00:00 bis 08:00, 16:00 bis 08:00, Di bis Do 16:00 bis 08:00, Fr 16:00 bis 24:00, \
                 Sa und So 00:00 bis 24:00";
    assert_eq!(missing.words(Language::German), words);
    assert_eq!(missing.to_string().parse(), Ok(missing));
}

#[test]
fn hours_are_exact() {
    assert_eq!(read("Mon 08:00-08:20").hours(), Rational::new(1, 3).unwrap());
    assert_eq!(Schedule::always().hours(), Rational::whole(168));
    assert_eq!(Schedule::NEVER.hours(), Rational::ZERO);
}

/// Days, beginning and end in minutes.
fn spans() -> impl Strategy<Value = Schedule> {
    let span = (prop::collection::vec(0..7_usize, 1..4), 0..1440_u16, 1..=1440_u16);
    prop::collection::vec(span, 0..6).prop_map(|spans| {
        let mut schedule = Schedule::NEVER;
        for (days, from, to) in spans.into_iter().filter(|(_, from, to)| from != to) {
            let clock = |minutes: u16| Clock::new(minutes / 60, minutes % 60).unwrap();
            schedule.add(days.into_iter().map(|day| Day::ALL[day]), clock(from), clock(to));
        }
        schedule
    })
}

proptest! {
    #[test]
    fn unions_and_differences_obey_the_laws_of_sets(a in spans(), b in spans(), c in spans()) {
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.union(&b).union(&c), a.union(&b.union(&c)));
        prop_assert_eq!(a.union(&a), a.clone());
        prop_assert!(a.covers(&a) && a.union(&b).covers(&b) && Schedule::always().covers(&a) && a.covers(&Schedule::NEVER));
        prop_assert!(!(a.covers(&b) && b.covers(&c)) || a.covers(&c));
        prop_assert_eq!(a.covers(&b) && b.covers(&a), a == b);
        prop_assert_eq!(a.covers(&b), b.without(&a).is_never());
        prop_assert_eq!(b.without(&a).union(&a), a.union(&b));
        let (whole, sum) = (a.union(&b).hours(), a.hours().add(b.hours()).unwrap());
        prop_assert!(whole <= sum);
        prop_assert_eq!(a.union(&b.without(&a)).hours(), a.hours().add(b.without(&a).hours()).unwrap());
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(schedule in spans(), other in spans()) {
        for schedule in [&schedule, &Schedule::always().without(&schedule), &schedule.without(&other)] {
            let forms = [schedule.to_string(), schedule.words(Language::English), schedule.words(Language::German)];
            for form in forms {
                prop_assert_eq!(form.parse::<Schedule>(), Ok(schedule.clone()), "{}", form);
            }
        }
    }

    #[test]
    fn no_text_makes_reading_panic(text in "([A-Za-zä]{0,3}|[0-9]{1,3}|[-:.,;/ –ß])*") {
        let _ = text.parse::<Schedule>();
    }
}

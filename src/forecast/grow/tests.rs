//! Growth over weeks and months, house by house.

use super::*;
use crate::assess::tests::build::*;
use crate::forecast::scenario::{Closure, Hire, Opening, Said};
use crate::model::{Slot, StandardId, Value};
use jiff::civil::date;
use proptest::prelude::*;

const START: Date = date(2026, 1, 31);

/// A city of 300 with houses of 100 and 50 and one of 20 that may open; residents in slot 0, houses in slot 1.
fn town() -> Scenario {
    let houses = list(1, vec![vec![number("100")], vec![number("50")], vec![number("20")]]);
    Scenario {
        title: None,
        what_if: false,
        said: Said::default(),
        days: vec![START, date(2027, 1, 31)],
        world: World { profiles: vec![instance(0, vec![number("300"), houses])] },
        standards: vec![StandardId(0)],
        growth: vec![],
        openings: vec![],
        closures: vec![],
        hires: vec![],
        settings: vec![],
        versions: vec![],
    }
}

fn city() -> Track {
    Track { record: Address { profile: 0, way: vec![] }, fact: [Slot(0)].into() }
}

fn house(place: usize) -> Track {
    Track { record: Address { profile: 0, way: vec![(Slot(1), place)] }, fact: [Slot(0)].into() }
}

fn growth(of: Vec<Track>, amount: Amount, every: Step) -> Growth {
    let counted_in = vec![vec![]; of.len()];
    Growth { of, counted_in, amount, every, together: false, from: START, until: None, said: Said::default() }
}

fn people(number: i64) -> Amount {
    Amount::People(Rational::whole(number))
}

fn share(percent: i128) -> Amount {
    Amount::Share(Rational::new(percent, 100).unwrap())
}

/// City and houses on a day; `?` where it is not known.
fn on(scenario: &Scenario, day: Date) -> String {
    let world = world_on(scenario, day, true);
    let shown = |track: &Track| world.number(track).map_or("?".to_owned(), |number| number.to_string());
    [city(), house(0), house(1), house(2)].iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn people_a_week_come_evenly_and_count_when_they_are_whole() {
    let mut town = town();
    town.growth = vec![growth(vec![city()], people(125), Step::Week)];
    let after = |days: i8| on(&town, START.checked_add(jiff::Span::new().days(days)).unwrap());
    // 125 a week are 17.86 a day.
    assert_eq!(
        (after(0).as_str(), after(1).as_str(), after(2).as_str()),
        ("300 100 50 20", "317 100 50 20", "335 100 50 20")
    );
    assert_eq!((after(7).as_str(), after(14).as_str()), ("425 100 50 20", "550 100 50 20"));
}

#[test]
fn a_share_compounds_month_by_month_from_the_exact_figure() {
    let mut town = town();
    town.growth = vec![growth(vec![house(0), house(1)], share(2), Step::Month)];
    // Month ends clamp: the first month ends on 28 February, the second on 31 March.
    assert_eq!(on(&town, date(2026, 2, 28)), "300 102 51 20");
    assert_eq!(on(&town, date(2026, 3, 31)), "300 104 52 20"); // 104.04, 52.02
    assert_eq!(on(&town, date(2027, 1, 31)), "300 126 63 20"); // 100 × 1.02^12 = 126.82
    // Half of March has passed on the 15th: 102 × (1 + 0.02 × 15/31) = 102.98.
    assert_eq!(on(&town, date(2026, 3, 15)), "300 102 51 20");
}

#[test]
fn twenty_years_of_a_share_stay_exact() {
    let mut town = town();
    town.growth = vec![growth(vec![house(0)], share(1), Step::Month)];
    assert_eq!(on(&town, date(2046, 1, 31)), "300 1089 50 20"); // 100 × 1.01^240 = 1089.25
}

#[test]
fn growth_ends_with_its_last_day_and_shrinking_ends_at_nobody() {
    let mut town = town();
    let ending = Growth { until: Some(date(2026, 2, 6)), ..growth(vec![house(0)], people(7), Step::Week) };
    town.growth = vec![ending, growth(vec![house(2)], people(-7), Step::Week)];
    assert_eq!(on(&town, date(2026, 2, 6)), "300 106 50 14");
    assert_eq!(on(&town, date(2026, 2, 7)), "300 107 50 13");
    assert_eq!(on(&town, date(2026, 6, 1)), "300 107 50 0");
}

#[test]
fn a_total_gains_what_its_houses_show() {
    let mut town = town();
    let counted_in = vec![vec![city()], vec![city()]];
    town.growth = vec![Growth { counted_in, ..growth(vec![house(0), house(1)], share(1), Step::Month) }];
    // 101 and 50.5: one more is seen.
    assert_eq!(on(&town, date(2026, 2, 28)), "301 101 50 20");
    assert_eq!(on(&town, date(2026, 3, 31)), "303 102 51 20");
}

#[test]
fn what_is_shared_out_follows_how_many_are_there() {
    let mut town = town();
    town.growth = vec![Growth { together: true, ..growth(vec![house(0), house(1)], people(30), Step::Month) }];
    assert_eq!(on(&town, date(2026, 2, 28)), "300 120 60 20");
}

#[test]
fn what_is_not_known_stays_so_but_a_total_learns_of_people_who_come() {
    let mut town = town();
    town.world.set(&house(1), None);
    let counted_in = vec![vec![city()]];
    town.growth = vec![Growth { counted_in: counted_in.clone(), ..growth(vec![house(1)], people(7), Step::Week) }];
    assert_eq!(on(&town, date(2026, 2, 7)), "307 100 ? 20");
    town.growth = vec![Growth { counted_in, ..growth(vec![house(1)], share(7), Step::Week) }];
    assert_eq!(on(&town, date(2026, 2, 7)), "? 100 ? 20");
}

#[test]
fn houses_open_and_close_with_their_people() {
    let mut town = town();
    let opens = Opening {
        from: date(2026, 3, 1),
        houses: vec![house(2).record],
        people: vec![house(2)],
        counted_in: vec![vec![city()]],
        said: Said::default(),
    };
    let closes = |to| Closure {
        from: date(2026, 5, 1),
        house: house(1).record,
        people: Some(house(1)),
        to,
        said: Said::default(),
    };
    town.openings = vec![opens];
    town.closures = vec![closes(Leaving::Moving(house(0)))];
    town.growth = vec![growth(vec![house(1)], people(7), Step::Week)];
    assert_eq!(on(&town, date(2026, 2, 28)), "300 100 78 20");
    assert_eq!(closed_on(&town, date(2026, 2, 28)), [house(2).record]);
    assert_eq!(on(&town, date(2026, 3, 1)), "320 100 79 20");
    // 50 and 90 days of one a day move; nobody is added to a closed house.
    assert_eq!(on(&town, date(2026, 5, 1)), "320 240 140 20");
    assert_eq!(on(&town, date(2026, 9, 1)), "320 240 140 20");
    assert_eq!(closed_on(&town, date(2026, 5, 1)), [house(1).record]);
    let open = world_on(&town, date(2026, 5, 1), true).without(&closed_on(&town, date(2026, 5, 1)));
    let Value::List(houses) = open[0].1.get(Slot(1)) else { panic!("a list") };
    assert_eq!((open.len(), houses.len()), (1, 2));
    town.closures = vec![closes(Leaving::Away(vec![city()]))];
    assert_eq!(on(&town, date(2026, 5, 1)), "180 100 140 20");
    town.closures = vec![closes(Leaving::Unsaid)];
    assert_eq!(on(&town, date(2026, 5, 1)), "320 100 140 20");
}

#[test]
fn those_hired_count_from_their_first_to_their_last_day() {
    let mut town = town();
    town.hires = vec![Hire {
        role: None,
        posts: Rational::new(3, 2).unwrap(),
        counted_in: vec![house(0), house(1)],
        from: date(2026, 3, 1),
        until: Some(date(2026, 3, 31)),
        said: Said::default(),
    }];
    assert_eq!(on(&town, date(2026, 2, 28)), "300 100 50 20");
    assert_eq!(on(&town, date(2026, 3, 31)), "300 101.5 51.5 20");
    assert_eq!(on(&town, date(2026, 4, 1)), "300 100 50 20");
    assert_eq!(world_on(&town, date(2026, 3, 31), false).number(&house(0)), Some(Rational::whole(100)));
}

proptest! {
    #[test]
    fn growth_does_not_depend_on_what_else_happens(
        percent in -20_i128..20, weekly in -10_i64..30, day in 0_i32..700, other in 1_i32..600, together in any::<bool>(),
    ) {
        let mut town = town();
        let by_share = growth(vec![house(0)], share(percent), Step::Month);
        let by_people = Growth { together: false, ..growth(vec![house(1)], people(weekly), Step::Week) };
        town.growth = vec![by_share, by_people];
        let at = START.checked_add(jiff::Span::new().days(day)).unwrap();
        let before = on(&town, at);
        // Something that changes none of these figures, in the midst of it.
        let from = START.checked_add(jiff::Span::new().days(other)).unwrap();
        let of = vec![house(2)];
        town.growth.push(Growth { together, from, ..growth(of, people(0), Step::Day) });
        prop_assert_eq!(on(&town, at), before);
    }

    #[test]
    fn whole_stretches_and_the_part_of_the_next_make_up_the_time(day in 0_i32..4000, every in 0_usize..4) {
        let every = [Step::Day, Step::Week, Step::Month, Step::Year][every];
        let at = START.checked_add(jiff::Span::new().days(day)).unwrap();
        let (whole, part) = passed(every, START, at).unwrap();
        prop_assert!(part >= Rational::ZERO && part < Rational::ONE);
        prop_assert!(every.after(START, whole).unwrap() <= at && at < every.after(START, whole + 1).unwrap());
    }
}

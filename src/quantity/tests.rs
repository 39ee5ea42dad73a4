//! The laws of exact numbers and units.

use super::*;
use proptest::prelude::*;

fn r(text: &str) -> Rational {
    Rational::parse(text).expect("a number")
}

fn any_rational() -> impl Strategy<Value = Rational> {
    let part = prop_oneof![-1000_i128..1000, -(1_i128 << 62)..(1_i128 << 62)];
    let below = prop_oneof![1_i128..1000, 1_i128..(1_i128 << 40)];
    (part, below).prop_filter_map("range", |(a, b)| Rational::new(a, b))
}

#[test]
fn decimals_are_read_exactly() {
    assert_eq!(r("0.1").add(r("0.2")), Ok(r("0.3")));
    assert_eq!(r("-2.50").to_string(), "-2.5");
    assert_eq!(Rational::parse("2,5"), Err(ParseNumberError::Malformed));
    assert_eq!(Rational::parse("."), Err(ParseNumberError::Malformed));
    assert_eq!(Rational::parse(&"9".repeat(60)), Err(ParseNumberError::TooLarge));
    assert_eq!(Rational::new(5, 3).map(|value| value.to_string()).as_deref(), Some("5/3"));
}

#[test]
fn a_third_of_three_rounds_up_to_one() {
    let third = Rational::new(2, 3).expect("a number");
    assert_eq!(third.multiply(r("3")).map(Rational::ceil), Ok(r("2")));
}

#[test]
fn halves_round_away_from_zero() {
    assert_eq!(r("2.5").round(), r("3"));
    assert_eq!(r("-2.5").round(), r("-3"));
    assert_eq!(r("2.4").round(), r("2"));
    assert_eq!(r("0").round(), r("0"));
    assert_eq!(decimal(Rational::new(5, 3).expect("a number"), 2), ("1.67".to_owned(), true));
    assert_eq!(decimal(r("20"), 2), ("20".to_owned(), false));
}

#[test]
fn an_overflow_is_an_error() {
    let large = Rational::new(i128::MAX, 1).expect("a number");
    assert_eq!(large.add(Rational::ONE), Err(Overflow));
    assert_eq!(large.multiply(r("2")), Err(Overflow));
    assert_eq!(large.divide(Rational::ZERO), Ok(None));
}

#[test]
fn a_post_is_39_hours_a_week() {
    let mut table = UnitTable::new();
    let (hour, week) = (table.find("h").expect("h"), table.find("week").expect("week"));
    let rate = table.compound(&[(hour, 1), (week, -1)]);
    let fte = table.add_derived("fte".into(), None, vec!["post".into()], r("39"), rate).expect("in range");
    let fte = table.single(fte);
    assert_eq!(table.conversion(fte, rate), Ok(Some(r("39"))));
    assert_eq!(table.name(rate), "h/week");
    let (day, month) = (table.find("day").expect("day"), table.find("month").expect("month"));
    let (day, month) = (table.single(day), table.single(month));
    assert_eq!(table.conversion(day, month), Ok(None));
}

#[test]
fn counted_things_never_mix() {
    let mut table = UnitTable::new();
    let person = table.add_counted("person".into(), None, vec!["people".into()]);
    let place = table.add_counted("place".into(), None, vec![]);
    let (person, place) = (table.single(person), table.single(place));
    assert_eq!(table.conversion(person, place), Ok(None));
    assert_eq!(table.quotient(person, person), Unit::ONE);
    assert_eq!(table.product(Unit::SHARE, person), person);
    assert!(table.is_counted(place));
}

proptest! {
    #[test]
    fn sums_come_back(a in any_rational(), b in any_rational()) {
        if let Ok(sum) = a.add(b) {
            prop_assert_eq!(sum.subtract(b), Ok(a));
            prop_assert_eq!(b.add(a), Ok(sum));
        }
    }

    #[test]
    fn products_come_back(a in any_rational(), b in any_rational()) {
        if let (Ok(product), false) = (a.multiply(b), b.is_zero()) {
            prop_assert_eq!(product.divide(b), Ok(Some(a)));
        }
    }

    #[test]
    fn floor_and_ceiling_enclose(a in any_rational()) {
        prop_assert!(a.floor() <= a && a <= a.ceil());
        prop_assert!(a.ceil().subtract(a.floor()).is_ok_and(|gap| gap <= Rational::ONE));
    }

    #[test]
    fn small_and_wide_arithmetic_agree(a in any_rational(), b in any_rational()) {
        use num_rational::Ratio;
        use num_traits::CheckedMul;
        let wide = Ratio::new(a.numerator(), a.denominator()).checked_mul(&Ratio::new(b.numerator(), b.denominator()));
        prop_assert_eq!(a.multiply(b).ok().map(|value| (value.numerator(), value.denominator())), wide.map(|value| (*value.numer(), *value.denom())));
    }
}

proptest! {
    /// The short way and the long way of reading digits agree: more zeros take the long way.
    #[test]
    fn digits_are_read_alike_on_either_path(digits in "-?[0-9]{1,12}(\\.[0-9]{1,6})?") {
        let short = Rational::parse(&digits).unwrap();
        let point = if digits.contains('.') { "" } else { "." };
        let long = Rational::parse(&format!("{digits}{point}{}", "0".repeat(19))).unwrap();
        prop_assert_eq!(short, long);
        let divisor = gcd(short.numerator(), short.denominator());
        prop_assert_eq!(divisor, 1);
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

proptest! {
    #[test]
    fn rounded_quotients_are_those_of_the_exact_quotient(a in any_rational(), b in any_rational()) {
        let exact = a.divide(b);
        prop_assert_eq!(a.divide_floor(b), exact.map(|quotient| quotient.map(Rational::floor)));
        prop_assert_eq!(a.divide_ceil(b), exact.map(|quotient| quotient.map(Rational::ceil)));
    }

    #[test]
    fn rounded_quotients_of_whole_numbers_too(a in -1000_i64..1000, b in -10_i64..10) {
        let (a, b) = (Rational::whole(a), Rational::whole(b));
        let exact = a.divide(b).unwrap();
        prop_assert_eq!(a.divide_floor(b), Ok(exact.map(Rational::floor)));
        prop_assert_eq!(a.divide_ceil(b), Ok(exact.map(Rational::ceil)));
    }

    #[test]
    fn small_and_wide_sums_agree(a in any_rational(), b in any_rational()) {
        use num_rational::Ratio;
        use num_traits::{CheckedAdd, CheckedSub};
        let ratio = |value: Rational| Ratio::new(value.numerator(), value.denominator());
        let parts = |ratio: Ratio<i128>| (*ratio.numer(), *ratio.denom());
        if let (Ok(sum), Some(wide)) = (a.add(b), ratio(a).checked_add(&ratio(b))) {
            prop_assert_eq!((sum.numerator(), sum.denominator()), parts(wide));
        }
        if let (Ok(difference), Some(wide)) = (a.subtract(b), ratio(a).checked_sub(&ratio(b))) {
            prop_assert_eq!((difference.numerator(), difference.denominator()), parts(wide));
        }
        prop_assert_eq!(a.cmp(&b), ratio(a).cmp(&ratio(b)));
    }
}

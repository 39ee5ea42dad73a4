//! Numbers as text: exact where they end, rounded and marked as such where people read them.

use super::Rational;
use std::fmt::Write as _;

/// Fractions with more decimals than this are written as fractions.
const LONGEST: u32 = 12;

/// The exact decimal, `1.98`; none when it does not end within twelve places.
pub fn decimal_exact(value: Rational) -> Option<String> {
    if value.is_whole() {
        return Some(value.numerator().to_string());
    }
    let mut rest = value.denominator();
    let (mut twos, mut fives) = (0_u32, 0_u32);
    while rest % 2 == 0 {
        rest /= 2;
        twos += 1;
    }
    while rest % 5 == 0 {
        rest /= 5;
        fives += 1;
    }
    let places = twos.max(fives);
    if rest != 1 || places > LONGEST {
        return None;
    }
    let scaled = value.numerator().checked_mul(10_i128.pow(places) / value.denominator())?;
    Some(place_point(scaled, places))
}

/// For people: at most `places` decimals, half away from zero. The flag says whether digits were lost.
///
/// No trailing zeros: `2`, `1.5`, `1.67`.
pub fn decimal(value: Rational, places: u32) -> (String, bool) {
    let power = 10_i128.checked_pow(places).unwrap_or(1);
    let Ok(scaled) = value.multiply(Rational::new(power, 1).unwrap_or(Rational::ONE)) else {
        return (format!("{}/{}", value.numerator(), value.denominator()), false);
    };
    let rounded = scaled.round();
    let text = place_point(rounded.numerator(), places);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    (text, rounded != scaled)
}

fn place_point(scaled: i128, places: u32) -> String {
    if places == 0 {
        return scaled.to_string();
    }
    let power = 10_u128.pow(places);
    let digits = scaled.unsigned_abs();
    let mut text = String::new();
    if scaled < 0 {
        text.push('-');
    }
    let width = places as usize;
    let _ = write!(text, "{}.{:0width$}", digits / power, digits % power);
    text
}

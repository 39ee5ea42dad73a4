//! Numbers and texts as JSON bytes, without a detour over a tree or a formatter. Knows only bytes.

use crate::quantity::Rational;
use std::io::Write as _;

const PAIRS: &[u8; 200] = b"00010203040506070809\
10111213141516171819\
20212223242526272829\
30313233343536373839\
40414243444546474849\
50515253545556575859\
60616263646566676869\
70717273747576777879\
80818283848586878889\
90919293949596979899";

/// The most decimals of a short number, as in [`crate::quantity::decimal_exact`].
const LONGEST: usize = 12;

/// A number in its canonical text, as `Rational`'s `Display` gives it: `2`, `1.98`, `5/3`.
pub(super) fn number(value: Rational, out: &mut Vec<u8>) {
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(value.numerator()), u64::try_from(value.denominator()))
        && small(numerator, denominator, out)
    {
        return;
    }
    // Writing to a vector cannot fail.
    let _ = write!(out, "{value}");
}

/// The fast way for numbers of 64 bits; false when they are no short decimals.
fn small(numerator: i64, denominator: u64, out: &mut Vec<u8>) -> bool {
    let digits = numerator.unsigned_abs();
    if denominator == 1 {
        if numerator < 0 {
            out.push(b'-');
        }
        whole(digits, out);
        return true;
    }
    let twos = denominator.trailing_zeros();
    let mut rest = denominator >> twos;
    let mut fives = 0;
    while rest.is_multiple_of(5) {
        rest /= 5;
        fives += 1;
    }
    let places = twos.max(fives);
    if rest != 1 || places as usize > LONGEST {
        return false;
    }
    let power = 10_u64.pow(places);
    let fraction = (digits % denominator).checked_mul(power / denominator);
    let Some(fraction) = fraction else { return false };
    if numerator < 0 {
        out.push(b'-');
    }
    whole(digits / denominator, out);
    out.push(b'.');
    let mut leading = power / 10;
    while leading > fraction && leading > 1 {
        out.push(b'0');
        leading /= 10;
    }
    whole(fraction, out);
    true
}

/// A whole number, two digits at a time.
fn whole(mut value: u64, out: &mut Vec<u8>) {
    let mut buffer = [0_u8; 20];
    let mut at = buffer.len();
    let mut put = |byte: u8| {
        at = at.saturating_sub(1);
        if let Some(place) = buffer.get_mut(at) {
            *place = byte;
        }
    };
    while value >= 100 {
        let pair = usize::try_from(value % 100).unwrap_or_default() * 2;
        value /= 100;
        put(PAIRS.get(pair + 1).copied().unwrap_or_default());
        put(PAIRS.get(pair).copied().unwrap_or_default());
    }
    let last = u8::try_from(value).unwrap_or_default();
    put(b'0' + last % 10);
    if last >= 10 {
        put(b'0' + last / 10);
    }
    out.extend_from_slice(buffer.get(at..).unwrap_or_default());
}

/// The inside of a JSON string: everything between the quotation marks.
pub(super) fn escaped(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let short: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            b'\t' => b"\\t",
            0x08 => b"\\b",
            0x0c => b"\\f",
            0..0x20 => b"",
            0x20.. => continue,
        };
        out.extend_from_slice(bytes.get(from..at).unwrap_or_default());
        from = at + 1;
        if short.is_empty() {
            let _ = write!(out, "\\u{byte:04x}");
        } else {
            out.extend_from_slice(short);
        }
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or_default());
}

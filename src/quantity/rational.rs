//! Exact rational numbers: small ones fast, wide ones right, larger ones refused.

use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use std::cmp::Ordering;
use std::fmt;

/// An exact fraction in lowest terms; the denominator is positive.
///
/// Operations that leave the range of 127 bits give [`Overflow`], never a wrong number.
// Words of 8 bytes instead of 16: a value of a profile takes 40 bytes then, not 48, and profiles are what memory holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(C, packed(8))]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

/// A calculation left the range of exact numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overflow;

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseNumberError {
    /// Not digits with at most one decimal point.
    Malformed,
    /// More digits than exact numbers hold.
    TooLarge,
}

fn signed(size: u64, negative: bool) -> i128 {
    if negative { -i128::from(size) } else { i128::from(size) }
}

/// Numbers of this size and below take the fast path: their products fit in 128 bits.
fn small(value: i128) -> bool {
    i64::try_from(value).is_ok()
}

fn gcd(a: i128, b: i128) -> i128 {
    match (u64::try_from(a.unsigned_abs()), u64::try_from(b.unsigned_abs())) {
        (Ok(a), Ok(b)) => i128::from(a.gcd(&b)),
        (Ok(_) | Err(_), _) => a.gcd(&b),
    }
}

impl Rational {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { numerator: value as i128, denominator: 1 }
    }

    /// `numerator / denominator` in lowest terms; none when the denominator is zero or the parts are out of range.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
            return Self::new_small(numerator, denominator);
        }
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = gcd(numerator, denominator).max(1) * denominator.signum();
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// The same in the registers of the machine.
    fn new_small(numerator: i64, denominator: i64) -> Option<Self> {
        let (above, below) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = match below {
            0 => return None,
            1 => 1,
            _ => above.gcd(&below),
        };
        let above = i128::from(above / divisor);
        let negative = (numerator < 0) != (denominator < 0);
        Some(Self { numerator: if negative { -above } else { above }, denominator: i128::from(below / divisor) })
    }

    /// Numerator and denominator where both are small.
    fn small(self) -> Option<(i64, i64)> {
        Some((i64::try_from(self.numerator).ok()?, i64::try_from(self.denominator).ok()?))
    }

    /// Reads digits with an optional sign and an optional decimal point: `2`, `-0.5`, `12.50`.
    ///
    /// # Errors
    /// [`ParseNumberError::Malformed`] for anything else, [`ParseNumberError::TooLarge`] past the exact range.
    pub fn parse(text: &str) -> Result<Self, ParseNumberError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if let Some(value) = Self::parse_short(negative, digits.as_bytes()) {
            return Ok(value);
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        if whole.is_empty() || fraction.is_empty() {
            return Err(ParseNumberError::Malformed);
        }
        let fraction = fraction.trim_end_matches('0');
        let mut numerator: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return Err(ParseNumberError::Malformed);
            }
            numerator = numerator
                .checked_mul(10)
                .and_then(|value| value.checked_add(i128::from(byte - b'0')))
                .ok_or(ParseNumberError::TooLarge)?;
        }
        let places = u32::try_from(fraction.len()).map_err(|_| ParseNumberError::TooLarge)?;
        let denominator = 10_i128.checked_pow(places).ok_or(ParseNumberError::TooLarge)?;
        let numerator = if negative { -numerator } else { numerator };
        if denominator == 1 {
            return Ok(Self { numerator, denominator });
        }
        Self::new(numerator, denominator).ok_or(ParseNumberError::TooLarge)
    }

    /// The numbers that profiles and rules are full of: their digits fit in a machine word, and only 2 and 5 can be
    /// cancelled. None for all others, faulty ones too.
    fn parse_short(negative: bool, digits: &[u8]) -> Option<Self> {
        if digits.len() > 18 {
            return None;
        }
        let mut numerator = 0_u64;
        let mut point = None;
        for (at, &byte) in digits.iter().enumerate() {
            match byte {
                b'0'..=b'9' => numerator = numerator * 10 + u64::from(byte - b'0'),
                b'.' if point.is_none() && at > 0 => point = Some(at),
                _ => return None,
            }
        }
        let places = match point {
            Some(point) => digits.len() - point - 1,
            None if digits.is_empty() => return None,
            None => return Some(Self { numerator: signed(numerator, negative), denominator: 1 }),
        };
        if places == 0 {
            return None;
        }
        let mut denominator = 10_u64.checked_pow(u32::try_from(places).ok()?)?;
        let (twos, mut fives) = (numerator.trailing_zeros().min(denominator.trailing_zeros()), places);
        numerator >>= twos;
        denominator >>= twos;
        while fives > 0 && numerator.is_multiple_of(5) {
            numerator /= 5;
            denominator /= 5;
            fives -= 1;
        }
        Some(Self { numerator: signed(numerator, negative), denominator: i128::from(denominator) })
    }

    /// The part above the line.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The part below the line; positive.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// Whether it has no fraction.
    pub fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    fn ratio(self) -> Ratio<i128> {
        Ratio::new_raw(self.numerator, self.denominator)
    }

    fn from_ratio(ratio: Option<Ratio<i128>>) -> Result<Self, Overflow> {
        let ratio = ratio.ok_or(Overflow)?;
        if *ratio.numer() == i128::MIN || *ratio.denom() <= 0 {
            return Err(Overflow);
        }
        Ok(Self { numerator: *ratio.numer(), denominator: *ratio.denom() })
    }

    fn whole_result(value: Option<i128>) -> Result<Self, Overflow> {
        match value {
            Some(numerator) if numerator != i128::MIN => Ok(Self { numerator, denominator: 1 }),
            Some(_) | None => Err(Overflow),
        }
    }

    fn all_small(self, other: Self) -> bool {
        small(self.numerator) && small(self.denominator) && small(other.numerator) && small(other.denominator)
    }

    /// Sum.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    #[allow(clippy::should_implement_trait, reason = "the operators cannot say that a sum is out of range")]
    pub fn add(self, other: Self) -> Result<Self, Overflow> {
        if self.denominator == 1 && other.denominator == 1 {
            return Self::whole_result(self.numerator.checked_add(other.numerator));
        }
        if self.all_small(other) {
            // Two products of 63 bits each: their sum has at most 127.
            let sum = self.numerator * other.denominator + other.numerator * self.denominator;
            return Self::new(sum, self.denominator * other.denominator).ok_or(Overflow);
        }
        Self::from_ratio(self.ratio().checked_add(&other.ratio()))
    }

    /// Difference.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn subtract(self, other: Self) -> Result<Self, Overflow> {
        if self.denominator == 1 && other.denominator == 1 {
            return Self::whole_result(self.numerator.checked_sub(other.numerator));
        }
        if self.all_small(other) {
            let difference = self.numerator * other.denominator - other.numerator * self.denominator;
            return Self::new(difference, self.denominator * other.denominator).ok_or(Overflow);
        }
        Self::from_ratio(self.ratio().checked_sub(&other.ratio()))
    }

    /// Product.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn multiply(self, other: Self) -> Result<Self, Overflow> {
        if self.all_small(other) {
            // Two products of 64 bits each.
            if self.denominator == 1 && other.denominator == 1 {
                return Ok(Self { numerator: self.numerator * other.numerator, denominator: 1 });
            }
            return Self::new(self.numerator * other.numerator, self.denominator * other.denominator).ok_or(Overflow);
        }
        if self.denominator == 1 && other.denominator == 1 {
            return Self::whole_result(self.numerator.checked_mul(other.numerator));
        }
        Self::from_ratio(self.ratio().checked_mul(&other.ratio()))
    }

    /// Quotient; none when the divisor is zero.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn divide(self, other: Self) -> Result<Option<Self>, Overflow> {
        if other.is_zero() {
            return Ok(None);
        }
        if self.all_small(other) {
            return Self::new(self.numerator * other.denominator, self.denominator * other.numerator)
                .ok_or(Overflow)
                .map(Some);
        }
        Self::from_ratio(self.ratio().checked_div(&other.ratio())).map(Some)
    }

    /// The largest whole number not above the quotient; none when the divisor is zero.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn divide_floor(self, other: Self) -> Result<Option<Self>, Overflow> {
        if let (Some((dividend, 1)), Some((divisor @ 1.., 1))) = (self.small(), other.small()) {
            return Ok(Some(Self::whole(dividend.div_euclid(divisor))));
        }
        Ok(self.divide(other)?.map(Self::floor))
    }

    /// The smallest whole number not below the quotient; none when the divisor is zero.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn divide_ceil(self, other: Self) -> Result<Option<Self>, Overflow> {
        Ok(self.negate().divide_floor(other)?.map(Self::negate))
    }

    /// The other sign.
    #[must_use]
    pub fn negate(self) -> Self {
        Self { numerator: -self.numerator, denominator: self.denominator }
    }

    /// The largest whole number not above it.
    #[must_use]
    pub fn floor(self) -> Self {
        if let Some((numerator, denominator)) = self.small() {
            return Self::whole(numerator.div_euclid(denominator));
        }
        Self { numerator: Integer::div_floor(&self.numerator(), &self.denominator()), denominator: 1 }
    }

    /// The smallest whole number not below it.
    #[must_use]
    pub fn ceil(self) -> Self {
        self.negate().floor().negate()
    }

    /// The nearest whole number, half away from zero.
    #[must_use]
    pub fn round(self) -> Self {
        let whole = self.numerator / self.denominator;
        let rest = (self.numerator % self.denominator).unsigned_abs();
        let half = self.denominator.unsigned_abs() - rest <= rest && rest > 0;
        Self { numerator: whole + if half { self.numerator.signum() } else { 0 }, denominator: 1 }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            self.numerator().cmp(&other.numerator())
        } else if self.all_small(*other) {
            (self.numerator * other.denominator).cmp(&(other.numerator * self.denominator))
        } else {
            self.ratio().cmp(&other.ratio())
        }
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        Self::whole(value)
    }
}

/// The canonical text: a finite decimal where it is short (`1.98`), else a fraction (`5/3`).
impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match super::format::decimal_exact(*self) {
            Some(text) => f.write_str(&text),
            None => write!(f, "{}/{}", self.numerator(), self.denominator()),
        }
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator(), self.denominator())
    }
}

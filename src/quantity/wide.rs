//! Rationals without a limit, for what is multiplied again and again, as growth by a share each month.

use super::Rational;
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{One as _, ToPrimitive as _, Zero as _};

/// An exact number of any size.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wide(Ratio<BigInt>);

impl Wide {
    /// Nothing.
    pub fn zero() -> Self {
        Self(Ratio::zero())
    }

    /// One.
    pub fn one() -> Self {
        Self(Ratio::one())
    }

    /// The sum.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self(&self.0 + &other.0)
    }

    /// The difference.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        Self(&self.0 - &other.0)
    }

    /// The product.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0)
    }

    /// The quotient; none by zero.
    #[must_use]
    pub fn divide(&self, other: &Self) -> Option<Self> {
        (!other.0.is_zero()).then(|| Self(&self.0 / &other.0))
    }

    /// Multiplied by itself `times` times; one for 0.
    #[must_use]
    pub fn power(&self, times: u32) -> Self {
        let power = |base: &BigInt| num_traits::pow(base.clone(), times as usize);
        Self(Ratio::new(power(self.0.numer()), power(self.0.denom())))
    }

    /// The largest whole number that is not larger; none where it is past the range of [`Rational`].
    pub fn floor(&self) -> Option<Rational> {
        self.0.floor().to_integer().to_i128().and_then(|whole| Rational::new(whole, 1))
    }
}

impl From<Rational> for Wide {
    fn from(value: Rational) -> Self {
        Self(Ratio::new(value.numerator().into(), value.denominator().into()))
    }
}

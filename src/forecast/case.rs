//! A scenario with the standards as it has them: parameters at other values. Knows no figures.

use super::scenario::{Scenario, Setting};
use crate::model::{Expr, ExprKind, ParameterValue, Period, Program, Value};
use crate::quantity::Rational;
use crate::span::{FileId, Span};

/// A scenario, ready to be run.
#[derive(Debug)]
pub struct Case {
    /// The standards, with the parameters of the scenario.
    pub program: Program,
    /// The scenario.
    pub scenario: Scenario,
}

impl Case {
    /// Takes over the standards and gives their parameters the values of the scenario.
    pub fn new(program: &Program, scenario: Scenario) -> Self {
        let mut program = program.clone();
        for setting in &scenario.settings {
            set(&mut program, setting);
        }
        Self { program, scenario }
    }
}

/// The new value stands last and so holds on its days before all others.
fn set(program: &mut Program, setting: &Setting) {
    let Some(standard) = program.standards.get_mut(setting.standard.index()) else { return };
    let Some(kind) = kind(&setting.value) else { return };
    let span = setting.span.unwrap_or(Span::new(FileId(0), 0, 0));
    // Of several layers the last one decides.
    let decides = standard.layers_of(setting.parameter).first().copied().unwrap_or(setting.parameter);
    if let Some(parameter) = standard.parameters.get_mut(decides.index()) {
        parameter.values.push(ParameterValue {
            value: Expr { kind, ty: setting.ty.clone(), span },
            period: Period { since: setting.from, until: setting.until, suspended: None },
            source: None,
            note: None,
        });
    }
}

fn kind(value: &Value) -> Option<ExprKind> {
    Some(match value {
        Value::Bool(truth) => ExprKind::Bool(*truth),
        Value::Number(number) => ExprKind::Number(*number),
        Value::Text(text) => ExprKind::Text(text.clone()),
        Value::Date(day) => ExprKind::Date(*day),
        Value::Schedule(times) => ExprKind::Schedule(times.clone()),
        Value::Choice(index) => ExprKind::Choice(*index),
        Value::Unknown | Value::None | Value::List(_) | Value::Record(_) => return None,
    })
}

/// Whether a parameter may be given such a value.
pub(super) fn can_be_set(value: &Value) -> bool {
    kind(value).is_some() && !matches!(value, Value::Number(number) if *number < Rational::ZERO)
}

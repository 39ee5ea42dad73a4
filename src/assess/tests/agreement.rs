//! The real evaluator and the naive one agree on whatever expressions and facts come, and so do two runs.

use super::build::*;
use super::naive::{Answer, Naive};
use crate::model::*;
use proptest::prelude::*;

/// The facts of the record that is asked about.
const NUMBERS: [u16; 2] = [0, 1];
const TRUTH: u16 = 2;
const KIND: u16 = 3;
const ROOMS: u16 = 4;
const STAFF: u16 = 5;

fn records() -> Vec<Record> {
    vec![
        record(
            "house",
            &[
                ("a", NUMBER),
                ("b", NUMBER),
                ("truth", Type::Bool),
                ("kind", Type::Choice(ChoiceId(0))),
                ("rooms", list_of(1)),
                ("staff", Type::Record(RecordId(2))),
            ],
        ),
        record("room", &[("size", NUMBER), ("truth", Type::Bool)]),
        record("staff", &[("posts", NUMBER)]),
    ]
}

fn small() -> impl Strategy<Value = String> {
    prop_oneof![(-2..5_i32).prop_map(|it| it.to_string()), (-2..5_i32).prop_map(|it| format!("{it}/2"))]
}

fn value(known: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    prop_oneof![3 => known, 1 => Just(Value::Unknown)].boxed()
}

fn house() -> impl Strategy<Value = Instance> {
    let numbers = || value(small().prop_map(|text| number(&text)));
    let truth = || value(any::<bool>().prop_map(Value::Bool));
    let room = prop_oneof![
        9 => (numbers(), truth()).prop_map(|(size, truth)| Value::Record(Box::new(instance(1, vec![size, truth])))),
        1 => Just(Value::Unknown),
    ];
    let rooms = value(prop::collection::vec(room, 0..4).prop_map(Value::List));
    let staff = value(numbers().prop_map(|posts| Value::Record(Box::new(instance(2, vec![posts])))));
    (numbers(), numbers(), truth(), value((0_u16..3).prop_map(Value::Choice)), rooms, staff)
        .prop_map(|(a, b, truth, kind, rooms, staff)| instance(0, vec![a, b, truth, kind, rooms, staff]))
}

/// What an expression may use: how deep it may go, how many loops are around it, how many definitions there are.
#[derive(Clone, Copy)]
struct Room {
    depth: u32,
    frame: u8,
    definitions: u32,
    tables: u32,
    /// Whether it may ask what is known, or assume something: then a fact decides by being said at all.
    asking: bool,
}

impl Room {
    fn below(self) -> Self {
        Self { depth: self.depth - 1, ..self }
    }

    fn item(self) -> Self {
        Self { depth: self.depth - 1, frame: self.frame + 1, ..self }
    }
}

fn any_number(room: Room) -> BoxedStrategy<Expr> {
    let mut leaves = vec![
        small().prop_map(|text| n(&text)).boxed(),
        prop::sample::select(NUMBERS.to_vec()).prop_map(|slot| fact(&[slot])).boxed(),
        Just(fact(&[STAFF, 0])).boxed(),
        Just(no_rule("silent")).boxed(),
    ];
    if room.frame > 0 {
        leaves.push((1..=room.frame).prop_map(|frame| item(frame, &[0])).boxed());
    }
    if room.definitions > 0 {
        leaves.push((0..room.definitions).prop_map(definition).boxed());
    }
    if room.tables > 0 {
        leaves.push(Just(expr(ExprKind::Table(TableId(0), place(0, &[])), NUMBER)).boxed());
    }
    let leaf = prop::strategy::Union::new(leaves);
    if room.depth == 0 {
        return leaf.boxed();
    }
    let number = || any_number(room.below());
    let truth = || any_truth(room.below());
    let operator = prop::sample::select(vec!['+', '-', '*', '/']);
    let mode = prop::sample::select(vec![PerMode::Exact, PerMode::Started, PerMode::Completed]);
    let rounding = prop::sample::select(vec![RoundingMode::Up, RoundingMode::Down, RoundingMode::Nearest]);
    let kinds = vec![AggregateKind::Number, AggregateKind::Sum, AggregateKind::Smallest, AggregateKind::Largest];
    let aggregates = (prop::sample::select(kinds), prop::option::of(any_truth(room.item())), any_number(room.item()))
        .prop_map(move |(kind, filter, value)| {
            let value = (kind != AggregateKind::Number).then(|| Box::new(value));
            expr(ExprKind::Aggregate(kind, select(room.frame + 1, fact(&[ROOMS]), filter), value), NUMBER)
        });
    prop_oneof![
        2 => leaf,
        2 => (number(), operator, number()).prop_map(|(left, operator, right)| calc(left, operator, right)),
        1 => (number(), any::<bool>(), number())
            .prop_map(|(operand, least, limit)| if least { at_least(operand, limit) } else { at_most(operand, limit) }),
        1 => (small(), mode, prop::option::of(small()), number())
            .prop_map(|(amount, mode, every, base)| per(&amount, mode, every.as_deref(), base)),
        1 => (number(), rounding, small()).prop_map(|(operand, mode, step)| rounded(operand, mode, &step)),
        u32::from(room.asking) => (number(), number()).prop_map(|(operand, instead)| assuming(operand, instead)),
        1 => (truth(), number(), number()).prop_map(|(condition, yes, no)| when_then(condition, yes, no)),
        1 => (prop::collection::vec((truth(), outcome(room.below())), 1..4), outcome(room.below()))
            .prop_map(|(cases, otherwise)| {
                first_of(cases.into_iter().map(|(when, outcome)| ("a", when, outcome)).collect(), otherwise)
            }),
        2 => aggregates,
    ]
    .boxed()
}

fn outcome(room: Room) -> BoxedStrategy<Outcome> {
    // Few different values, so that branches often agree.
    prop_oneof![
        3 => (0..2_i32).prop_map(|value| Outcome::Value(n(&value.to_string()))),
        1 => any_number(room).prop_map(Outcome::Value),
        1 => Just(silence("silent", 1)),
    ]
    .boxed()
}

fn any_truth(room: Room) -> BoxedStrategy<Expr> {
    let kind = (0_u16..3).prop_map(|kind| is(fact(&[KIND]), choice(kind)));
    let kinds = (prop::collection::vec(0_u16..3, 1..3), any::<bool>()).prop_map(|(kinds, negated)| {
        let kinds = kinds.into_iter().map(choice).collect();
        expr(ExprKind::OneOf(Box::new(fact(&[KIND])), kinds, negated), Type::Bool)
    });
    let mut leaves =
        vec![any::<bool>().prop_map(yes).boxed(), Just(fact(&[TRUTH])).boxed(), kind.boxed(), kinds.boxed()];
    if room.frame > 0 {
        leaves.push((1..=room.frame).prop_map(|frame| item(frame, &[1])).boxed());
    }
    let leaf = prop::strategy::Union::new(leaves);
    if room.depth == 0 {
        return leaf.boxed();
    }
    let truth = || any_truth(room.below());
    let several = || prop::collection::vec(any_truth(room.below()), 1..4);
    let operator = prop::sample::select(vec!["<", "<=", ">", ">="]);
    let enumeration = prop_oneof![
        Just(EnumerationKind::AllOf),
        Just(EnumerationKind::AnyOf),
        Just(EnumerationKind::BestOf),
        Just(EnumerationKind::ExactlyOneOf),
        (0_u32..4).prop_map(EnumerationKind::AtLeastOf),
    ];
    let quantified = (any::<bool>(), prop::option::of(any_truth(room.item())), any_truth(room.item())).prop_map(
        move |(each, filter, condition)| {
            let quantify = if each { every } else { some };
            quantify(room.frame + 1, fact(&[ROOMS]), filter, condition)
        },
    );
    prop_oneof![
        1 => leaf,
        2 => (any_number(room.below()), operator, any_number(room.below()))
            .prop_map(|(left, operator, right)| compare(left, operator, right)),
        1 => (any_number(room.below()), any_number(room.below())).prop_map(|(left, right)| is(left, right)),
        u32::from(room.asking) => (any_number(room.below()), any::<bool>())
            .prop_map(|(operand, negated)| expr(ExprKind::IsKnown(Box::new(operand), negated), Type::Bool)),
        1 => truth().prop_map(not),
        1 => several().prop_map(all),
        1 => several().prop_map(either),
        1 => (enumeration, several())
            .prop_map(|(kind, items)| listed(kind, items.into_iter().map(|item| ("a", item)).collect())),
        2 => quantified,
    ]
    .boxed()
}

prop_compose! {
    /// A program with definitions that rest on one another and a table, and expressions over them. Without `asking`
    /// no table is used either: the rows of these may overlap, which `check` refuses.
    fn question(asking: bool)(
        first in any_number(Room { depth: 2, frame: 0, definitions: 0, tables: 0, asking }),
        second in any_number(Room { depth: 2, frame: 0, definitions: 1, tables: 0, asking }),
        rows in prop::collection::vec(
            (
                prop::option::of(any_truth(Room { depth: 1, frame: 0, definitions: 2, tables: 0, asking })),
                prop::option::of(any_truth(Room { depth: 1, frame: 0, definitions: 2, tables: 0, asking })),
                outcome(Room { depth: 1, frame: 0, definitions: 2, tables: 0, asking }),
            ),
            0..4,
        ),
        otherwise in prop::option::of(outcome(Room { depth: 1, frame: 0, definitions: 2, tables: 0, asking })),
        truth in any_truth(Room { depth: 3, frame: 0, definitions: 2, tables: u32::from(asking), asking }),
        amount in any_number(Room { depth: 3, frame: 0, definitions: 2, tables: u32::from(asking), asking }),
    ) -> (Program, Expr, Expr) {
        let mut program = program(records(), vec![]);
        program.define(0, first);
        program.define(0, second);
        let rows = rows.into_iter().map(|(left, right, outcome)| TableRow { cells: vec![left, right], outcome });
        program.only().tables.push(Table {
            label: label("t"),
            about: RecordId(0),
            ty: NUMBER,
            columns: vec![],
            rows: rows.collect(),
            otherwise,
            notes: Notes::default(),
        });
        (program, truth, amount)
    }
}

fn naive(program: &Program, expression: &Expr, house: &Instance) -> String {
    let naive = Naive { standard: &program.standards[0], key_date: day(TODAY) };
    match naive.answer(expression, &[Value::Record(Box::new(house.clone()))]) {
        Answer::Bool(truth) => (if truth { "yes" } else { "no" }).to_owned(),
        Answer::Number(number) => number.to_string(),
        Answer::Choice(choice) => format!("choice {choice}"),
        Answer::Date(date) => date.to_string(),
        Answer::Thing(_) => "thing".to_owned(),
        Answer::Silent => "no rule".to_owned(),
        Answer::Unknown => "unknown".to_owned(),
        Answer::Undefined => "undefined".to_owned(),
    }
}

/// The real answer without the kind of undefined and without the mark of an assumption.
fn real(program: &Program, expression: &Expr, house: &Instance) -> String {
    let words = shown(program, expression, house);
    let words = words.strip_suffix(", assumed").unwrap_or(&words);
    words.split(':').next().unwrap_or_default().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn two_evaluators_agree((program, truth, amount) in question(true), house in house()) {
        for expression in [&truth, &amount] {
            prop_assert_eq!(real(&program, expression, &house), naive(&program, expression, &house));
        }
    }

    #[test]
    fn evidence_and_findings_are_the_same_on_every_run((mut program, truth, amount) in question(true), house in house()) {
        let mut conditional = must("truth", truth.clone());
        conditional.when = Some(compare(amount.clone(), ">", n("0")));
        conditional.unless = vec![not(truth.clone())];
        program.only().rules = vec![must("truth", truth), must_reach("reach", amount, n("1")), conditional];
        let run = || {
            let mut assessor = assessor(&program, TODAY, &[]);
            let assessments = assessor.assess(&house, 1);
            let evidence: Vec<_> = assessments[0]
                .findings
                .iter()
                .map(|finding| assessor.evidence(&assessments[0].subject, finding))
                .collect();
            format!("{assessments:?} {evidence:?}")
        };
        prop_assert_eq!(run(), run());
    }

    #[test]
    fn a_fact_that_is_not_missing_changes_nothing((mut program, truth, amount) in question(false), house in house()) {
        use crate::assess::{Missing, Status};
        program.only().rules = vec![must("truth", truth), must_reach("reach", amount, n("1"))];
        let mut assessor = assessor(&program, TODAY, &[]);
        let assessment = assessor.assess(&house, 1).swap_remove(0);
        for finding in assessment.findings.iter().filter(|finding| finding.status == Status::Undetermined) {
            let evidence = assessor.evidence(&assessment.subject, finding);
            let named = |name: &str| {
                evidence.missing.iter().any(|missing| match missing {
                    Missing::Fact { name: names, .. } | Missing::Date { name: names, .. } => names[0] == name,
                    Missing::Undefined { .. } => true,
                })
            };
            // Whatever is said about a fact that nobody asks for, the finding stays open.
            for (slot, fact) in ["a", "b", "truth", "kind"].iter().enumerate() {
                if matches!(house.slots[slot], Value::Unknown) && !named(fact) {
                    let mut told = house.clone();
                    told.slots[slot] = match slot {
                        2 => Value::Bool(true),
                        3 => Value::Choice(1),
                        _ => number("2"),
                    };
                    let again = assessor.assess(&told, 1).swap_remove(0);
                    let status = again.findings.iter().find(|again| again.rule == finding.rule).map(|it| it.status);
                    prop_assert_eq!(status, Some(Status::Undetermined));
                }
            }
        }
    }
}

//! The deployment plan for machines: exact numbers as texts, names instead of labels, the same bytes on every run.

use super::Deployment;
use crate::model::StaffNeed;
use crate::plan::{Aim, Level, Plan, Reason};
use crate::quantity::Rational;
use crate::report::codes::in_unit;
use serde_json::{Value, json};

/// The version of the format, as the document names it.
pub const PLAN_FORMAT: &str = "norm-plan/1";

/// What the document may say, as a JSON Schema.
pub const PLAN_SCHEMA: &str = include_str!("../schema/plan-1.json");

/// The whole plan as one JSON document.
pub fn plan_json(deployment: &Deployment<'_>) -> Value {
    let program = deployment.run.program;
    let standard = program.standards.get(deployment.standard.index());
    json!({
        "format": PLAN_FORMAT,
        "tool": { "name": "norm", "version": deployment.run.tool_version },
        "key_date": deployment.run.key_date.to_string(),
        "standard": standard.map(|standard| standard.name.as_str()),
        "roles": deployment.plans.iter().map(|plan| role(deployment, plan)).collect::<Vec<_>>(),
        "not_planned": deployment.not_planned,
    })
}

fn role(deployment: &Deployment<'_>, plan: &Plan) -> Value {
    let program = deployment.run.program;
    let unit = plan.problem.unit;
    let number = |value: Rational| Value::from(in_unit(value, unit).to_string());
    let place = |site: usize| deployment.place(plan, site);
    let rule = |site: usize| {
        let entry = plan.problem.sites.get(site).and_then(|site| deployment.ledger.entries().get(site.entry))?;
        let standard = program.standards.get(entry.standard.index())?;
        Some(standard.rule(entry.rule).label.name.as_str())
    };
    let holder = |holder: usize| deployment.ledger.holders().get(holder).map(|it| it.name.as_str());
    let who = |person: usize| plan.problem.people.get(person).map(|person| deployment.who(person));
    let moves = plan.moves().into_iter().map(|post| {
        let homes = plan.problem.people.get(post.person).map(|person| {
            person.homes.iter().map(|(at, amount)| json!({ "subject": holder(*at), "amount": number(*amount) }))
        });
        json!({
            "id": who(post.person),
            "from": homes.into_iter().flatten().collect::<Vec<_>>(),
            "to": place(post.site),
            "rule": rule(post.site),
            "amount": number(post.amount),
        })
    });
    let staffing = plan.problem.sites.iter().zip(&plan.staffed).enumerate().map(|(index, (site, staffed))| {
        let posts = plan.posts.iter().filter(|post| post.site == index);
        let reason = plan.reason(index, &deployment.staff, deployment.run.key_date);
        json!({
            "subject": place(index),
            "rule": rule(index),
            "level": match site.level {
                Level::Must => "must",
                Level::Should => "should",
                Level::Share => "share",
            },
            "required": number(site.need),
            "exact": site.exact,
            "before": number(staffed.before),
            "after": number(staffed.after),
            "short": number(staffed.short),
            "reason": reason.as_ref().map(reason_code),
            "who": posts.map(|post| json!({ "id": who(post.person), "amount": number(post.amount) })).collect::<Vec<_>>(),
        })
    });
    let reached = plan.reached.iter().map(|reached| {
        json!({
            "aim": match reached.aim {
                Aim::Must => "must_short",
                Aim::Worst => "largest_relative_short",
                Aim::InTurn => "next_relative_shorts",
                Aim::Should => "should_short",
                Aim::Shares => "shares_short",
                Aim::Moves => "people_moved",
            },
            "value": reached.value.to_string(),
            "bound": reached.bound.map(|bound| bound.to_string()),
            "proven": reached.proven,
            "in_turn": (reached.aim == Aim::InTurn).then(|| json!({
                "values": plan.parts.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "proven": plan.settled,
            })),
        })
    });
    let free = plan
        .free()
        .into_iter()
        .map(|(person, amount)| json!({ "id": deployment.who(person), "amount": number(amount) }));
    let next = plan.next().map(|next| {
        json!({
            "amount": number(next.post),
            "meets": next.meets.iter().map(|site| json!({ "subject": place(*site), "rule": rule(*site) })).collect::<Vec<_>>(),
            "helps": next.helps.map(|(site, left)| json!({ "subject": place(site), "rule": rule(site), "short": number(left) })),
        })
    });
    json!({
        "role": plan.problem.role,
        "unit": program.vocabulary.units.name(unit),
        "moves": moves.collect::<Vec<_>>(),
        "staffing": staffing.collect::<Vec<_>>(),
        "free": free.collect::<Vec<_>>(),
        "next": next,
        "reached": reached.collect::<Vec<_>>(),
    })
}

fn reason_code(reason: &Reason) -> Value {
    let coming = |code: &str, next: &Option<(jiff::civil::Date, String)>| {
        let (day, id) = next.as_ref().map_or((None, None), |(day, id)| (Some(day.to_string()), Some(id.as_str())));
        json!({ "code": code, "until": day, "id": id })
    };
    let need = |code: &str, need: &StaffNeed| match need {
        StaffNeed::Qualification(name) => json!({ "code": code, "qualification": name }),
        StaffNeed::Language(name) => json!({ "code": code, "language": name }),
    };
    match reason {
        Reason::Nobody(next) => coming("nobody", next),
        Reason::AllNeeded(next) => coming("all_needed", next),
        Reason::Unable(what) => need("nobody_able", what),
        Reason::AbleAreBound(what) => need("able_are_needed", what),
        Reason::OnlyWhole => json!({ "code": "only_whole_people" }),
    }
}

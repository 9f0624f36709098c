//! `expression = amount`: the page says how the amount comes about.

use super::mixed::{misses_unit, mixes_units, turned};
use super::scope::Scope;
use super::supply;
use crate::cost::compute::claim::{Claim, Force, Kind, Misnomer};
use crate::cost::compute::contest::Reading;
use crate::cost::compute::conversion::data_steps;
use crate::cost::compute::expression::{Expression, Node};
use crate::cost::compute::figure::{Figure, Measure};
use crate::cost::compute::formula::{Factor, Formula, Given};
use crate::cost::compute::memory::Role;
use crate::cost::compute::page::is_people;
use crate::cost::read::statement::depths;
use crate::cost::read::token::{Count, Kind as Token, Operator};
use crate::cost::read::words::{PER_PERSON, WHOLE, Words};
use crate::money::{Data, Exact, Time, Unit};

/// The claims of every equation on the line.
pub fn equations(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let depths = depths(&line.tokens);
    let mut claims = Vec::new();
    for (at, token) in line.tokens.iter().enumerate() {
        let arrow = token.kind == Token::Sign(Operator::Arrow);
        if !arrow && !matches!(token.kind, Token::Sign(Operator::Equals | Operator::About)) {
            continue;
        }
        let Some((result, goes_on)) = result(scope, at) else { continue };
        let from = clause_start(scope, &depths, at);
        let text = scope.text();
        let expression = text.last_expression(from, at).filter(|expression| {
            !arrow || computes(scope, expression) && !line.has(Operator::Equals)
        });
        if let Some(expression) = expression {
            let chained = from > 0
                && line.tokens[from - 1].kind == Token::Sign(Operator::Equals)
                && result == at + 1
                && from + 1 == at;
            let claim = equation(scope, &expression, result, chained).map(|mut claim| {
                claim.readings.extend(last_term(scope, from, at));
                claim
            });
            // `$0.10 × 24 = $2.40 × 30 = $72`: the middle may be a result, or the same in other words.
            claims.extend(claim.map(|claim| match goes_on {
                true => claim.force(Force::Lookup),
                false => claim,
            }));
        }
    }
    claims
}

/// Whether an expression before an arrow comes to what stands behind it: a product with an amount.
fn computes(scope: &Scope<'_, '_>, expression: &Expression) -> bool {
    let amounts =
        expression.operands.iter().filter(|at| scope.text().money(**at).is_some()).count();
    matches!(expression.node, Node::Product(_)) && amounts == 1
}

/// `= $49.64 + 캐시 $0.017 × 730 = $12.41`: the second equation may be of its last term alone.
fn last_term(scope: &Scope<'_, '_>, from: usize, equals: usize) -> Vec<Reading> {
    let tokens = &scope.line().tokens;
    let chained = from > 0 && tokens[from - 1].kind == Token::Sign(Operator::Equals);
    let plus = (from..equals).rev().find(|at| tokens[*at].kind == Token::Sign(Operator::Plus));
    let Some(plus) = plus.filter(|_| chained) else { return Vec::new() };
    let text = scope.text();
    let expression =
        text.expression(plus + 1, equals).filter(|expression| expression.operands.len() > 1);
    let ways = expression.map(|expression| text.formulas(&expression, &scope.page.calendar));
    ways.unwrap_or_default().into_iter().map(Reading::allowed).collect()
}

/// The results of the line before `main` that another equation is added to.
pub fn other_results(scope: &Scope<'_, '_>, main: usize) -> Vec<usize> {
    let line = scope.line();
    let tokens = &line.tokens;
    let sign = |at: usize, sign: Operator| {
        tokens.get(at).is_some_and(|token| token.kind == Token::Sign(sign))
    };
    // `ALB, NAT도 그대로: $15 + $40`
    let joined =
        [Operator::Equals, Operator::Arrow, Operator::Times, Operator::Over, Operator::About];
    if joined.iter().all(|sign| !line.has(*sign)) {
        let open = line.open_moneys().map(|(at, _)| at);
        return open.filter(|at| *at > main && sign(*at - 1, Operator::Plus)).collect();
    }
    (1..main)
        .filter(|at| {
            matches!(tokens[*at].kind, Token::Money(_))
                && sign(at - 1, Operator::Equals)
                && sign(at + 1, Operator::Plus)
                && matches!(tokens.get(at + 2).map(|next| &next.kind), Some(Token::Word(_)))
        })
        .collect()
}

/// The amount that an `=` leads to, and whether more arithmetic follows it.
fn result(scope: &Scope<'_, '_>, equals: usize) -> Option<(usize, bool)> {
    let tokens = &scope.line().tokens;
    let at = (equals + 1..tokens.len())
        .find(|at| !matches!(tokens[*at].kind, Token::Word(_) | Token::Per(_)))?;
    let follows = tokens.get(at + 1).map(|token| &token.kind);
    let goes_on = matches!(
        follows,
        Some(Token::Sign(Operator::Times | Operator::Over | Operator::Plus | Operator::Minus))
    );
    let again = tokens[at..].iter().any(|token| token.kind == Token::Sign(Operator::Equals));
    let figure = matches!(tokens[at].kind, Token::Money(_) | Token::Percent(_));
    (figure && (!goes_on || again)).then_some((at, goes_on))
}

/// Where the clause of an `=` begins: after the colon, comma, arrow, `=` or bracket before it.
fn clause_start(scope: &Scope<'_, '_>, depths: &[usize], equals: usize) -> usize {
    let tokens = &scope.line().tokens;
    let depth = depths[equals];
    for at in (0..equals).rev() {
        let border = match tokens[at].kind {
            Token::Open => depths[at] == depth && depth > 0,
            Token::Colon | Token::Comma | Token::Break => depths[at] == depth,
            Token::Sign(Operator::Equals | Operator::Arrow | Operator::About) => {
                depths[at] == depth
            }
            _ => false,
        };
        if border {
            return at + 1;
        }
    }
    0
}

fn equation(
    scope: &Scope<'_, '_>,
    expression: &Expression,
    result: usize,
    chained: bool,
) -> Option<Claim> {
    let text = scope.text();
    let figure = scope.figure(result)?;
    if let [only] = expression.operands.as_slice() {
        // `$120/12 = $10` is divided.
        if let Some(per) = text.money(*only).and_then(|money| money.per.as_ref())
            && let (Some(numeral), Some(number)) = (per.numeral, per.count())
        {
            let divisor = Given::known(numeral.to_string(), number);
            let formula = Formula::from(text.given(*only)?).over(divisor);
            return Some(Claim::new(figure, Kind::Statement, "cost-amount", vec![formula]));
        }
        // `$1 + $2 = $3 = $3`: the same again.
        if let Some(money) = text.money(*only)
            && chained
            && money.per.is_none()
            && scope.period(*only) == scope.period(result)
        {
            let way = Formula::from(text.given(*only)?);
            return Some(Claim::new(figure, Kind::Statement, "cost-amount", vec![way]));
        }
        // `10GB 스냅샷 = $0.85`: a quantity, whose price stands elsewhere.
        return supply::of_quantity(scope, *only, result);
    }
    let mut formulas = text.formulas(expression, &scope.page.calendar);
    if let Some(claim) = of_earlier_price(scope, expression, &figure, &formulas) {
        return Some(claim);
    }
    if figure.measure == Measure::Percent {
        return share(scope, expression, figure, formulas);
    }
    formulas.extend(multiplied(scope, expression, &formulas));
    if formulas.is_empty() {
        return None;
    }
    let kind = match scope.label_has(PER_PERSON) {
        true => Kind::PerStudent,
        false => Kind::Statement,
    };
    let misnamed = misnomer(scope, expression, result);
    if let Some(shares) = of_a_team(scope, expression).filter(|_| misnamed.is_some()) {
        return Some(Claim::new(figure, kind, "cost-amount", vec![shares]));
    }
    let mut claim = Claim { misnamed, ..Claim::new(figure, kind, "cost-amount", formulas) };
    claim.readings.extend(turned(scope, expression));
    claim.readings.extend(per_gigabyte(scope, expression));
    Some(claim)
}

/// `시간당 매출 $5,000, 연 2회 × 4시간 = $40,000`: quantities whose price stands before them.
fn of_earlier_price(
    scope: &Scope<'_, '_>,
    expression: &Expression,
    figure: &Figure,
    formulas: &[Formula],
) -> Option<Claim> {
    let text = scope.text();
    let priced = expression.operands.iter().any(|at| text.money(*at).is_some());
    let first = *expression.operands.first()?;
    let product = matches!(expression.node, Node::Product(_));
    if priced || !product || figure.measure == Measure::Percent {
        return None;
    }
    let (at, _) = scope.line().moneys().filter(|(at, _)| *at < first).last()?;
    let price = text.given(at)?;
    let mut ways: Vec<Formula> =
        formulas.iter().map(|formula| formula.clone().times(price.clone())).collect();
    ways.extend(formulas.iter().cloned());
    Some(Claim::new(figure.clone(), Kind::Statement, "cost-amount", ways))
}

/// `($100 - $60) / $100 = 40%`, with or without its `× 100`.
fn share(
    scope: &Scope<'_, '_>,
    expression: &Expression,
    figure: Figure,
    formulas: Vec<Formula>,
) -> Option<Claim> {
    let hundred = Exact::whole(100);
    let said = expression.operands.iter().any(|at| {
        scope.text().count(*at).is_some_and(|count| count.numeral.exact() == Some(hundred))
    });
    let moneys = expression.operands.iter().any(|at| scope.text().money(*at).is_some());
    let times = |formula: Formula| match said {
        true => formula,
        false => formula.times(Given::known("100", hundred)),
    };
    let formulas: Vec<Formula> = formulas.into_iter().map(times).collect();
    (moneys && !formulas.is_empty())
        .then(|| Claim::new(figure, Kind::Percent, "cost-percent", formulas))
}

/// `5TB × $0.12`: a price that does not say for how much may be one for a gigabyte.
fn per_gigabyte(scope: &Scope<'_, '_>, expression: &Expression) -> Vec<Reading> {
    let text = scope.text();
    let bare = expression.operands.iter().filter_map(|at| text.money(*at));
    let bare = bare.filter(|money| money.per.is_none()).count();
    let counts: Vec<&Count> = expression.operands.iter().filter_map(|at| text.count(*at)).collect();
    if bare != 1 || !matches!(expression.node, Node::Product(_)) {
        return Vec::new();
    }
    let ways = text.formulas(expression, &scope.page.calendar);
    let steps = data_steps(Data::Gigabyte, &counts);
    let times = steps.into_iter().filter(|(factor, _)| *factor == Factor::Times);
    times
        .flat_map(|(_, step)| ways.first().map(|way| way.clone().times(step)))
        .map(Reading::allowed)
        .collect()
}

/// A number of pieces in the label may be meant too: `서버 (2대): $3 × 730 = $4,380`.
fn multiplied(
    scope: &Scope<'_, '_>,
    expression: &Expression,
    formulas: &[Formula],
) -> Vec<Formula> {
    let Some(plain) = formulas.first() else { return Vec::new() };
    // `서버 10대 한 달: $20,000 ÷ 12` is of all of them.
    let divided = match &expression.node {
        Node::Product(factors) => factors[1..].iter().all(|(how, _)| *how == Factor::Over),
        Node::Operand(_) | Node::Sum(_) => false,
    };
    if divided {
        return Vec::new();
    }
    // `서버 2대: 2 × $3` counts them already.
    let number = |at: &usize| scope.text().count(*at).and_then(|count| count.numeral.exact());
    let said = |at: &usize| expression.operands.iter().any(|own| number(own) == number(at));
    supply::multiplicities(scope, 0..scope.line().body)
        .into_iter()
        .filter(|at| !expression.operands.contains(at) && !said(at))
        .filter_map(|at| Some(plain.clone().times(scope.text().given(at)?)))
        .collect()
}

/// `학생당: $0.886 × 4명` below a sum that the heading says is that of four: they share it.
fn of_a_team(scope: &Scope<'_, '_>, expression: &Expression) -> Option<Formula> {
    let text = scope.text();
    let [whole, people] = expression.operands[..] else { return None };
    let (number, count) = (text.given(people)?, text.count(people)?);
    let stated = text.given(whole).filter(|_| text.money(whole).is_some())?;
    let sum = scope.section().rev().find(|known| known.role == Role::Total)?;
    let heading = scope.setting().headings.last()?;
    let start = heading.as_ptr() as usize - scope.page.source.text.as_ptr() as usize;
    let theirs = scope.page.people_near(scope.line().start).iter().any(|people| {
        (start..start + heading.len()).contains(&people.start) && people.count == number.value
    });
    // `(4명 1팀)`, `팀별`, `4명 합계`, not `4명이 듣는 수업`.
    let team = ["팀", "조별", "조 ", "반 전체", "합계", "전체 비용", "공동"]
        .iter()
        .any(|word| heading.contains(word));
    let itself = sum.value == stated.value && is_people(count.unit.as_ref());
    (theirs && team && itself).then(|| Formula::from(sum.given()).over(number))
}

/// What the clause of an expression is called: `12명 합계` of `학생당: $0.29, 12명 합계: $0.29 × 12명 = $3.48`.
fn name<'s>(scope: &Scope<'_, 's>, expression: &Expression) -> &'s str {
    let line = scope.line();
    let first = expression.operands.first().copied().unwrap_or_default();
    let colon = line.tokens[..first].iter().rposition(|token| token.kind == Token::Colon);
    let comma =
        colon.and_then(|to| line.tokens[..to].iter().rposition(|token| token.kind == Token::Comma));
    match (comma, colon) {
        (Some(comma), Some(colon)) => {
            &line.text[line.tokens[comma].end..line.tokens[colon].at.start]
        }
        _ => &line.label,
    }
}

/// A result whose name contradicts its computation.
fn misnomer(scope: &Scope<'_, '_>, expression: &Expression, result: usize) -> Option<Misnomer> {
    let line = scope.line();
    let people = expression.operands.iter().find(|at| match &line.tokens[**at].kind {
        Token::Count(count) => is_people(count.unit.as_ref()),
        _ => false,
    });
    if let Some(people) = people {
        let before = people.checked_sub(1).map(|before| &line.tokens[before].kind);
        let named = line.body > 0;
        let name = name(scope, expression);
        let says = |words: Words| scope.page.says(words, name);
        match before {
            Some(Token::Sign(Operator::Times)) if named && says(PER_PERSON) => {
                return Some(Misnomer::TotalCalledPerStudent);
            }
            Some(Token::Sign(Operator::Over)) if named && says(WHOLE) && !says(PER_PERSON) => {
                return Some(Misnomer::PerStudentCalledTotal);
            }
            _ => {}
        }
    }
    let per = line.money(result)?.per.as_ref();
    let multiplied = |unit: &Unit| {
        expression.operands.iter().any(|at| match &line.tokens[*at].kind {
            Token::Count(count) => {
                let month = *unit == Unit::Time(Time::Hour)
                    && count.unit.is_none()
                    && count
                        .numeral
                        .exact()
                        .is_some_and(|n| n == Exact::whole(730) || n == Exact::whole(720));
                let times = *at > 0 && line.tokens[*at - 1].kind == Token::Sign(Operator::Times);
                times && (count.unit.as_ref() == Some(unit) && count.per.is_none() || month)
            }
            _ => false,
        })
    };
    let rate = per.is_some_and(|per| per.numeral.is_none() && matches!(per.units.as_slice(), [unit @ (Unit::Time(Time::Hour) | Unit::Data(_))] if multiplied(unit)));
    if rate {
        return Some(Misnomer::TotalCalledRate);
    }
    if misses_unit(scope, expression) {
        return Some(Misnomer::MissesUnit);
    }
    mixes_units(scope, expression).then_some(Misnomer::MixedUnits)
}

//! Several figures in one sentence: `100만 건당 $0.35, 월 3,000만 건이면 $10.50`, `월 $30이면 연 $360`.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::conversion::{data_steps, for_time};
use crate::cost::compute::formula::{Factor, Formula, Given};
use crate::cost::compute::page::is_people;
use crate::cost::compute::prices::per_at;
use crate::cost::read::heading::period_word;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{PER_PERSON, SAVED, names_a_sum};
use crate::money::{Exact, Number, Thing, Unit};

/// What stands between an amount and the same one for another time.
const PARTICLES: [&str; 8] = ["은", "는", "이", "가", "즉", "이고", "이며", "이라"];

/// The claims of amounts that other figures of their sentence give.
pub fn sentences(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let arithmetic = |token: &crate::cost::read::token::Token<'_>| {
        matches!(token.kind, Token::Sign(Operator::Equals | Operator::Times | Operator::Plus))
    };
    // Behind an equation its result is followed by what it comes to.
    let from = line.tokens.iter().rposition(arithmetic).unwrap_or(0);
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).filter(|at| *at >= from).collect();
    let mut claims: Vec<Claim> = summed(scope, &moneys).into_iter().collect();
    for pair in moneys.windows(2) {
        claims.extend(lasting(scope, pair[0], pair[1]));
        claims.extend(
            supplied(scope, pair[0], pair[1])
                .or_else(|| longer(scope, &moneys, pair[1]))
                .or_else(|| shared(scope, pair[0], pair[1])),
        );
    }
    claims.extend(multiples(scope));
    claims
}

/// `EC2 $30, RDS $20 → 합계 $50`: a sentence that adds up what it names.
fn summed(scope: &Scope<'_, '_>, moneys: &[usize]) -> Option<Claim> {
    let line = scope.line();
    let [terms @ .., result] = moneys else { return None };
    let word = |at: usize| match line.tokens[at].kind {
        Token::Word(word) => names_a_sum(word.trim_start_matches('*')),
        _ => false,
    };
    let named = (terms.last()? + 1..*result).any(word);
    let calm = line.tokens[..*result].iter().all(|token| {
        !matches!(token.kind, Token::Sign(Operator::Times | Operator::Over | Operator::Minus))
    });
    let plain = terms.iter().all(|at| {
        line.money(*at).is_some_and(|money| money.to.is_none() && !money.open && !money.is_price())
    });
    let terms: Option<Vec<Formula>> =
        terms.iter().map(|at| scope.text().given(*at).map(Formula::from)).collect();
    let terms = terms.filter(|terms| terms.len() > 1 && named && calm && plain)?;
    let sum = Formula::sum(terms);
    Some(Claim::new(scope.figure(*result)?, Kind::Total, "cost-total", vec![sum]))
}

/// Whether what stands between two tokens says that the second follows from the first.
fn follows(scope: &Scope<'_, '_>, from: usize, to: usize) -> bool {
    scope.line().tokens[from..to].iter().any(|token| match token.kind {
        Token::Sign(Operator::Arrow) => true,
        Token::Word(word) => word.ends_with("이면") || word.ends_with('면') || word == "시",
        _ => false,
    })
}

/// A price, a quantity of what it is for, and what that comes to.
fn supplied(scope: &Scope<'_, '_>, price: usize, result: usize) -> Option<Claim> {
    let line = scope.line();
    let per = per_at(line, price)?;
    let money = line.money(price)?;
    if money.to.is_some() || money.open || line.money(result)?.is_price() {
        return None;
    }
    let fits = |unit: &Unit| per.units.iter().any(|below| counts_as(unit, below));
    let mut found = (price + 1..result).filter_map(|at| {
        let count = scope.text().count(at).filter(|count| !count.range && count.per.is_none())?;
        let unit =
            count.unit.as_ref().filter(|unit| fits(unit) && !matches!(unit, Unit::Time(_)))?;
        Some((at, count, unit))
    });
    let (at, count, unit) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let number = Given::known(per.numeral.map_or("1".into(), |n| n.to_string()), per.count()?);
    let mut formula = Formula::from(scope.text().given(at)?).times(scope.text().given(price)?);
    if let (Unit::Data(_), Some(Unit::Data(below))) =
        (unit, per.units.iter().find(|below| matches!(below, Unit::Data(_))))
    {
        for (factor, given) in data_steps(*below, &[count]) {
            formula = match factor {
                Factor::Times => formula.times(given),
                Factor::Over => formula.over(given),
            };
        }
    }
    if number.value != Exact::ONE {
        formula = formula.over(number);
    }
    let claim = Claim::new(scope.figure(result)?, Kind::Statement, "cost-amount", vec![formula]);
    Some(match follows(scope, at, result) {
        true => claim,
        false => claim.supported(Way::Supply, scope.piece),
    })
}

/// Whether a quantity of one unit is charged by a price below which the other stands.
fn counts_as(unit: &Unit, below: &Unit) -> bool {
    let user = |thing: &Thing| match thing {
        Thing::Person => true,
        Thing::Named(name) => name == "사용자",
        _ => false,
    };
    unit.is_kind_of(below)
        || matches!((unit, below), (Unit::Thing(a), Unit::Thing(b)) if user(a) && user(b))
}

/// `월 $30, 6개월이면 $180`
fn lasting(scope: &Scope<'_, '_>, base: usize, result: usize) -> Option<Claim> {
    let line = scope.line();
    let from = scope.period(base)?;
    let mut found = (base + 1..result).filter_map(|at| {
        let count = scope.text().count(at).filter(|count| !count.range && count.per.is_none())?;
        match count.unit {
            Some(Unit::Time(time)) => Some((at, time)),
            _ => None,
        }
    });
    let (at, to) = found.next().filter(|_| follows(scope, base, result))?;
    let others = line.tokens[base + 1..result]
        .iter()
        .any(|token| matches!(token.kind, Token::Sign(_) | Token::Per(_)));
    if found.next().is_some() || others || scope.period(result).is_some_and(|own| own < to) {
        return None;
    }
    let start = Formula::from(scope.text().given(base)?).times(scope.text().given(at)?);
    let formulas = for_time(&start, from, to, &scope.page.calendar);
    let claim = Claim::new(scope.figure(result)?, Kind::Conversion, "cost-amount", formulas);
    // `$4.58/월 (24시간 운영 시 $15.18)` is what a month would be otherwise.
    Some(if to < from { claim.force(Force::Lookup) } else { claim })
}

/// An amount for one stretch of time, then the same for a longer one.
fn longer(scope: &Scope<'_, '_>, moneys: &[usize], result: usize) -> Option<Claim> {
    let line = scope.line();
    let base = *moneys.iter().rfind(|at| **at < result)?;
    let (from, to) = (scope.period(base)?, scope.period(result)?);
    let between = &line.tokens[base + 1..result];
    let plain = between.iter().all(|token| {
        matches!(
            token.kind,
            Token::Word(_)
                | Token::Open
                | Token::Comma
                | Token::Per(_)
                | Token::Sign(Operator::Arrow)
        )
    });
    if from >= to || !plain {
        return None;
    }
    // `시간당 $0.045, 하루 $1.08, 한 달 $32.85`: any shorter one may be meant.
    let formulas: Vec<Formula> = moneys
        .iter()
        .filter(|at| **at < result)
        .rev()
        .filter_map(|at| {
            let given = scope.text().given(*at)?;
            let from = scope.period(*at).filter(|from| *from < to)?;
            Some(for_time(&given.into(), from, to, &scope.page.calendar))
        })
        .flatten()
        .collect();
    let claim = Claim::new(scope.figure(result)?, Kind::Conversion, "cost-amount", formulas);
    let said_alike = between.iter().all(|token| match token.kind {
        Token::Word(word) => {
            period_word(word).is_some() || SAVED.within(word) || PARTICLES.contains(&word)
        }
        _ => true,
    });
    Some(match follows(scope, base, result) || said_alike {
        true => claim,
        false => claim.supported(Way::Month, scope.piece),
    })
}

/// `조당 $0.446, 1인당 $0.11`, where the line says how many they are.
fn shared(scope: &Scope<'_, '_>, whole: usize, result: usize) -> Option<Claim> {
    let line = scope.line();
    let between = &line.text[line.tokens[whole].end..line.tokens[result].at.start];
    if !PER_PERSON.within(between) {
        return None;
    }
    let people: Vec<Given> = (0..result)
        .filter(|at| scope.text().count(*at).is_some_and(|count| is_people(count.unit.as_ref())))
        .filter_map(|at| scope.text().given(at))
        .filter(|given| given.value != Exact::ONE)
        .collect();
    let [people] = people.as_slice() else { return None };
    let formula = Formula::from(scope.text().given(whole)?).over(people.clone());
    Some(Claim::new(scope.figure(result)?, Kind::PerStudent, "cost-amount", vec![formula]))
}

/// `$13.10/월, Multi-AZ는 2배인 $26.20/월`
fn multiples(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let pair = moneys.windows(2).last()?;
    let times = line.tokens[pair[0] + 1..pair[1]].iter().find_map(|token| match token.kind {
        Token::Word(word) => {
            let (number, length) = Number::read(word)?;
            word[length..]
                .starts_with('배')
                .then(|| Given::known(format!("{number}배"), number.exact()))
        }
        _ => None,
    })?;
    let formula = Formula::from(scope.text().given(pair[0])?).times(times);
    let claim = Claim::new(scope.figure(pair[1])?, Kind::Ratio, "cost-amount", vec![formula]);
    Some(claim.force(Force::Lookup))
}

//! `Pod 500개라면 $1,500`, `6대 전체: $430`: an amount for another number of the same things.

use super::scope::Scope;
use crate::cost::compute::arithmetic::Text;
use crate::cost::compute::claim::{Claim, Kind, Way};
use crate::cost::compute::contest::Reading;
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::BOUND;
use crate::money::{Exact, Unit};

/// How many lines above may state the amount that is scaled.
const NEAR: usize = 2;

/// What stands behind a number that is only supposed.
const SUPPOSED: [&str; 7] = ["라면", "이라면", "이면", "면", "일 때", "으로 늘", "로 늘"];

/// The claims of amounts for numbers that a sentence supposes.
pub fn supposed(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let mut from = 0;
    let mut claims = Vec::new();
    for at in moneys {
        claims.extend(claim(scope, from..at, at));
        from = at + 1;
    }
    claims
}

fn claim(scope: &Scope<'_, '_>, range: std::ops::Range<usize>, at: usize) -> Option<Claim> {
    let line = scope.line();
    let signs = line.tokens[range.clone()].iter().any(|token| matches!(token.kind, Token::Sign(_)));
    let supposed = |at: &usize| match line.tokens.get(at + 1).map(|token| &token.kind) {
        Some(Token::Word(word)) => SUPPOSED.iter().any(|end| word.starts_with(end)),
        _ => false,
    };
    let number = range.filter(supposed).find(|at| is_number(line, *at)).filter(|_| !signs)?;
    let unit = &scope.text().count(number)?.unit;
    let first = line.moneys().map(|(at, _)| at).next()? == at;
    let lines = scope.statements[..scope.at].iter().rev().take(NEAR);
    let (base, of) =
        lines.filter_map(|other| counted(scope, other, unit)).next().or_else(|| {
            (!first).then(|| counted(scope, line, unit)).flatten().filter(|(_, of)| {
                of.span != scope.text().given(number).and_then(|given| given.span)
            })
        })?;
    let way = Formula::from(base).over(of).times(scope.text().given(number)?);
    let claim = Claim::new(scope.figure(at)?, Kind::Statement, "cost-amount", vec![way]);
    Some(claim.supported(Way::Scaled, scope.piece))
}

/// Whether a token is a plain number of things.
fn is_number(line: &Statement<'_>, at: usize) -> bool {
    matches!(&line.tokens[at].kind, Token::Count(count)
        if !count.range && count.per.is_none() && matches!(count.unit, Some(Unit::Thing(_))))
}

/// The amount that a line comes to, and the one number of such things that it is for.
fn counted(
    scope: &Scope<'_, '_>,
    line: &Statement<'_>,
    unit: &Option<Unit>,
) -> Option<(Given, Given)> {
    let main = line.main()?;
    let text = Text {
        source: scope.page.source,
        text: line.text,
        start: line.start,
        tokens: &line.tokens,
    };
    let mut numbers = (0..main).filter(|at| {
        is_number(line, *at) && text.count(*at).is_some_and(|count| count.unit == *unit)
    });
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let plain = line
        .money(main)
        .is_some_and(|money| money.to.is_none() && !money.open && !money.is_price());
    // `100명까지 월 $300` is a step of a tariff.
    let stepped = BOUND.within(line.text);
    let plain = plain && !stepped;
    let of = text.given(number).filter(|given| plain && given.value > Exact::ZERO)?;
    Some((text.given(main)?, of))
}

/// The claim that several come to as often what one does: `Pod 10개: $180.20/월` right below `Pod 1개: $18.02/월`.
pub fn several(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let above = scope.at.checked_sub(1).map(|at| &scope.statements[at])?;
    let one = scope.group().next_back().filter(|known| {
        known.line + 1 == scope.at
            && known.sure == Sureness::Computed
            && known.period == scope.period(main)
            && known.role != Role::Price
    })?;
    let number = |line: &Statement<'_>| {
        let mut numbers = (0..line.body).filter(|at| is_number(line, *at));
        numbers.next().filter(|_| numbers.next().is_none())
    };
    let stem = |line: &Statement<'_>, at: usize| {
        let tokens = &line.tokens;
        (
            line.text[..tokens[at].at.start].to_owned(),
            line.text[tokens[at].end..tokens[line.body - 1].end].to_owned(),
        )
    };
    let (first, second) = (number(above)?, number(line)?);
    let count = |line: &Statement<'_>, at: usize| match &line.tokens[at].kind {
        Token::Count(count) => count.numeral.exact(),
        _ => None,
    };
    let bare = line.tokens[line.body..main].is_empty() && !line.has(Operator::Equals);
    let same = stem(above, first) == stem(line, second) && count(above, first) == Some(Exact::ONE);
    let way = Formula::from(one.given()).times(scope.text().given(second)?);
    let claim = Claim::new(scope.figure(main)?, Kind::Statement, "cost-amount", vec![way]);
    (bare && same && !line.has(Operator::Times)).then(|| vec![claim])
}

/// `4팀 합계: $120` below a table whose sum is that of one.
pub fn of_table(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let first = scope.above().next().is_none() && line.label.ends_with("합계");
    let number = (0..line.body).find(|at| is_number(line, *at)).filter(|at| first && *at == 0)?;
    let table = |known: &&Known| {
        known.role == Role::Total
            && scope.page.statements(known.piece).is_empty()
            && !super::change::differs(known.period, scope.period(main))
    };
    let sum = scope.section().rev().find(table)?;
    let way = Formula::from(sum.given()).times(scope.text().given(number)?);
    let mut claim = Claim::new(scope.figure(main)?, Kind::Statement, "cost-amount", vec![way]);
    claim.readings.push(Reading::allowed(sum.given().into()));
    Some(vec![claim.supported(Way::Scaled, scope.piece)])
}

/// The claim of what all of several come to, right below what one of them does: `6대 전체: $430`.
pub fn all(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let whole = ["전체", "모두", "다 합치면"].iter().any(|word| line.label.ends_with(word));
    let signs =
        [Operator::Equals, Operator::Times, Operator::Over, Operator::Plus, Operator::Arrow];
    let mut numbers = (0..line.body).filter(|at| is_number(line, *at));
    let number = numbers.next().filter(|_| whole && numbers.next().is_none())?;
    if signs.iter().any(|sign| line.has(*sign))
        || line.tokens[..number].iter().any(|token| matches!(token.kind, Token::Word(_)))
    {
        return None;
    }
    let unit = &scope.text().count(number)?.unit;
    let last = scope.above().next_back().filter(|known| known.line + 1 == scope.at)?;
    // What stands right above may already be that of several.
    let several = |known: &Known| {
        let own = &scope.statements[known.line];
        let titles = own.titles.iter().map(|title| &scope.statements[*title]);
        [own].into_iter().chain(titles).any(|line| {
            line.counts().any(|(_, count)| {
                count.unit == *unit && count.numeral.exact().is_some_and(|n| n > Exact::ONE)
            }) || line.label.contains('×')
        })
    };
    let alike = |known: &&Known| {
        known.group == last.group
            && matches!(known.role, Role::Item | Role::Total | Role::Saving)
            && known.period == scope.period(main)
    };
    let bases: Vec<&Known> = scope.above().rev().filter(alike).collect();
    let ways: Option<Vec<Formula>> = bases
        .iter()
        .map(|known| Some(Formula::from(known.given()).times(scope.text().given(number)?)))
        .collect();
    let ways = ways.filter(|ways| !ways.is_empty())?;
    let claim = Claim::new(scope.figure(main)?, Kind::Statement, "cost-amount", ways);
    let clear = scope.period(main).is_some() && !bases.iter().any(|known| several(known));
    Some(vec![if clear { claim } else { claim.supported(Way::Scaled, scope.piece) }])
}

//! The same amount for another stretch of time: `$0.005/hour (약 $3.6/month)`.

use super::scope::Scope;
use super::supply;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::conversion::for_time;
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::line::Speech;
use crate::cost::read::statement::plain;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::names_a_sum;
use crate::money::{Exact, Time, Unit};

/// The claims of amounts that repeat an amount of the line for another time.
pub fn same_line(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let arithmetic = line.tokens.iter().any(|token| {
        matches!(
            token.kind,
            Token::Sign(Operator::Times | Operator::Over | Operator::Equals | Operator::Plus)
        )
    });
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let periods: Option<Vec<Time>> = moneys.iter().map(|at| scope.period(*at)).collect();
    let Some(periods) = periods else { return Vec::new() };
    let distinct = (1..periods.len()).all(|at| !periods[..at].contains(&periods[at]));
    let ([first, others @ ..], [from, to @ ..], true, false) =
        (moneys.as_slice(), periods.as_slice(), distinct, arithmetic)
    else {
        return Vec::new();
    };
    let bracket = line.note_after(*first);
    others
        .iter()
        .zip(to)
        .filter_map(|(at, to)| {
            // `$4.58/월 (24시간 운영 시 $15.18)` is what it would be otherwise.
            let otherwise = to < from && scope.is_conditional(*at);
            let claim = between(scope, *first, *at, *from, *to).filter(|_| !otherwise)?;
            // In brackets it is the same thing again; beside a comma it may be another.
            let bracketed = bracket.is_some_and(|(from, to)| (from..=to).contains(at));
            Some(if bracketed { claim } else { claim.supported(Way::Month, scope.piece) })
        })
        .collect()
}

/// The claim that one amount of the line is the other for another time.
pub fn between(
    scope: &Scope<'_, '_>,
    base: usize,
    result: usize,
    from: Time,
    to: Time,
) -> Option<Claim> {
    let base = scope.text().given(base)?;
    let formulas = for_time(&base.into(), from, to, &scope.page.calendar);
    let figure = scope.figure(result)?;
    (!formulas.is_empty()).then(|| Claim::new(figure, Kind::Conversion, "cost-amount", formulas))
}

/// `3개월 운영: $1,068` below a sum for a month.
pub fn lasting(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let (Some(count), to) = duration(scope, main)? else { return None };
    if !matches!(to, Time::Week | Time::Month | Time::Year) || count.value == Exact::ONE {
        return None;
    }
    let fits = |known: &&Known| {
        known.role == Role::Total && known.period.is_none_or(|from| from <= to) && line.body > 0
    };
    let base = scope.section().rev().find(fits)?;
    let from = base.period.unwrap_or(to);
    let start = Formula::from(base.given()).times(count);
    let ways = for_time(&start, from, to, &scope.page.calendar);
    let claim = Claim::new(scope.figure(main)?, Kind::Conversion, "cost-amount", ways);
    Some(vec![claim.supported(Way::Month, scope.piece)])
}

/// `연간 환산: $9,012`, `일 평균: 약 $25` below a table: its sum for another time.
pub fn of_last_sum(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    const SAID: [(&str, Time); 8] = [
        ("연간 환산", Time::Year),
        ("연 환산", Time::Year),
        ("1년 환산", Time::Year),
        ("연간으로 환산", Time::Year),
        ("일 평균", Time::Day),
        ("하루 평균", Time::Day),
        ("일평균", Time::Day),
        ("주 평균", Time::Week),
    ];
    let line = scope.line();
    let (_, to) =
        SAID.iter().find(|(said, _)| line.label.trim_start_matches(['*', ' ']) == *said)?;
    let signs = [Operator::Equals, Operator::Arrow, Operator::Times, Operator::Over];
    if line.body != main || signs.iter().any(|sign| line.has(*sign)) {
        return None;
    }
    let sum = scope.section().rev().find(|known| known.role == Role::Total)?;
    let table = scope.page.statements(sum.piece).is_empty();
    let mut between = scope.recent().rev().take_while(|known| known.span != sum.span);
    let near = between.all(|known| known.piece == scope.piece);
    let from = sum.period.unwrap_or(Time::Month);
    let ways = for_time(&sum.given().into(), from, *to, &scope.page.calendar);
    let claim = Claim::new(scope.figure(main)?, Kind::Conversion, "cost-amount", ways);
    let said = sum.period.is_some()
        || [scope.page.pieces[sum.piece].setting.caption]
            .into_iter()
            .chain(scope.page.pieces[sum.piece].setting.headings.last().copied())
            .any(|text| text.contains('월'));
    let sure = table && near && said && from != *to;
    (from != *to && table && near)
        .then(|| vec![if sure { claim } else { claim.force(Force::Lookup) }])
}

/// The claim of a line such as `월: $12.41` or `3시간 실습: $0.32` under a price for an hour.
pub fn labelled(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let (count, to) = duration(scope, main)?;
    let fits = |known: &&Known| {
        let rate = matches!(known.role, Role::Price | Role::Item | Role::Total | Role::Saving);
        let shorter = match &count {
            Some(_) => {
                // `3일 방치: $67.38` right below `추가 비용: $22.46/일`
                let above = known.line + 1 == scope.at && known.period == Some(Time::Day);
                let hourly = known.role == Role::Price
                    || known.role == Role::Item && (known.period == Some(Time::Hour) || above);
                // `50분: $0.26` under `$0.312/hour`
                let part = known.role == Role::Price && to == Time::Minute;
                hourly && known.period.is_some_and(|from| from <= to || part && from == Time::Hour)
            }
            None => known.period.is_some_and(|from| from < to),
        };
        rate && shorter
    };
    let base = match names_a_sum(&line.label) {
        true => scope.above().rev().filter(|known| known.role == Role::Total).find(fits),
        false => scope.group().rev().find(fits).or_else(|| {
            // A program says it apart from its comments.
            let spoken = line.speech != Speech::Plain && count.is_some();
            scope.above().rev().find(fits).filter(|_| spoken)
        }),
    }?;
    let lasting = |base: &Known| -> Option<Vec<Formula>> {
        let start = match &count {
            Some(count) => Formula::from(base.given()).times(count.clone()),
            None => base.given().into(),
        };
        Some(for_time(&start, base.period?, to, &scope.page.calendar))
    };
    let mut formulas = lasting(base)?;
    let many = supply::multiplicities(scope, 0..main);
    if let Some(plain) = formulas.first().cloned() {
        formulas.extend(
            many.iter().filter_map(|many| Some(plain.clone().times(scope.text().given(*many)?))),
        );
    }
    let figure = scope.figure(main)?;
    if formulas.is_empty() {
        return None;
    }
    // A month may be that of the hour above the day, too.
    let others = scope.group().rev().filter(fits).filter(|other| other.span != base.span);
    formulas.extend(others.filter_map(lasting).flatten());
    let claim = Claim::new(figure, Kind::Conversion, "cost-amount", formulas);
    // `연간: $3,418.80` right below what was computed for a month can be nothing else.
    let yearly =
        matches!(line.label.as_str(), "연간" | "1년" | "연간 비용" | "연간 절감액" | "연간 절감");
    let clear = yearly
        && base.period == Some(Time::Month)
        && base.sure == Sureness::Computed
        && base.line + 1 == scope.at;
    // `한 달 방치: $205.80` right below what a day comes to.
    let left_on = ["방치", "켜", "지우지 않", "내내"].iter().any(|word| line.label.contains(word))
        && base.period == Some(Time::Day)
        && base.sure == Sureness::Computed
        && base.line + 1 == scope.at;
    let clear = clear || left_on;
    Some(vec![if clear { claim } else { claim.supported(Way::Month, scope.piece) }])
}

/// `연 총액: $120` below `월 총액: $10`.
pub fn of_a_sum(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    names_a_sum(&scope.line().label).then(|| labelled(scope, main)).flatten()
}

/// How long a label says: for one of a unit only the unit.
fn duration(scope: &Scope<'_, '_>, main: usize) -> Option<(Option<Given>, Time)> {
    let line = scope.line();
    let bare = line.label.split('(').next().unwrap_or("").trim();
    // `하루 켜 두면`, `한 달 지우지 않으면`
    let said = bare.ends_with("비용") || bare.ends_with('면');
    let short = bare.chars().count() <= 6 || names_a_sum(bare) || said;
    if let Some(to) = scope.period(main).filter(|_| short) {
        return Some((None, to));
    }
    let mut times =
        line.counts().filter(|(at, _)| *at < main).filter_map(|(at, count)| match count.unit {
            Some(Unit::Time(time)) if count.per.is_none() && !count.range => Some((at, time)),
            _ => None,
        });
    let (at, time) = times.next()?;
    let before = plain(&line.text[..line.tokens[at].at.start]);
    let named = ["", "실습", "총", "예상", "수업", "총 실습", "하루"];
    let only = times.next().is_none() && named.contains(&before.trim_end_matches('('));
    if only { Some((Some(scope.text().given(at)?), time)) } else { None }
}

//! A quantity on the line, and a price that stands elsewhere on the page.

use std::collections::BTreeSet;
use std::ops::Range;

use super::scope::Scope;
use crate::cost::compute::arithmetic::{Text, is_multiplicity};
use crate::cost::compute::claim::{Claim, Kind, Way};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::names::Names;
use crate::cost::compute::prices::Price;
use crate::cost::read::line::Speech;
use crate::cost::read::token::{Count, Kind as Token, Operator};
use crate::money::{Currency, Data, Exact, Thing, Time, Unit};

/// How many prices are looked at where just one may stand.
const FEW: usize = 2;

/// The tokens in a range that say how many pieces there are: `(2대)`, `× 3`.
pub fn multiplicities(scope: &Scope<'_, '_>, range: Range<usize>) -> Vec<usize> {
    let tokens = &scope.line().tokens;
    range
        .filter(|at| match &tokens[*at].kind {
            Token::Count(count) if is_multiplicity(count) => {
                let times = *at > 0 && tokens[*at - 1].kind == Token::Sign(Operator::Times);
                let whole = count.numeral.exact().is_some_and(|n| n.is_whole() && n > Exact::ZERO);
                // `NAT 2개 → 1개` tells of a change.
                let arrow = |at: usize| {
                    tokens.get(at).is_some_and(|token| token.kind == Token::Sign(Operator::Arrow))
                };
                let changes = arrow(*at + 1) || *at > 0 && arrow(*at - 1);
                whole && !changes && (times || count.unit == Some(Unit::Thing(Thing::Each)))
            }
            _ => false,
        })
        .collect()
}

/// How many prices are tried.
const MOST: usize = 24;

/// The claim that a quantity of the line times a known price gives the amount.
pub fn of_quantity(scope: &Scope<'_, '_>, quantity: usize, result: usize) -> Option<Claim> {
    let line = scope.line();
    let Token::Count(count) = &line.tokens[quantity].kind else { return None };
    let unit = count.unit.as_ref().filter(|_| count.per.is_none() && !count.range)?;
    if !matches!(unit, Unit::Data(_) | Unit::Thing(Thing::Request | Thing::Named(_))) {
        return None;
    }
    // Arithmetic between them says itself how the amount comes about.
    let computed = line.tokens[quantity.min(result)..result].windows(2).any(|pair| {
        matches!(pair[0].kind, Token::Sign(Operator::Times | Operator::Over))
            && matches!(pair[1].kind, Token::Money(_))
            || matches!(pair[0].kind, Token::Money(_))
                && matches!(pair[1].kind, Token::Sign(sign) if sign != Operator::Arrow)
    });
    if computed {
        return None;
    }
    let figure = scope.figure(result).filter(|_| in_dollars(scope, result))?;
    let monthly = matches!(scope.period(result), Some(Time::Month) | None);
    let own = Names::of(&line.text[..line.tokens[result].at.start]);
    let fits = |price: &&Price| {
        below(price, unit)
            .is_some_and(|rest| rest.is_empty() || monthly && rest == [Unit::Time(Time::Month)])
    };
    let near = |price: &&Price| price.piece == scope.piece && price.group == line.group;
    let named = |price: &&Price| own.share(&price.own) || own.share(&price.around);
    let mut found: Vec<&Price> =
        scope.page.prices_near(scope.line().start).iter().filter(fits).filter(near).collect();
    if found.is_empty() {
        found.extend(captioned(scope, unit, monthly));
    }
    let beside = !found.is_empty();
    if !beside {
        found =
            scope.page.prices_near(scope.line().start).iter().filter(fits).filter(named).collect();
    }
    if found.is_empty() {
        found = scope.page.elsewhere(&own).filter(fits).collect();
    }
    // The remarks of one file share the one price that they state.
    if found.is_empty() && line.speech == Speech::Comment {
        let here = scope
            .page
            .prices_near(scope.line().start)
            .iter()
            .filter(|price| price.piece == scope.piece);
        found = distinct(here.filter(fits), FEW);
        found.truncate(if found.len() == 1 { 1 } else { 0 });
    }
    // `1.2GB × 30개 = 36GB`: the result has them already.
    let before = quantity.checked_sub(1).map(|before| &line.tokens[before].kind);
    let pieces = match before {
        Some(Token::Sign(Operator::Equals)) => Vec::new(),
        _ => multiplicities(scope, 0..result),
    };
    let formulas = distinct(found, MOST)
        .into_iter()
        .filter_map(|price| {
            let start = Formula::from(converted(scope, quantity, count, unit, price)?);
            let formula = start.times(given(price)?);
            Some(
                pieces
                    .iter()
                    .filter_map(|at| scope.text().given(*at))
                    .fold(formula, Formula::times),
            )
        })
        .collect::<Vec<_>>();
    // `10GB = $0.85` under the one price of the group can mean nothing else.
    let said = line.tokens[quantity..result]
        .iter()
        .any(|token| matches!(token.kind, Token::Sign(Operator::Equals | Operator::Arrow)));
    let sure = said && beside && formulas.len() == 1 && !figure.value.is_zero();
    let claim = (!formulas.is_empty())
        .then(|| Claim::new(figure, Kind::Statement, "cost-amount", formulas))?;
    Some(if sure { claim } else { claim.supported(Way::Supply, scope.piece) })
}

/// The one price that the caption of the piece states, where a quantity of `unit` can have it.
fn captioned<'s>(scope: &Scope<'_, 's>, unit: &Unit, monthly: bool) -> Option<&'s Price> {
    let caption = scope.setting().caption;
    let start = (caption.as_ptr() as usize).checked_sub(scope.page.source.text.as_ptr() as usize)?;
    let inside = start..start + caption.len();
    let mut own = scope
        .page
        .prices_near(scope.line().start)
        .iter()
        .filter(|price| inside.contains(&(price.span.start as usize)));
    let price = own.next().filter(|_| own.next().is_none())?;
    let rest = below(price, unit);
    let fits =
        rest.is_some_and(|rest| rest.is_empty() || monthly && rest == [Unit::Time(Time::Month)]);
    // `$5/100만 트레이스` counts what the lines below call `건`.
    let counted = matches!(unit, Unit::Thing(Thing::Request))
        && price.per.numeral.is_some()
        && matches!(price.per.units.as_slice(), [Unit::Thing(Thing::Named(_))]);
    (fits || counted).then_some(price)
}

/// Whether an amount is in the currency of the prices.
fn in_dollars(scope: &Scope<'_, '_>, at: usize) -> bool {
    scope.line().money(at).is_some_and(|money| money.amount.currency() == Currency::Usd)
}

/// The units below a price that a quantity of `unit` leaves open; `None` when it does not fit.
fn below(price: &Price, unit: &Unit) -> Option<Vec<Unit>> {
    // `요청 $1.00/100만`
    let bare = price.per.units.is_empty() && price.per.numeral.is_some();
    if bare && matches!(unit, Unit::Thing(Thing::Request)) {
        return Some(Vec::new());
    }
    let mut rest = price.per.units.clone();
    let at = rest.iter().position(|below| below.is_kind_of(unit))?;
    rest.remove(at);
    Some(rest)
}

/// The quantity in the unit of the price.
fn converted(
    scope: &Scope<'_, '_>,
    at: usize,
    count: &Count,
    unit: &Unit,
    price: &Price,
) -> Option<Given> {
    let written = scope.text().given(at)?;
    let data = |units: &[Unit]| {
        units.iter().find_map(|unit| match unit {
            Unit::Data(data) => Some(*data),
            _ => None,
        })
    };
    let value = match (unit, data(&price.per.units)) {
        (Unit::Data(from), Some(to)) => {
            count.numeral.exact()?.times(Data::in_units_of(*from, to))?
        }
        _ => count.numeral.exact()?,
    };
    Some(Given { value, ..written })
}

/// A price as a factor for one unit.
pub fn given(price: &Price) -> Option<Given> {
    let value = price.value.over(price.per.count()?)?;
    Some(Given::written(price.text.clone(), value, price.span))
}

/// Of prices that are the same, the first; no more than so many.
pub fn distinct<'p>(prices: impl IntoIterator<Item = &'p Price>, most: usize) -> Vec<&'p Price> {
    let mut kept: Vec<&Price> = Vec::new();
    for price in prices {
        if kept.len() == most {
            break;
        }
        if !kept.iter().any(|other| other.value == price.value && other.per == price.per) {
            kept.push(price);
        }
    }
    kept
}

/// The claim that an amount for a month is a price for an hour times a month.
pub fn of_subject(scope: &Scope<'_, '_>, result: usize) -> Option<Claim> {
    let line = scope.line();
    let period = scope.period(result);
    let daily = period == Some(Time::Day);
    let monthly = period == Some(Time::Month) || !daily && monthly_context(scope);
    let duration = duration(scope).filter(|_| period.is_none());
    if !monthly && !daily && duration.is_none() {
        return None;
    }
    let length = if daily { Time::Day } else { Time::Month };
    let figure = scope.figure(result).filter(|_| in_dollars(scope, result))?;
    // `ALB를 지우지 않으면 하루 $0.54`
    let label = match line.body == 0 && daily {
        true => &line.text[..line.tokens[result].at.start],
        false => line.label.as_str(),
    };
    let own = Names::of(label);
    let hourly =
        |price: &&Price| price.per.units == [Unit::Time(Time::Hour)] && price.per.numeral.is_none();
    let titles =
        Names::of_all(scope.titles().map(|title| title.text).chain([scope.setting().caption]));
    // `인스턴스: $12.41` further down may be the `인스턴스: db.t3.micro` of the same piece.
    let namesakes = Names::of_all(
        scope
            .statements
            .iter()
            .filter(|other| other.label == line.label && other.main().is_none())
            .map(|other| other.text),
    );
    let machines = [&own, &titles, &namesakes]
        .into_iter()
        .map(Names::machines)
        .find(|machines| !machines.is_empty())
        .unwrap_or_default();
    let by_machine = |price: &&Price| !machines.is_disjoint(&price.own.machines());
    let by_name = |price: &&Price| {
        let mut all = price.own.clone();
        all.extend(price.around.clone());
        own.within(&all)
    };
    let prices = || scope.page.prices_near(scope.line().start).iter().filter(hourly);
    let mut found: Vec<&Price> = prices().filter(by_machine).collect();
    // A row with several prices leaves open which one is meant.
    if found.iter().any(|price| price.choices == 1) {
        found.retain(|price| price.choices == 1);
    }
    let sure = !found.is_empty();
    if !sure {
        found = prices().filter(by_name).collect();
    }
    let pieces: Vec<Given> = multiplicities(scope, 0..result)
        .into_iter()
        .filter_map(|at| scope.text().given(at))
        .chain(titled(scope, &machines))
        .collect();
    let mut formulas = Vec::new();
    for price in distinct(found, MOST) {
        let times = match &duration {
            Some((given, time)) => vec![lasting(given, *time)?],
            None => scope.page.calendar.lengths(length, Time::Hour),
        };
        for time in times {
            let plain = Formula::from(given(price)?).times(time);
            formulas.extend(pieces.iter().map(|many| plain.clone().times(many.clone())));
            formulas.push(plain);
        }
    }
    let piece = scope.piece;
    if formulas.is_empty() {
        return None;
    }
    let claim = Claim::new(figure, Kind::Statement, "cost-amount", formulas);
    Some(if duration.is_some() {
        claim.conjectured(Way::Duration, piece)
    } else if sure {
        claim.supported(Way::Month, piece)
    } else {
        claim.force(crate::cost::compute::claim::Force::Lookup)
    })
}

/// How many machines a title says there are: `개발 클러스터 (t3.large × 4)`.
fn titled(scope: &Scope<'_, '_>, machines: &BTreeSet<&str>) -> Option<Given> {
    let title = scope.titles().find(|title| {
        let text = title.text.to_lowercase();
        machines.iter().any(|machine| text.contains(machine))
    })?;
    let at = (1..title.tokens.len()).find(|at| {
        title.tokens[at - 1].kind == Token::Sign(Operator::Times)
            && matches!(&title.tokens[*at].kind, Token::Count(count) if is_multiplicity(count))
    })?;
    let text = Text {
        source: scope.page.source,
        text: title.text,
        start: title.start,
        tokens: &title.tokens,
    };
    text.given(at)
}

/// Whether the lines around speak of months.
fn monthly_context(scope: &Scope<'_, '_>) -> bool {
    let monthly = crate::cost::read::words::MONTHLY;
    scope.titles().any(|title| monthly.within(title.text))
        || monthly.within(scope.setting().caption)
        || scope.setting().headings.last().is_some_and(|heading| monthly.within(heading))
        || scope.statements[scope.at..]
            .iter()
            .take(12)
            .any(|line| line.moneys().any(|(_, money)| money.period() == Some(Time::Month)))
}

/// How long what the line stands under takes: `**4시간 실습 비용**`.
fn duration(scope: &Scope<'_, '_>) -> Option<(Given, Time)> {
    scope.titles().find_map(|title| {
        let text = Text {
            source: scope.page.source,
            text: title.text,
            start: title.start,
            tokens: &title.tokens,
        };
        let (at, time) = title.counts().find_map(|(at, count)| match count.unit {
            Some(Unit::Time(time @ (Time::Minute | Time::Hour | Time::Day))) => Some((at, time)),
            _ => None,
        })?;
        Some((text.given(at)?, time))
    })
}

/// A duration in hours.
fn lasting(given: &Given, time: Time) -> Option<Given> {
    let value = given.value.times(time.in_units_of(Time::Hour)?)?;
    Some(Given { value, ..given.clone() })
}

//! `학생당: $0.42`, `사용자당 비용: $1.20 (100만 사용자 기준)`: a total among people or things.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::contest::Reading;
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::compute::page::{People, is_people};
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{PER_PERSON, WHOLE};
use crate::money::{Amount, Exact};

/// The claim of an amount for one person.
pub fn per_person(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !scope.label_has(PER_PERSON) {
        return None;
    }
    let figure = scope.figure(main)?;
    let whole = whole(scope, main);
    let Some(whole) = whole else {
        return Some(vec![Claim::unknown(figure, Kind::PerStudent, "나눌 전체 금액이 없습니다")]);
    };
    // `학생당 $2.38` above `$2.38 × 12명`: the table was one student's.
    let own = scope.line().counts().any(|(_, count)| {
        is_people(count.unit.as_ref()) && count.numeral.exact() != Some(Exact::ONE)
    });
    // `학생당 $0.10, 14명 전체 $1.41` says itself what all pay.
    let beside = figure.value == whole.value && all_beside(scope, main);
    if beside || !own && multiplied_below(scope, whole.value) {
        let own = vec![Formula::from(whole.given())];
        let mut claim = Claim::new(figure, Kind::PerStudent, "cost-amount", own);
        let shares = counts(scope, whole).into_iter();
        let shares = shares.map(|(people, _)| Formula::from(whole.given()).over(people));
        claim.readings.extend(shares.map(Reading::allowed));
        return Some(vec![claim]);
    }
    let counts = counts(scope, whole);
    if counts.is_empty() {
        return Some(vec![Claim::unknown(figure, Kind::PerStudent, "학생 수가 없습니다")]);
    }
    let formulas: Vec<Formula> = counts
        .iter()
        .map(|(people, _)| Formula::from(whole.given()).over(people.clone()))
        .collect();
    // A row of sums may hold several.
    let beside_whole = scope.recent().filter(|known| {
        known.role == Role::Total
            && known.piece == whole.piece
            && known.line == whole.line
            && known.span != whole.span
    });
    let mut formulas = formulas;
    for other in beside_whole {
        let shares =
            counts.iter().map(|(people, _)| Formula::from(other.given()).over(people.clone()));
        formulas.extend(shares);
    }
    let beside = counts.first().is_some_and(|(_, near)| *near == Nearness::Beside);
    let only = counts.len() == 1 && whole.role == Role::Total && whole.line + 1 == scope.at;
    // The very amount of all, where it is said how many they are.
    let whole_itself = beside && figure.value == whole.value && whole.role == Role::Total;
    let clear = (beside || only) && whole.piece == scope.piece || whole_itself;
    let mut claim = Claim::new(figure, Kind::PerStudent, "cost-amount", formulas);
    // The line right above may be what is divided.
    let last = scope.group().next_back().filter(|known| known.span != whole.span);
    if let Some(last) = last {
        let shares =
            counts.iter().map(|(people, _)| Formula::from(last.given()).over(people.clone()));
        claim.readings.extend(shares.map(match own {
            true => Reading::from,
            false => Reading::allowed,
        }));
    }
    Some(vec![if clear {
        claim.force(Force::Binding)
    } else {
        claim.supported(Way::Share, scope.piece)
    }])
}

/// Whether a larger amount for a number of people stands behind the amount for one.
fn all_beside(scope: &Scope<'_, '_>, main: usize) -> bool {
    let line = scope.line();
    let own = line.money(main).and_then(|money| money.amount.exact());
    line.moneys().any(|(at, money)| {
        let people = line
            .counts()
            .any(|(count, number)| count > main && count < at && is_people(number.unit.as_ref()));
        people && money.amount.exact() > own
    })
}

/// Whether a line right below multiplies an amount with people.
fn multiplied_below(scope: &Scope<'_, '_>, amount: Exact) -> bool {
    // `10명: $10.69` under `1인당: $1.069`
    let times = |line: &Statement<'_>| {
        let (_, count) =
            line.counts().find(|(at, count)| *at < line.body && is_people(count.unit.as_ref()))?;
        let stated = line.money(line.main()?)?.amount.exact()?;
        Some(amount.times(count.numeral.exact()?)? == stated && stated != amount)
    };
    scope.statements[scope.at + 1..].iter().take(3).any(|line| {
        if times(line) == Some(true) {
            return true;
        }
        line.tokens.windows(3).any(|three| match (&three[0].kind, &three[1].kind, &three[2].kind) {
            (Token::Money(money), Token::Sign(Operator::Times), Token::Count(count)) => {
                let named = || {
                    let mut labelled = line.counts().filter(|(at, _)| *at < line.body);
                    labelled.any(|(_, other)| {
                        is_people(other.unit.as_ref())
                            && other.numeral.exact() == count.numeral.exact()
                    })
                };
                money.amount.exact() == Some(amount) && (is_people(count.unit.as_ref()) || named())
            }
            _ => false,
        })
    })
}

/// The amount that is divided: the nearest sum of the piece or section, else the line above.
fn whole<'s>(scope: &Scope<'_, 's>, main: usize) -> Option<&'s Known> {
    let period = scope.period(main);
    let fits = |known: &&Known| {
        // `전체 예산: 4팀 × $40 = $160`
        let budget = known.role == Role::Bound && known.sure == Sureness::Computed;
        !super::change::differs(known.period, period)
            && (matches!(known.role, Role::Total | Role::Item | Role::Aside) || budget)
    };
    let last = scope.group().rev().find(fits).filter(|known| known.line + 1 == scope.at);
    let sum = scope.above().rev().filter(fits).find(|known| known.role == Role::Total);
    last.filter(|known| known.role == Role::Total)
        .or(sum)
        .or_else(|| scope.section().rev().filter(fits).find(|known| known.role == Role::Total))
        .or(last)
}

/// Where a number of people stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nearness {
    Beside,
    Page,
}

/// Numbers of people, the nearest first: on the line, beside the whole, in the heading, on the page.
fn counts(scope: &Scope<'_, '_>, whole: &Known) -> Vec<(Given, Nearness)> {
    let line = scope.line();
    let mut all: Vec<(Given, Nearness)> = Vec::new();
    let own = line
        .counts()
        .filter(|(_, count)| is_people(count.unit.as_ref()))
        .filter_map(|(at, _)| scope.text().given(at));
    all.extend(own.map(|given| (given, Nearness::Beside)));
    let start = whole.span.start as usize;
    let source = scope.page.source;
    let line_of = |at: usize| source.lines.line(at);
    let people = scope.page.people_near(start);
    let given = |people: &People| {
        Given::written(
            people.text.clone(),
            people.count,
            source.span(people.start..people.start + people.text.len()),
        )
    };
    let beside = people.iter().filter(|people| line_of(people.start) == line_of(start));
    all.extend(beside.map(|people| (given(people), Nearness::Beside)));
    let heading = scope
        .setting()
        .headings
        .last()
        .map(|text| text.as_ptr() as usize - source.text.as_ptr() as usize);
    let headed = people
        .iter()
        .filter(|people| heading.is_some_and(|heading| line_of(heading) == line_of(people.start)));
    all.extend(headed.map(|people| (given(people), Nearness::Beside)));
    all.extend(people.iter().map(|people| (given(people), Nearness::Page)));
    let mut kept: Vec<(Given, Nearness)> = Vec::new();
    for (given, near) in all {
        // `1인당` counts nobody.
        let one = given.value == Exact::ONE;
        if !one && !kept.iter().any(|(other, _)| other.value == given.value) {
            kept.push((given, near));
        }
    }
    kept
}

/// `14명 전체: $28.00`: what all pay, when the sum above is one's.
pub fn of_class(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let whole =
        scope.label_has(WHOLE) || line.label.contains("기준") || line.label.contains("전체");
    let bare = line.label.strip_suffix('명').unwrap_or("");
    let whole = whole || !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let mut people = line
        .counts()
        .filter(|(at, count)| *at < line.body && is_people(count.unit.as_ref()))
        .filter_map(|(at, _)| scope.text().given(at));
    let count = people.next().filter(|count| whole && count.value != Exact::ONE)?;
    let share = scope.group().next_back().filter(|known| {
        known.role == Role::Share
            && known.line + 1 == scope.at
            && !super::change::differs(known.period, scope.period(main))
    });
    let figure = scope.figure(main)?;
    if let Some(share) = share.filter(|share| !may_be_rounded(scope, share, &count, &figure)) {
        let way = Formula::from(share.given()).times(count);
        return Some(vec![Claim::new(figure, Kind::Statement, "cost-amount", vec![way])]);
    }
    let base = scope.section().rev().find(|known| known.role == Role::Total)?;
    let way = Formula::from(base.given()).times(count);
    let mut claim = Claim::new(figure, Kind::Statement, "cost-amount", vec![way]);
    // The sum may be that of all.
    claim.readings.push(Reading::allowed(base.given().into()));
    Some(vec![claim.supported(Way::Class, scope.piece)])
}

/// Whether what all pay may be the amount that one's was rounded from, or that stands elsewhere.
fn may_be_rounded(scope: &Scope<'_, '_>, share: &Known, people: &Given, whole: &Figure) -> bool {
    let stated = scope.recent().any(|known| {
        known.value == whole.value && !matches!(known.role, Role::Price | Role::Share)
    });
    let all = share.value.times(people.value);
    let scale = Amount::read(&share.text).and_then(|(amount, _)| amount.scale()).unwrap_or(0);
    let half = 10_i128.checked_pow(scale).and_then(|unit| Exact::ratio(1, 2 * unit));
    let reach = half.and_then(|half| half.times(people.value));
    let near = match (all.and_then(|all| all.minus(whole.value)), reach) {
        (Some(off), Some(reach)) => !off.is_zero() && off.magnitude() <= reach,
        _ => true,
    };
    stated || near
}

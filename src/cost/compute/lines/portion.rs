//! `NAT가 전체의 43%`, `월 $72 중 $58`: a part of a whole that stands beside it or above.

use super::named::{How, Phrase, meant};
use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::BUDGET;
use crate::money::Exact;

/// How many amounts above may be the whole.
const MOST: usize = 4;

/// From how many digits on a share of an amount above is no coincidence.
const TELLING: usize = 3;

/// The claims of percentages that a sentence calls the share of a whole.
pub fn shares(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    (1..line.tokens.len()).filter_map(|at| share(scope, at)).collect()
}

fn share(scope: &Scope<'_, '_>, at: usize) -> Option<Claim> {
    let line = scope.line();
    let Token::Percent(_) = line.tokens[at].kind else { return None };
    let Token::Word(word) = line.tokens[at - 1].kind else { return None };
    let of_whole = word.ends_with("전체의") || word.ends_with("총비용의") || word == "의";
    let portion = word.starts_with("비중");
    if !of_whole && !portion {
        return of_named(scope, at, word.strip_suffix('의')?);
    }
    let said = &line.text[..line.tokens[at].at.start];
    let total = |known: &&Known| known.role == Role::Total && !known.value.is_zero();
    // The amount right before it, else the one that the line names.
    let beside = line.moneys().map(|(money, _)| money).filter(|money| *money < at).last();
    let beside = beside.filter(|money| at - money <= 3);
    if let Some(money) = beside.filter(|_| word == "의") {
        // `예산 $300의 53%`
        let part = scope.recent().rev().find(total)?;
        return claim(scope, at, part.given(), scope.text().given(money)?, Force::Lookup);
    }
    if let Some(money) = beside {
        let whole =
            scope.above().rev().find(total).or_else(|| scope.section().rev().find(total))?;
        return claim(scope, at, scope.text().given(money)?, whole.given(), Force::Binding);
    }
    let named = |known: &&Known| {
        let first = known.label.split_whitespace().next().unwrap_or("");
        known.role == Role::Item
            && known.label.chars().count() > 1
            && (said.contains(known.label.as_str())
                || portion && first.chars().count() > 2 && said.contains(first))
    };
    let part = scope.section().rev().find(named)?;
    let whole = scope.recent().rev().filter(total).find(|whole| {
        let table = scope.page.statements(whole.piece).is_empty();
        whole.piece == part.piece && (!table || whole.group == part.group)
    })?;
    let full = said.contains(part.label.as_str());
    let force = if full { Force::Binding } else { Force::Lookup };
    claim(scope, at, part.given(), whole.given(), force)
}

/// `$24.48 (크레딧의 24%)`: of the amount that has the name.
fn of_named(scope: &Scope<'_, '_>, at: usize, name: &str) -> Option<Claim> {
    let line = scope.line();
    let part = line.moneys().map(|(money, _)| money).filter(|money| *money < at).last()?;
    let figure = scope.figure(at)?;
    let phrase = Phrase::new(name);
    let sure = |known: &&Known| phrase.names(scope, known).is_some_and(|how| how < How::Under);
    let wholes: Vec<Given> =
        meant(scope, name).into_iter().filter(sure).map(Known::given).collect();
    let part = scope.text().given(part)?;
    if let [whole] = wholes.as_slice() {
        let fixed = BUDGET.within(name) || name.contains("크레딧");
        let force = if fixed { Force::Binding } else { Force::Lookup };
        return claim(scope, at, part, whole.clone(), force);
    }
    let hundred = || Given::known("100", Exact::whole(100));
    let whole = wholes.into_iter().take(MOST).find(|whole| {
        gives(scope, &figure, Formula::from(part.clone()).over(whole.clone()).times(hundred()))
    })?;
    claim(scope, at, part, whole, Force::Lookup)
}

/// The claims of percentages behind a part and its whole: `$412 / $500 (82.4%)`.
pub fn fractions(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let tokens = &scope.line().tokens;
    let fraction = |at: usize| {
        let open = at + usize::from(tokens.get(at)?.kind == Token::Open);
        matches!(tokens.get(open)?.kind, Token::Percent(_)).then_some(())?;
        let over = tokens[at - 2].kind == Token::Sign(Operator::Over);
        let alone = at < 4 || !matches!(tokens[at - 4].kind, Token::Sign(_) | Token::Money(_));
        let (part, whole) = (scope.line().money(at - 3)?, scope.line().money(at - 1)?);
        let plain = [part, whole].iter().all(|money| !money.is_price() && money.to.is_none());
        (over && alone && plain).then_some(())?;
        let text = scope.text();
        claim(scope, open, text.given(at - 3)?, text.given(at - 1)?, Force::Binding)
    };
    (3..tokens.len()).filter_map(fraction).collect()
}

fn claim(
    scope: &Scope<'_, '_>,
    at: usize,
    part: Given,
    whole: Given,
    force: Force,
) -> Option<Claim> {
    let way = Formula::from(part).over(whole).times(Given::known("100", Exact::whole(100)));
    Some(Claim::new(scope.figure(at)?, Kind::Percent, "cost-percent", vec![way]).force(force))
}

/// The claim of the percentage behind a result that is set against where the section began: `= $150, 최초 대비
/// 절감률은 75.8%`.
pub fn since_first(scope: &Scope<'_, '_>, main: usize) -> Option<Claim> {
    let line = scope.line();
    let at = (main + 1..line.tokens.len())
        .find(|at| matches!(line.tokens[*at].kind, Token::Percent(_)))?;
    let said = line.slice(main, at);
    let first = ["최초 대비", "처음 대비"].iter().any(|word| said.contains(word));
    let computed = |known: &&Known| {
        known.sure == Sureness::Computed
            && matches!(known.role, Role::Item | Role::Total | Role::Aside)
    };
    let base = scope.section().find(computed).filter(|_| first && line.has(Operator::Equals))?;
    let own = scope.text().given(main)?;
    let alike = !super::change::differs(base.period, scope.period(main));
    let way = Formula::from(base.given())
        .minus(own)
        .over(base.given())
        .times(Given::known("100", Exact::whole(100)));
    let claim = Claim::new(scope.figure(at)?, Kind::Percent, "cost-percent", vec![way]);
    alike.then_some(claim)
}

/// The claims of amounts that a percentage between makes of the one before: `$12,000를 연 3.5%로 맡기면
/// $420`.
pub fn in_line(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let moneys: Vec<usize> = line.moneys().map(|(at, _)| at).collect();
    let claim = |pair: &[usize]| {
        let between = &line.tokens[pair[0] + 1..pair[1]];
        let signs = between.iter().any(|token| matches!(token.kind, Token::Sign(_)));
        let percent = between.iter().position(|token| matches!(token.kind, Token::Percent(_)))?;
        let figure = scope.figure(pair[1])?;
        let telling = figure.significant_digits() >= TELLING && !signs;
        let base = Formula::from(scope.text().given(pair[0])?);
        let share = scope.text().given(pair[0] + 1 + percent)?;
        let ways = [base.clone().times(share.clone()), base.less(share)];
        let way = ways.into_iter().find(|way| telling && gives(scope, &figure, way.clone()))?;
        let claim = Claim::new(figure, Kind::Statement, "cost-amount", vec![way]);
        Some(claim.force(Force::Lookup))
    };
    moneys.windows(2).filter_map(claim).collect()
}

/// The claim of an amount that the one percentage of the line makes of another: `연 3.5%로 이자는 $425.25`.
pub fn part(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let mut percents = (0..main).filter(|at| matches!(line.tokens[*at].kind, Token::Percent(_)));
    let percent = percents.next().filter(|_| percents.clone().next().is_none())?;
    let computed = [Operator::Equals, Operator::Times, Operator::Plus, Operator::Over];
    if computed.iter().any(|sign| line.has(*sign)) {
        return None;
    }
    let figure = scope.figure(main)?;
    let share = scope.text().given(percent)?;
    let ways = |base: Given| {
        let base = Formula::from(base);
        [base.clone().times(share.clone()), base.less(share.clone())]
    };
    let own = line.moneys().map(|(at, _)| at).filter(|at| *at < main).last();
    if let Some(own) = own {
        let ways = ways(scope.text().given(own)?).to_vec();
        let claim = Claim::new(figure, Kind::Statement, "cost-amount", ways);
        return Some(vec![claim.supported(Way::Share, scope.piece)]);
    }
    let fits = |known: &&Known| {
        matches!(known.role, Role::Item | Role::Total | Role::Aside)
            && !super::change::differs(known.period, scope.period(main))
            && !known.value.is_zero()
    };
    let bases = scope.section().rev().filter(fits).take(MOST);
    let way = bases
        .flat_map(|base| ways(base.given()))
        .find(|way| gives(scope, &figure, way.clone()))
        .filter(|_| figure.significant_digits() >= TELLING)?;
    let claim = Claim::new(figure, Kind::Statement, "cost-amount", vec![way]);
    Some(vec![claim.force(Force::Lookup)])
}

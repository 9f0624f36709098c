//! `총 비용: $45.70`: a sum of the lines above.

use std::collections::BTreeSet;

use super::scope::Scope;
use crate::cost::compute::claim::{self, Claim, Force};
use crate::cost::compute::contest::{Reading, gives};
use crate::cost::compute::figure::Figure;
use crate::cost::compute::formula::Formula;
use crate::cost::compute::memory::{Known, Role};
use crate::cost::compute::page::Said;
use crate::cost::read::line::Mark;
use crate::cost::read::statement::{Statement, plain};
use crate::cost::read::token::{Kind, Money, Operator};
use crate::cost::read::words::{FREE, OPTIONAL, UNKNOWN, names_a_sum};
use crate::money::Exact;

/// How many ways to group the lines above are tried.
const WAYS: usize = 12;

/// How many sums above are looked past, and how many of the nearest terms are tried alone.
const SUMS: usize = 32;
const NEAREST: usize = 48;

/// A longer page is not searched for amounts of one name.
const LONG: usize = 4096;

/// The claim of a sum.
pub fn total(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    if !names_a_sum(&scope.line().label) {
        return None;
    }
    // `총: Peering $5, TGW $265.50` names several things.
    if scope.line().open_moneys().count() > 1 && !scope.line().has(Operator::Arrow) {
        return None;
    }
    let figure = scope.figure(main)?;
    if let Some(terms) = same_name(scope) {
        return Some(vec![Claim::new(figure, claim::Kind::Total, "cost-total", vec![sum(&terms)])]);
    }
    if let Some(terms) = named_group(scope, main) {
        return Some(vec![Claim::new(figure, claim::Kind::Total, "cost-total", vec![sum(&terms)])]);
    }
    let ways = groupings(scope, main);
    let tight = ways.first().is_some_and(|(_, tight)| *tight == Tightness::Complete);
    let mut formulas: Vec<Formula> = ways.iter().map(|(terms, _)| sum(terms)).collect();
    if let Some(sum) = formulas.is_empty().then(|| of_savings(scope)).flatten() {
        return Some(vec![Claim::new(figure, claim::Kind::Total, "cost-total", vec![sum])]);
    }
    if formulas.is_empty() {
        let of_table = of_table(scope, &figure);
        return Some(vec![of_table.unwrap_or_else(|| {
            Claim::unknown(figure, claim::Kind::Total, "더할 금액이 위에 없습니다")
        })]);
    }
    formulas.extend(ways.iter().filter_map(|(terms, _)| without_steps(terms)));
    let force = if tight { Force::Binding } else { Force::Lookup };
    let mut claim = Claim::new(figure, claim::Kind::Total, "cost-total", formulas).force(force);
    claim.readings.extend(allowed(scope, &ways).into_iter().map(Reading::allowed));
    Some(vec![claim])
}

/// `월 합계: $2,133.60` right below a list of nothing but savings.
fn of_savings(scope: &Scope<'_, '_>) -> Option<Formula> {
    let all: Vec<&Known> = scope.group().collect();
    let saved = |known: &&Known| {
        known.role == Role::Saving && !super::change::differs(known.period, all[0].period)
    };
    let close = all.windows(2).all(|pair| pair[0].line + 1 == pair[1].line)
        && all.last().is_some_and(|last| last.line + 1 == scope.at);
    (all.len() > 1 && close && all.iter().all(saved)).then(|| sum(&all))
}

/// `쿠폰 총액: 20,000원` below a table without a row of sums: the column that the label names, else one that
/// gives it.
fn of_table(scope: &Scope<'_, '_>, figure: &Figure) -> Option<Claim> {
    let section = scope.setting().section;
    let pieces = scope.page.pieces[..scope.piece].iter().enumerate().rev();
    let mut own = pieces.take_while(|(_, piece)| piece.setting.section == section);
    let (piece, grid) = own.find_map(|(at, piece)| match &piece.content {
        Said::Table(grid) => Some((at, grid)),
        _ => None,
    })?;
    let label = &scope.line().label;
    let from = scope.memory.partition_point(|known| known.piece < piece);
    let to = scope.memory.partition_point(|known| known.piece <= piece);
    let of_piece = &scope.memory[from..to];
    let columns = (0..grid.columns.len()).filter_map(|column| {
        let known = of_piece.iter().filter(|known| known.group == column);
        let terms: Vec<&Known> = known.collect();
        let items = terms.iter().all(|known| known.role != Role::Total);
        (items && terms.len() > 1).then_some((column, terms))
    });
    let named = |column: usize| {
        let heading = plain(grid.header.get(column)?.text);
        let mut words = heading.split_whitespace().filter(|word| word.chars().count() > 1);
        words.any(|word| label.contains(word)).then_some(())
    };
    let columns: Vec<(usize, Vec<&Known>)> = columns.collect();
    let mut meant = columns.iter().filter(|(column, _)| named(*column).is_some());
    if let (Some((_, terms)), None) = (meant.next(), meant.next()) {
        let claim = Claim::new(figure.clone(), claim::Kind::Total, "cost-total", vec![sum(terms)]);
        let sure = gives(figure, &sum(terms), &scope.page.judging);
        return Some(if sure { claim } else { claim.force(Force::Lookup) });
    }
    let (_, terms) =
        columns.iter().find(|(_, terms)| gives(figure, &sum(terms), &scope.page.judging))?;
    let claim = Claim::new(figure.clone(), claim::Kind::Total, "cost-total", vec![sum(terms)]);
    Some(claim.force(Force::Lookup))
}

/// The sum without the amounts that others among them were computed from: `한 달: $3.30`, then `한 시간:
/// $3.30 ÷ 730 = $0.0045`.
fn without_steps(terms: &[&Known]) -> Option<Formula> {
    let mut started: BTreeSet<Exact> = BTreeSet::new();
    let mut kept: Vec<&Known> = Vec::new();
    for known in terms.iter().rev() {
        if !started.contains(&known.value) {
            kept.push(known);
        }
        started.extend(known.starts_from.iter().map(|(from, _)| *from));
    }
    kept.reverse();
    (kept.len() > 1 && kept.len() < terms.len()).then(|| sum(&kept))
}

/// Sums that the lines above allow: of the nearest ones alone, or less what is taken off.
fn allowed(scope: &Scope<'_, '_>, ways: &[(Vec<&Known>, Tightness)]) -> Vec<Formula> {
    let Some((widest, _)) = ways.iter().max_by_key(|(terms, _)| terms.len()) else {
        return Vec::new();
    };
    let first = widest.len().saturating_sub(NEAREST).max(1);
    let mut all: Vec<Formula> =
        (first..widest.len().saturating_sub(1)).map(|from| sum(&widest[from..])).collect();
    // `요청: $2.30 (90% 감소)` may count as well.
    let own = widest.first().map_or(scope.line().group, |known| known.group);
    let with: Vec<&Known> = scope
        .above()
        .filter(|known| known.group >= own && matches!(known.role, Role::Item | Role::Aside))
        .filter(|known| fits(known, scope.line().main().and_then(|main| scope.period(main))))
        .collect();
    if with.len() > widest.len() {
        all.push(sum(&with));
    }
    let needed: Vec<&Known> = widest
        .iter()
        .copied()
        .filter(|known| !OPTIONAL.within(scope.statements[known.line].text))
        .collect();
    if needed.len() < widest.len() {
        all.push(sum(&needed));
    }
    let off: Vec<&Known> = scope.group().filter(|known| known.role == Role::Saving).collect();
    if !off.is_empty() {
        all.push(off.iter().fold(sum(widest), |sum, known| sum.minus(known.given())));
    }
    all
}

fn sum(terms: &[&Known]) -> Formula {
    Formula::sum(terms.iter().map(|known| Formula::from(known.given())))
}

/// Whether every line of a grouping has its amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tightness {
    Complete,
    Open,
}

/// The groupings of lines above that the sum can be of, the nearest first: its own group, that and
/// the one before, and so on up to the last sum; and the sums themselves.
fn groupings<'s>(scope: &Scope<'_, 's>, main: usize) -> Vec<(Vec<&'s Known>, Tightness)> {
    let period = scope.period(main);
    let own = scope.line().group;
    // `총: $0.2/시간` adds up prices.
    let price = scope.line().money(main).is_some_and(Money::is_price);
    let wanted = if price { Role::Price } else { Role::Item };
    let above = scope.whole();
    let mut ways: Vec<(Vec<&Known>, Tightness)> = Vec::new();
    // The nearest first.
    let mut terms: Vec<&Known> = Vec::new();
    let in_order = |terms: &[&'s Known]| terms.iter().rev().copied().collect::<Vec<_>>();
    let mut group = own;
    let mut sums = 0;
    for known in above.iter().rev() {
        if ways.len() >= WAYS || sums > SUMS {
            break;
        }
        sums += usize::from(known.role == Role::Total);
        if known.role == Role::Total
            && (known.group == own || known.group < group && !terms.is_empty())
        {
            // `전송 소계`, then what comes on top of it.
            let beside = known.group == own && known.line + 1 < scope.at && fits(known, period);
            if beside && !terms.is_empty() {
                push(scope, &mut ways, &[&[known], in_order(&terms).as_slice()].concat());
            }
            break;
        }
        if known.group != group {
            push(scope, &mut ways, &in_order(&terms));
            group = known.group;
        }
        if known.role == wanted && fits(known, period) {
            terms.push(known);
        }
    }
    push(scope, &mut ways, &in_order(&terms));
    let totals: Vec<&Known> = scope
        .above()
        .filter(|known| known.role == Role::Total && fits(known, period))
        .take(SUMS + 1)
        .collect();
    if totals.len() > 1 && totals.len() <= SUMS {
        ways.push((totals, Tightness::Open));
    }
    // The widest complete grouping is the most natural one when several groups have no sum between.
    ways.sort_by_key(|(terms, tight)| {
        (*tight != Tightness::Complete, terms.first().map(|t| t.group) != Some(own))
    });
    ways
}

fn fits(known: &Known, period: Option<crate::money::Time>) -> bool {
    !super::change::differs(known.period, period)
}

fn push<'s>(
    scope: &Scope<'_, 's>,
    ways: &mut Vec<(Vec<&'s Known>, Tightness)>,
    terms: &[&'s Known],
) {
    if terms.is_empty() {
        return;
    }
    let tight = tightness(scope, terms);
    let top = terms.iter().map(|known| known.depth).min().unwrap_or(0);
    let outer: Vec<&Known> = terms.iter().copied().filter(|known| known.depth == top).collect();
    let nested = outer.len() < terms.len() && !outer.is_empty();
    if !nested {
        ways.push((terms.to_vec(), tight));
        return;
    }
    // A line with lines below it repeats their sum.
    let repeats = terms.iter().enumerate().any(|(at, known)| {
        let parts = terms[at + 1..].iter().take_while(|next| next.depth > known.depth);
        let sum = Exact::sum(parts.clone().map(|part| part.value));
        parts.count() > 0 && sum == Some(known.value)
    });
    let leaves: Vec<&Known> = terms
        .iter()
        .enumerate()
        .filter(|(at, known)| terms.get(at + 1).is_none_or(|next| next.depth <= known.depth))
        .map(|(_, known)| *known)
        .collect();
    if repeats {
        ways.push((outer, tight));
        ways.push((leaves, Tightness::Open));
    } else {
        ways.push((terms.to_vec(), tight));
        ways.push((outer, Tightness::Open));
        ways.push((leaves, Tightness::Open));
    }
}

/// Whether the lines from the first term to the sum leave nothing open.
fn tightness(scope: &Scope<'_, '_>, terms: &[&Known]) -> Tightness {
    let from = terms.first().map_or(scope.at, |known| known.line);
    let lines = &scope.statements[from..scope.at];
    let silent = |line: &&Statement<'_>| {
        line.main().is_none()
            && !line.is_title()
            && line.mark == Mark::Item
            && !FREE.within(line.text)
    };
    let open = lines.iter().any(|line| {
        line.main().is_none() && UNKNOWN.within(line.text)
            || line.moneys().any(|(_, money)| money.open)
    });
    let mut within = scope.whole().iter().rev().take_while(|known| known.line >= from);
    let open = open || within.any(|known| is_at_least(scope, known));
    // `인스턴스: $228 → $164` alone leaves out what does not change.
    let changed = terms.len() == 1
        && terms.iter().any(|known| scope.statements[known.line].has(Operator::Arrow));
    let loose = lines.iter().filter(silent).count();
    let nested = terms.iter().any(|known| known.depth != terms[0].depth);
    // A line with further amounts, or with none that is sure, leaves open what is added.
    let unsure = terms.chunk_by(|one, other| one.line == other.line).any(|of_line| {
        let line = &scope.statements[of_line[0].line];
        let own = of_line.len();
        let joined = [Operator::Equals, Operator::Arrow, Operator::About, Operator::Minus];
        let several =
            joined.iter().all(|sign| !line.has(*sign)) && line.open_moneys().count() > own;
        several || line.moneys().any(|(_, money)| money.to.is_some())
    });
    if open || unsure || changed || loose > terms.len() || nested && terms.len() < 2 {
        Tightness::Open
    } else {
        Tightness::Complete
    }
}

/// `월 20달러 이상`: more may come to it.
fn is_at_least(scope: &Scope<'_, '_>, known: &Known) -> bool {
    known.role == Role::Bound && scope.statements[known.line].text.trim_end().ends_with("이상")
}

/// `세 항목의 합은 $2,270`: as many amounts right above as the sentence says.
pub fn spoken(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    const NUMBERS: [(&str, usize); 5] =
        [("두 ", 2), ("세 ", 3), ("네 ", 4), ("다섯 ", 5), ("여섯 ", 6)];
    let line = scope.line();
    let said = line.text[..line.tokens[main].at.start].trim_start_matches(['*', '→', ' ']);
    let (_, many) = NUMBERS.iter().find(|(word, _)| said.starts_with(word))?;
    let sum = ["의 합", "을 더하", "를 더하", "을 합치", "를 합치", " 합계", " 합은"];
    if !sum.iter().any(|word| said.contains(word)) || line.moneys().count() != 1 {
        return None;
    }
    let period = scope.period(main);
    let fits = |known: &&Known| known.role == Role::Item && fits(known, period);
    let above: Vec<&Known> = scope.above().filter(fits).collect();
    let terms = above.get(above.len().checked_sub(*many)?..)?;
    // They stand together and are all that does.
    let together = terms.windows(2).all(|pair| pair[0].line + 1 == pair[1].line);
    let whole = scope
        .statements
        .get(terms[0].line.wrapping_sub(1))
        .is_none_or(|before| before.main().is_none() || before.group != terms[0].group);
    let close = terms.last().is_some_and(|last| last.line + 1 == scope.at);
    let claim =
        Claim::new(scope.figure(main)?, claim::Kind::Total, "cost-total", vec![self::sum(terms)]);
    together.then(|| vec![if whole && close { claim } else { claim.force(Force::Lookup) }])
}

/// `총 비용 증가` adds up every `비용 증가` of the page above.
fn same_name<'s>(scope: &Scope<'_, 's>) -> Option<Vec<&'s Known>> {
    let name = scope.line().label.strip_prefix("총 ")?;
    if name.split_whitespace().count() < 2 {
        return None;
    }
    if scope.memory.len() > LONG {
        return None;
    }
    let found: Vec<&Known> = scope
        .memory
        .iter()
        .filter(|known| known.label == name && known.piece <= scope.piece)
        .collect();
    let apart = found.windows(2).all(|pair| pair[0].piece != pair[1].piece);
    (found.len() > 1 && apart).then_some(found)
}

/// `기본값 합계` adds up the group that is called so, where others stand between: the one title of the
/// piece that begins with that name.
fn named_group<'s>(scope: &Scope<'_, 's>, main: usize) -> Option<Vec<&'s Known>> {
    let name =
        scope.line().label.strip_suffix("합계").or(scope.line().label.strip_suffix("총계"))?;
    let name = name.trim();
    if name.chars().count() < 2 {
        return None;
    }
    let says = |text: &str| text.split([':', '(']).next().unwrap_or("").trim().ends_with(name);
    let mut titles = (scope.at.saturating_sub(LONG)..scope.at)
        .filter(|at| scope.statements[*at].is_title() && says(scope.statements[*at].text));
    let title = titles.next().filter(|_| titles.next().is_none())?;
    let period = scope.period(main);
    let below = |known: &&Known| {
        known.piece == scope.piece && scope.statements[known.line].titles.contains(&title)
    };
    let terms: Vec<&Known> = scope
        .above()
        .filter(below)
        .filter(|known| known.role == Role::Item && fits(known, period))
        .collect();
    (terms.len() > 1).then_some(terms)
}

/// The claim that an amount for one of something, `Task당`, is the sum of the lines above.
pub fn of_one(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let one = scope.line().tokens[..main].iter().any(|token| matches!(token.kind, Kind::Per(_)))
        || ["당", " 1개", " 1대", " 하나", " 한 개", " 한 대"]
            .iter()
            .any(|word| scope.line().label.ends_with(word));
    if !one {
        return None;
    }
    let formulas: Vec<Formula> = groupings(scope, main)
        .iter()
        .filter(|(terms, _)| terms.len() > 1)
        .map(|(terms, _)| sum(terms))
        .collect();
    if formulas.is_empty() {
        return None;
    }
    let claim = Claim::new(scope.figure(main)?, claim::Kind::Total, "cost-total", formulas);
    Some(vec![claim.force(Force::Lookup)])
}

//! `주문당 비용: $0.0022 (120만 건 기준)`: a total among things that the page counts.

use super::scope::Scope;
use crate::cost::compute::arithmetic::Text;
use crate::cost::compute::claim::{Claim, Kind, Way};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role, Sureness};
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Count, Kind as Token, Operator};
use crate::cost::read::words::PER_PERSON;
use crate::money::{Exact, Unit};

/// How many lines above may count the things.
const NEAR: usize = 12;

/// How many sums of the page may be what is divided.
const MOST: usize = 4;

/// From how many digits on a share of a sum somewhere on the page is no coincidence.
const TELLING: usize = 2;

/// The claim of an amount for one of something whose number the line or one above it says.
pub fn each(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let bracket = line.note_after(main).and_then(|note| in_brackets(scope, note));
    let thing = thing(&line.label);
    let labelled = thing.is_some()
        || line.tokens[..main].iter().any(|token| matches!(&token.kind, Token::Per(per) if per.units.len() == 1 && per.numeral.is_none() && !matches!(per.units[0], Unit::Time(_))));
    let price = line.money(main).is_some_and(|money| money.is_price());
    let signs = [Operator::Equals, Operator::Times, Operator::Over, Operator::Arrow];
    if !labelled || price || signs.iter().any(|sign| line.has(*sign)) {
        return None;
    }
    let figure = scope.figure(main)?;
    let counts = match bracket {
        Some(count) => vec![count],
        None => above(scope, thing?),
    };
    if counts.is_empty() {
        return None;
    }
    let over = |whole: &Known, count: &Given| Formula::from(whole.given()).over(count.clone());
    let wholes = wholes(scope, main);
    if !wholes.is_empty() {
        let ways = wholes.iter().flat_map(|whole| counts.iter().map(|count| over(whole, count)));
        let ways = ways.collect();
        return Some(vec![Claim::new(figure, Kind::PerUnit, "cost-amount", ways)]);
    }
    let sums = scope.recent().rev().filter(|known| may_be_divided(scope, known, main));
    let mut ways = Vec::new();
    for sum in sums.take(MOST) {
        ways.extend(counts.iter().map(|count| over(sum, count)));
    }
    let right = ways.iter().position(|way| super::saved::gives(scope, &figure, way.clone()));
    let right = right.filter(|_| figure.significant_digits() >= TELLING);
    let way = ways.into_iter().nth(right.unwrap_or(0))?;
    let claim = Claim::new(figure, Kind::PerUnit, "cost-amount", vec![way]);
    Some(vec![claim.supported(Way::Share, scope.piece)])
}

/// `MAU 30만 기준 사용자당 비용: $0.004`: what the one row of that number comes to, among as many.
pub fn of_row(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let said = &line.text[..line.tokens[main].at.start];
    let one = ["사용자당", "1인당", "인당", "명당", "고객당", "유저당", "MAU당"];
    let mut counts = line.counts().map(|(at, _)| at).filter(|at| *at < main);
    let count = counts.next().filter(|_| one.iter().any(|word| said.contains(word)))?;
    let count = scope.text().given(count).filter(|count| count.value > Exact::whole(1000))?;
    let row = |known: &&Known| {
        known.sure == Sureness::Computed
            && scope.page.statements(known.piece).is_empty()
            && labelled(&known.label) == Some(count.value)
            && !super::change::differs(known.period, scope.period(main))
    };
    let mut rows = scope.section().rev().filter(row);
    let row = rows.next().filter(|_| rows.next().is_none() && line.moneys().count() == 1)?;
    let way = Formula::from(row.given()).over(count);
    Some(vec![Claim::new(scope.figure(main)?, Kind::PerUnit, "cost-amount", vec![way])])
}

/// The number that a row is called by.
fn labelled(label: &str) -> Option<Exact> {
    let tokens = crate::cost::read::token::tokens(label);
    match tokens.as_slice() {
        [token] => match &token.kind {
            Token::Count(count) if !count.range => count.numeral.exact(),
            _ => None,
        },
        _ => None,
    }
}

/// What `주문당 비용` is for one of: `주문`; nothing where it is for a person of the class, or a time.
pub fn thing(label: &str) -> Option<&str> {
    let (before, after) = label.split_once('당')?;
    let ends = after.trim().is_empty()
        || ["비용", "요금", "원가", "단가", "단위", "인프라", "평균", "약", "("]
            .iter()
            .any(|word| after.trim_start().starts_with(word));
    let counted = before.trim_end_matches(['건', '명', '회', '개', '대']);
    let counted = counted.trim_end_matches(['1', '한']).trim_end();
    let word = match counted.split_whitespace().next_back() {
        Some(word) if !counted.is_empty() => word,
        _ => return None,
    };
    let named = word.chars().count() > 1 && !word.contains(|c: char| c.is_ascii_digit());
    let timed = ["시간", "매시간", "하루", "분기", "개월"].contains(&word);
    (ends && named && !timed && !PER_PERSON.within(label)).then_some(word)
}

/// The one number in brackets that the line says it is based on.
fn in_brackets(scope: &Scope<'_, '_>, (from, to): (usize, usize)) -> Option<Given> {
    let line = scope.line();
    let basis = ["기준", "가정"].iter().any(|word| line.slice(from, to).contains(word));
    let mut counts =
        (from..=to).filter(|at| scope.text().count(*at).is_some_and(|count| !count.range));
    let count = counts.next().filter(|_| basis && counts.clone().next().is_none())?;
    scope.text().given(count)
}

/// The numbers of a thing that lines above state: of lines that name it, else of the nearest unit of that
/// name.
fn above(scope: &Scope<'_, '_>, thing: &str) -> Vec<Given> {
    let lines = scope.statements[..scope.at].iter().rev().take(NEAR);
    let mut found: Vec<Given> = Vec::new();
    for line in lines {
        let Some(given) = count_of(scope, line, thing) else { continue };
        // Another number of the same thing leaves open which is meant, but the nearest is.
        if found.iter().all(|other| other.value != given.value) {
            found.push(given);
        }
    }
    found
}

/// The number of a thing that a line states: `월간 주문: 200,000건`, `주문 53만 건`.
fn count_of(scope: &Scope<'_, '_>, line: &Statement<'_>, thing: &str) -> Option<Given> {
    let text = Text {
        source: scope.page.source,
        text: line.text,
        start: line.start,
        tokens: &line.tokens,
    };
    let whole = |count: &Count| {
        let timed = matches!(count.unit, Some(Unit::Time(_) | Unit::Data(_)));
        !count.range && !timed && count.numeral.exact().is_some_and(|n| n > Exact::ONE)
    };
    let mut counts = line.counts().filter(|(_, count)| whole(count));
    // `평균 주문 금액: 3만원` counts nothing.
    let (at, _) = counts.next().filter(|_| line.moneys().next().is_none())?;
    let named = line.text[..line.tokens[at].at.start].contains(thing);
    let only = counts.next().is_none();
    (named && (only || line.body > 0)).then(|| text.given(at)).flatten()
}

/// The amounts that one must be meant of: what another of the group divides, or the sums of the lines above.
fn wholes<'s>(scope: &Scope<'_, 's>, main: usize) -> Vec<&'s Known> {
    let group = scope.line().group;
    let beside = scope.above().rev().find(|known| {
        known.kind == Kind::PerUnit && known.sure == Sureness::Computed && known.group == group
    });
    let divided = beside.and_then(|known| known.starts_from.first()).and_then(|(value, span)| {
        scope.recent().rev().find(|known| known.value == *value && Some(known.span) == *span)
    });
    match divided {
        Some(divided) => vec![divided],
        None => {
            let sums = scope.above().rev().filter(|known| may_be_divided(scope, known, main));
            sums.take(MOST).collect()
        }
    }
}

fn may_be_divided(scope: &Scope<'_, '_>, known: &Known, main: usize) -> bool {
    known.role == Role::Total
        && !known.value.is_zero()
        && !super::change::differs(known.period, scope.period(main))
}

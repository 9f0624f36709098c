//! `80% 도달 시 ($160)`, `경고 (80%): $48`: shares of a budget.

use super::scope::Scope;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::{Formula, Given};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::read::lexer::tokens;
use crate::cost::read::statement::Statement;
use crate::cost::read::token::{Kind as Token, Operator};
use crate::cost::read::words::{BUDGET, DISCOUNT, SURCHARGE};
use crate::money::Exact;

/// How many words may stand between a percentage and its amount: `80% 도달 시`.
const NEAR: usize = 3;

/// How many lines may part the amount of the one above them.
const MOST: usize = 24;

/// The claim of an amount behind a percentage of the one budget above.
pub fn budget(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let percent =
        line.tokens[..main].iter().rposition(|token| matches!(token.kind, Token::Percent(_)))?;
    let budgets: Vec<&Known> = scope.group().filter(|known| known.role == Role::Bound).collect();
    let [budget] = budgets.as_slice() else { return None };
    // `99.9%: 43.8분/월 → 1,314만원` is a share of the time.
    if line.has(Operator::Arrow) {
        return None;
    }
    let formula = Formula::from(budget.given()).times(scope.text().given(percent)?);
    Some(vec![Claim::new(scope.figure(main)?, Kind::Percent, "cost-percent", vec![formula])])
}

/// The claims of amounts right behind percentages, of the whole that the line, its title or its caption says.
pub fn steps(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let shares: Vec<(usize, usize)> =
        line.moneys().filter_map(|(at, _)| Some((share_before(line, at)?, at))).collect();
    if shares.is_empty() {
        return Vec::new();
    }
    let Some((base, force)) = whole(scope, shares[0].0) else { return Vec::new() };
    let claim = |(percent, at): (usize, usize)| {
        let way = Formula::from(base.clone()).times(scope.text().given(percent)?);
        let figure = scope.figure(at)?;
        Some(Claim::new(figure, Kind::Percent, "cost-percent", vec![way]).force(force))
    };
    shares.into_iter().filter_map(claim).collect()
}

/// The percentage that an amount behind it is: `80% ($32)`, `경고 (80%): $48`.
fn share_before(line: &Statement<'_>, at: usize) -> Option<usize> {
    let percent = (0..at)
        .rev()
        .take(NEAR + 2)
        .find(|at| matches!(line.tokens[*at].kind, Token::Percent(_)))?;
    let plain = line.money(at).is_some_and(|money| money.to.is_none() && !money.is_price());
    let between = &line.tokens[percent + 1..at];
    let words = between.iter().all(|token| match token.kind {
        Token::Word(word) => !DISCOUNT.within(word) && !SURCHARGE.within(word),
        Token::Open | Token::Close | Token::Colon => true,
        _ => false,
    });
    let labelled = percent < line.body
        && line.body == at
        && between.iter().all(|token| matches!(token.kind, Token::Close | Token::Colon));
    let bracketed = line.tokens[at - 1].kind == Token::Open
        && line.tokens.get(at + 1).is_some_and(|token| token.kind == Token::Close);
    let first =
        !matches!(percent.checked_sub(1).map(|at| &line.tokens[at].kind), Some(Token::Sign(_)));
    (plain && words && first && (labelled || bracketed)).then_some(percent)
}

/// The amount that the percentages of a line are of, and how sure that is.
fn whole(scope: &Scope<'_, '_>, percent: usize) -> Option<(Given, Force)> {
    let line = scope.line();
    let own = line.moneys().map(|(at, _)| at).filter(|at| *at < percent).last();
    if let Some(own) = own {
        let said = BUDGET.within(&line.text[..line.tokens[own].at.start]);
        return Some((scope.text().given(own)?, Force::Binding)).filter(|_| said);
    }
    let mut titles: Vec<&str> = scope.titles().map(|title| title.text).collect();
    if let Some(title) = line.titles.last() {
        // What the parts of a line above come to together, `유휴 리소스 (40%)` and its sisters.
        if let Some(base) = divided(scope, *title) {
            return Some((base, Force::Binding));
        }
    }
    titles.reverse();
    titles.push(scope.setting().caption);
    let (given, text) = titles.into_iter().find_map(|text| Some((only(scope, text)?, text)))?;
    let said = BUDGET.within(text) || text.contains("기준") || text.contains("알림");
    let force = match said {
        true => Force::Binding,
        false => {
            Claim::new(scope.figure(line.main()?)?, Kind::Percent, "cost-percent", Vec::new())
                .supported(Way::Share, scope.piece)
                .force
        }
    };
    Some((given, force))
}

/// The one amount of a title.
fn only(scope: &Scope<'_, '_>, text: &str) -> Option<Given> {
    let source = scope.page.source;
    let start = (text.as_ptr() as usize).checked_sub(source.text.as_ptr() as usize)?;
    let tokens = tokens(text);
    let mut moneys = tokens.iter().filter_map(|token| match &token.kind {
        Token::Money(money) => Some((money, &token.at)),
        _ => None,
    });
    let (money, at) = moneys.next().filter(|_| moneys.next().is_none())?;
    let computed =
        tokens.iter().any(|token| matches!(token.kind, Token::Sign(_) | Token::Percent(_)));
    let value = money.amount.exact().filter(|_| !computed && money.to.is_none())?;
    let inside = start + at.end <= source.text.len();
    inside.then(|| {
        Given::written(&text[at.clone()], value, source.span(start + at.start..start + at.end))
    })
}

/// The amount of a line whose parts below it make up the whole.
fn divided(scope: &Scope<'_, '_>, title: usize) -> Option<Given> {
    let depth = scope.line().depth;
    let below = scope.statements[title + 1..].iter().take(MOST);
    let below = below.take_while(|line| line.depth >= depth);
    let mut sum = Exact::ZERO;
    for line in below.filter(|line| line.depth == depth) {
        let at = line.main()?;
        let Token::Percent(number) = line.tokens[share_before(line, at)?].kind else { return None };
        sum = sum.plus(number.exact())?;
    }
    let base = scope.above().rev().find(|known| known.line == title)?;
    (sum == Exact::whole(100) && scope.statements[title].depth < depth).then(|| base.given())
}

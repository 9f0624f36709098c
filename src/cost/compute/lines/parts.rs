//! A sum whose parts follow it: on lines set deeper below, or in brackets.

use super::saved::gives;
use super::scope::Scope;
use crate::cost::compute::arithmetic::Text;
use crate::cost::compute::claim::{Claim, Force, Kind, Way};
use crate::cost::compute::formula::Formula;
use crate::cost::read::line::Gap;
use crate::cost::read::token::Kind as Token;
use crate::cost::read::words::{RUNNING, names_a_sum};

/// The claim that an amount is the sum of those in brackets behind it: `누적 투자: 80억원 (시리즈 A 30억원,
/// 시리즈 B 50억원)`.
pub fn in_brackets(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let (from, to) = line.note_after(main)?;
    let plain = line.tokens[from..=to].iter().all(|token| {
        matches!(
            token.kind,
            Token::Money(_) | Token::Word(_) | Token::Comma | Token::Count(_) | Token::Colon
        ) || token.kind == Token::Sign(crate::cost::read::token::Operator::Plus)
    });
    let moneys: Vec<usize> =
        line.moneys().map(|(at, _)| at).filter(|at| (from..=to).contains(at)).collect();
    let currency = |at: usize| line.money(at).map(|money| money.amount.currency());
    let alike = moneys.iter().all(|at| {
        currency(*at) == currency(main)
            && !super::change::differs(scope.period(*at), scope.period(main))
            && line
                .money(*at)
                .is_some_and(|money| !money.is_price() && money.to.is_none() && !money.open)
    });
    if moneys.len() < 2 || !plain || !alike {
        return None;
    }
    let figure = scope.figure(main)?;
    let terms: Option<Vec<Formula>> =
        moneys.iter().map(|at| scope.text().given(*at).map(Formula::from)).collect();
    let sum = Formula::sum(terms?);
    let said = names_a_sum(&line.label) || RUNNING.within(&line.label);
    let fits = gives(scope, &figure, sum.clone());
    let claim = Claim::new(figure, Kind::Total, "cost-total", vec![sum]);
    (said || fits).then(|| vec![if said { claim } else { claim.force(Force::Lookup) }])
}

/// The claim that an amount is the sum of the lines set deeper below it.
pub fn below(scope: &Scope<'_, '_>, main: usize) -> Option<Vec<Claim>> {
    let line = scope.line();
    let below = scope.statements[scope.at + 1..]
        .iter()
        .take_while(|next| next.depth > line.depth && next.gap != Gap::Rule);
    let depth = below.clone().map(|next| next.depth).min()?;
    let mut parts = Vec::new();
    for next in below.filter(|next| next.depth == depth) {
        let Some(at) = next.main() else { continue };
        let money = next.money(at)?;
        let other = super::change::differs(money.period(), scope.period(main));
        if money.to.is_some() || money.open || money.is_price() || other {
            return None;
        }
        let text = Text {
            source: scope.page.source,
            text: next.text,
            start: next.start,
            tokens: &next.tokens,
        };
        parts.push(Formula::from(text.given(at)?));
    }
    if parts.len() < 2 {
        return None;
    }
    let claim =
        Claim::new(scope.figure(main)?, Kind::Total, "cost-total", vec![Formula::sum(parts)]);
    Some(vec![claim.supported(Way::Parts, scope.piece)])
}

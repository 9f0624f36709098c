//! `$1.84/월 (20GB × $0.092)`: the working stands in brackets behind the amount.

use super::scope::Scope;
use super::supply;
use crate::cost::compute::claim::{Claim, Kind, Way};
use crate::cost::read::statement::closing;
use crate::cost::read::token::{Kind as Token, Operator};

/// The claims of every amount with a working, and of every working with its amount in brackets.
pub fn workings(scope: &Scope<'_, '_>) -> Vec<Claim> {
    let line = scope.line();
    let mut claims: Vec<Claim> =
        line.moneys().map(|(at, _)| at).filter_map(|at| working(scope, at)).collect();
    claims.extend(reversed(scope));
    claims.extend(labelled(scope));
    claims
}

fn working(scope: &Scope<'_, '_>, at: usize) -> Option<Claim> {
    let line = scope.line();
    let (from, to) = line.note_after(at)?;
    let expression = scope.text().expression(from, to + 1)?;
    let money = expression.operands.iter().any(|operand| line.money(*operand).is_some());
    if expression.operands.len() < 2 || !money {
        return None;
    }
    let mut formulas = scope.text().formulas(&expression, &scope.page.calendar);
    let many = supply::multiplicities(scope, 0..at);
    let plain = formulas.first().cloned()?;
    formulas.extend(
        many.iter().filter_map(|many| Some(plain.clone().times(scope.text().given(*many)?))),
    );
    Some(Claim::new(scope.figure(at)?, Kind::Statement, "cost-amount", formulas))
}

/// `시각화 (Reader 20명 × $3): $60.00`
fn labelled(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    let (amount, _) = line.open_moneys().next()?;
    let close = amount.checked_sub(2).filter(|at| line.tokens[*at].kind == Token::Close)?;
    let open = line.tokens[..close].iter().rposition(|token| token.kind == Token::Open)?;
    let alone = line.moneys().all(|(at, _)| at <= amount);
    if line.tokens[amount - 1].kind != Token::Colon || !alone {
        return None;
    }
    let expression = scope.text().expression(open + 1, close)?;
    let money = expression.operands.iter().any(|operand| line.money(*operand).is_some());
    if expression.operands.len() < 2 || !money || line.has(Operator::Equals) {
        return None;
    }
    let formulas = scope.text().formulas(&expression, &scope.page.calendar);
    let claim = Claim::new(scope.figure(amount)?, Kind::Statement, "cost-amount", formulas);
    Some(claim.supported(Way::Working, scope.piece))
}

/// `20GB × $0.092 ($1.84)`
fn reversed(scope: &Scope<'_, '_>) -> Option<Claim> {
    let line = scope.line();
    if line.has(Operator::Equals) {
        return None;
    }
    let open = line.tokens.iter().rposition(|token| token.kind == Token::Open)?;
    let close = closing(&line.tokens, open)?;
    let [amount] = line.tokens[open + 1..close]
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.kind, Token::Money(_)))
        .map(|(at, _)| open + 1 + at)
        .collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let expression = scope.text().expression(line.body, open)?;
    let money = expression.operands.iter().any(|operand| line.money(*operand).is_some());
    if expression.operands.len() < 2 || !money {
        return None;
    }
    let formulas = scope.text().formulas(&expression, &scope.page.calendar);
    Some(
        Claim::new(scope.figure(amount)?, Kind::Statement, "cost-amount", formulas)
            .supported(Way::Working, scope.piece),
    )
}

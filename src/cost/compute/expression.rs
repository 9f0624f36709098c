//! The shape of arithmetic on a line: `($20 - $5) × 2`, words and remarks left out.

use super::arithmetic::{Text, is_multiplicity};
use super::formula::{Factor, Term};
use crate::cost::read::statement::closing;
use crate::cost::read::token::{Kind, Operator};
use crate::cost::read::words::{DISCOUNT, FREE, NOT_FREE};

/// An expression over tokens.
#[derive(Clone, Debug)]
pub enum Node {
    Operand(usize),
    Sum(Vec<(Term, Node)>),
    Product(Vec<(Factor, Node)>),
}

/// An expression and what it is made of.
#[derive(Clone, Debug)]
pub struct Expression {
    /// Its shape.
    pub node: Node,
    /// The tokens of its operands.
    pub operands: Vec<usize>,
    /// Numbers of pieces that stand before it without an operator: the `2대` of `2대 $3 × 730`.
    pub lead: Vec<usize>,
    /// Numbers in brackets that say how much of an operand is free: the operand and the number.
    pub free: Vec<(usize, usize)>,
    /// A percentage in brackets that is taken off.
    pub discount: Option<usize>,
}

impl<'a> Text<'a> {
    /// Reads the tokens of a range as one expression of at least one operand; `None` when
    /// anything in it is no arithmetic.
    pub fn expression(&self, from: usize, to: usize) -> Option<Expression> {
        let mut parser = Parser::new(*self, from, to);
        let node = parser.sum()?;
        parser.notes();
        if parser.at < to {
            return None;
        }
        let mut operands = Vec::new();
        collect(&node, &mut operands);
        let Parser { lead, free, discount, .. } = parser;
        Some(Expression { node, operands, lead, free, discount })
    }

    /// The longest expression of several operands that ends at `to`: `22일 쓰면 176시간 × $2` has
    /// words before its arithmetic.
    pub fn last_expression(&self, from: usize, to: usize) -> Option<Expression> {
        let whole = self.expression(from, to);
        if whole.is_some() {
            return whole;
        }
        let begins = |at: &usize| {
            let operand = matches!(
                self.tokens[*at].kind,
                Kind::Money(_) | Kind::Count(_) | Kind::Percent(_) | Kind::Open
            );
            operand
                && matches!(self.tokens[*at - 1].kind, Kind::Word(_) | Kind::Close | Kind::Count(_))
        };
        (from + 1..to)
            .filter(begins)
            .find_map(|at| self.expression(at, to).filter(|found| found.operands.len() > 1))
    }
}

fn collect(node: &Node, operands: &mut Vec<usize>) {
    match node {
        Node::Operand(at) => operands.push(*at),
        Node::Sum(terms) => terms.iter().for_each(|(_, node)| collect(node, operands)),
        Node::Product(factors) => factors.iter().for_each(|(_, node)| collect(node, operands)),
    }
}

/// How deep brackets are read.
const DEEPEST: usize = 6;

struct Parser<'a> {
    text: Text<'a>,
    depth: usize,
    at: usize,
    to: usize,
    lead: Vec<usize>,
    free: Vec<(usize, usize)>,
    discount: Option<usize>,
    started: bool,
}

impl<'a> Parser<'a> {
    fn new(text: Text<'a>, at: usize, to: usize) -> Self {
        Self {
            text,
            depth: 0,
            at,
            to,
            lead: Vec::new(),
            free: Vec::new(),
            discount: None,
            started: false,
        }
    }

    /// A reader of what stands in the brackets from here to `close`; none where they stand too deep.
    fn inner(&self, close: usize) -> Option<Self> {
        let inner = Self::new(self.text, self.at + 1, close);
        (self.depth < DEEPEST).then_some(Self { started: true, depth: self.depth + 1, ..inner })
    }

    fn kind(&self, at: usize) -> Option<&'a Kind<'a>> {
        if at < self.to { self.text.tokens.get(at).map(|token| &token.kind) } else { None }
    }

    /// Whether this word stands right before.
    fn said(&self, word: &str) -> bool {
        matches!(self.text.tokens[self.at - 1].kind, Kind::Word(before) if before == word)
    }

    fn sum(&mut self) -> Option<Node> {
        let mut terms = vec![(Term::Plus, self.product()?)];
        loop {
            self.notes();
            let term = match self.kind(self.at) {
                Some(Kind::Sign(Operator::Plus)) => Term::Plus,
                Some(Kind::Sign(Operator::Minus)) => Term::Minus,
                _ => break,
            };
            self.at += 1;
            self.started = true;
            terms.push((term, self.product()?));
        }
        Some(if terms.len() == 1 { terms.remove(0).1 } else { Node::Sum(terms) })
    }

    fn product(&mut self) -> Option<Node> {
        let mut factors = vec![(Factor::Times, self.operand()?)];
        loop {
            self.notes();
            let factor = match self.kind(self.at) {
                Some(Kind::Sign(Operator::Times)) => Factor::Times,
                Some(Kind::Sign(Operator::Over)) => Factor::Over,
                // `$50의 80%`
                Some(Kind::Percent(_)) if self.at > 0 && self.said("의") => {
                    factors.push((Factor::Times, Node::Operand(self.at)));
                    self.at += 1;
                    continue;
                }
                // A number of pieces right before a price, `2대 $3`, leads the expression.
                Some(Kind::Money(_)) if !self.started && factors.len() == 1 => {
                    let Node::Operand(first) = factors[0].1 else { break };
                    if !self.text.count(first).is_some_and(is_multiplicity) {
                        break;
                    }
                    self.lead.push(first);
                    factors = vec![(Factor::Times, self.operand()?)];
                    continue;
                }
                _ => break,
            };
            self.at += 1;
            self.started = true;
            factors.push((factor, self.operand()?));
        }
        Some(if factors.len() == 1 { factors.remove(0).1 } else { Node::Product(factors) })
    }

    fn operand(&mut self) -> Option<Node> {
        loop {
            match self.kind(self.at)? {
                Kind::Money(money) if money.to.is_none() => break,
                Kind::Count(count) if !count.range => break,
                Kind::Percent(_) => break,
                Kind::Open => {
                    let close =
                        closing(self.text.tokens, self.at).filter(|close| *close < self.to)?;
                    let mut inner = self.inner(close)?;
                    if let Some(node) = inner.sum() {
                        inner.notes();
                        let arithmetic = inner.at == close && !matches!(node, Node::Operand(_));
                        if arithmetic {
                            self.at = close + 1;
                            return Some(node);
                        }
                    }
                    self.at = close + 1;
                }
                Kind::Word(_) | Kind::Per(_) => self.at += 1,
                _ => return None,
            }
        }
        self.at += 1;
        Some(Node::Operand(self.at - 1))
    }

    /// What a bracketed remark, up to `close`, says about the operand before it.
    fn remark(&mut self, close: usize) {
        let tokens = self.text.tokens;
        let inner = self.at + 1..close;
        if inner.is_empty() {
            return;
        }
        let words = &self.text.text[tokens[inner.start].at.start..tokens[close - 1].end];
        let operand = (0..self.at)
            .rev()
            .find(|at| matches!(tokens[*at].kind, Kind::Count(_) | Kind::Money(_)));
        let counts = inner.clone().filter(|at| matches!(tokens[*at].kind, Kind::Count(_)));
        if let (true, Some(operand)) = (FREE.within(words) && !NOT_FREE.within(words), operand) {
            let of = self.text.count(operand).and_then(|count| count.unit.as_ref());
            let same = |at: &usize| {
                let unit = self.text.count(*at).and_then(|count| count.unit.as_ref());
                unit.is_none() || of.is_none() || unit == of
            };
            let free: Vec<(usize, usize)> =
                counts.filter(same).map(|free| (operand, free)).collect();
            self.free.extend(free);
        }
        let percent = inner.clone().find(|at| matches!(tokens[*at].kind, Kind::Percent(_)));
        if DISCOUNT.within(words) {
            self.discount = percent.or(self.discount);
        }
    }

    /// Whether the brackets up to `close` hold arithmetic that is computed with further:
    /// `한 해면 ($2 + $1) × 12`.
    fn is_factor(&self, close: usize) -> bool {
        let goes_on =
            matches!(self.kind(close + 1), Some(Kind::Sign(Operator::Times | Operator::Over)));
        goes_on && {
            let Some(mut inner) = self.inner(close) else { return false };
            let node = inner.sum();
            inner.notes();
            inner.at == close && node.is_some_and(|node| !matches!(node, Node::Operand(_)))
        }
    }

    /// Words and bracketed remarks behind an operand.
    fn notes(&mut self) {
        loop {
            match self.kind(self.at) {
                Some(Kind::Word(_)) => self.at += 1,
                Some(Kind::Open) => match closing(self.text.tokens, self.at) {
                    Some(close) if close < self.to && !self.is_factor(close) => {
                        self.remark(close);
                        self.at = close + 1;
                    }
                    _ => return,
                },
                _ => return,
            }
        }
    }
}

impl Node {
    /// This shape with what is free taken from its operands.
    pub fn less_free(&self, free: &[(usize, usize)]) -> Self {
        match self {
            Self::Operand(at) => match free.iter().find(|(operand, _)| operand == at) {
                Some((_, free)) => Self::Sum(vec![
                    (Term::Plus, Self::Operand(*at)),
                    (Term::Minus, Self::Operand(*free)),
                ]),
                None => self.clone(),
            },
            Self::Sum(terms) => {
                Self::Sum(terms.iter().map(|(how, node)| (*how, node.less_free(free))).collect())
            }
            Self::Product(factors) => Self::Product(
                factors.iter().map(|(how, node)| (*how, node.less_free(free))).collect(),
            ),
        }
    }
}

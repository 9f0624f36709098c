//! Arithmetic as authors write it: `$0.0225/hour × 730h`, `$16.43 + $24.00 (LCU)`, `(20 - 5) × $2`.

use super::calendar::Calendar;
use super::conversion::{data_steps, time_steps};
use super::expression::{Expression, Node};
use super::formula::{Basis, Factor, Formula, Given, Term};
use crate::cost::read::token::{Count, Kind, Money, Token};
use crate::cost::read::words::DISCOUNT;
use crate::money::{Exact, Per, Thing, Unit};
use crate::text::{Source, Span};

/// A text with its tokens and its place.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// Its source.
    pub source: &'a Source,
    /// The text.
    pub text: &'a str,
    /// The byte of the source where it begins.
    pub start: usize,
    /// Its tokens.
    pub tokens: &'a [Token<'a>],
}

impl<'a> Text<'a> {
    /// The place of a token's figure.
    pub fn span(&self, at: usize) -> Span {
        let place = &self.tokens[at].at;
        self.source.span(self.start + place.start..self.start + place.end)
    }

    /// Everything of a token as written, its unit included.
    pub fn shown(&self, at: usize) -> &'a str {
        self.text[self.tokens[at].at.start..self.tokens[at].end].trim()
    }

    /// The figure of a token as a factor: percent as a share of one.
    pub fn given(&self, at: usize) -> Option<Given> {
        let value = match &self.tokens[at].kind {
            Kind::Money(money) => money.amount.exact()?,
            Kind::Count(count) => count.numeral.exact()?,
            Kind::Percent(number) => number.exact().over(Exact::whole(100))?,
            _ => return None,
        };
        Some(Given::written(self.shown(at), value, self.span(at)))
    }

    /// The number at a token.
    pub fn count(&self, at: usize) -> Option<&'a Count> {
        match &self.tokens[at].kind {
            Kind::Count(count) => Some(count),
            _ => None,
        }
    }

    /// The amount at a token.
    pub fn money(&self, at: usize) -> Option<&'a Money> {
        match &self.tokens[at].kind {
            Kind::Money(money) => Some(money),
            _ => None,
        }
    }

    /// Every way to compute an expression, the most natural first. Units that differ are converted
    /// where only one factor can be meant.
    pub fn formulas(&self, expression: &Expression, calendar: &Calendar) -> Vec<Formula> {
        let mut all = self.node(&expression.node, calendar);
        if !expression.free.is_empty() {
            let charged = self.node(&expression.node.less_free(&expression.free), calendar);
            all.splice(0..0, charged);
        }
        if let (Some(percent), Some(plain)) = (expression.discount, all.first().cloned()) {
            all.extend(self.given(percent).map(|percent| plain.less(percent)));
        }
        if let Some(plain) = all.first().cloned() {
            for lead in &expression.lead {
                all.extend(self.given(*lead).map(|count| plain.clone().times(count)));
            }
        }
        all
    }

    fn node(&self, node: &Node, calendar: &Calendar) -> Vec<Formula> {
        match node {
            Node::Operand(at) => self.given(*at).map(Formula::from).into_iter().collect(),
            Node::Sum(terms) => self.sum(terms, calendar),
            Node::Product(factors) => self.product(factors, calendar),
        }
    }

    fn sum(&self, terms: &[(Term, Node)], calendar: &Calendar) -> Vec<Formula> {
        // `$100 - 40%` takes 40 % of the hundred.
        if let [(Term::Plus, first), (Term::Minus, Node::Operand(at))] = terms
            && matches!(self.tokens[*at].kind, Kind::Percent(_))
            && !matches!(first, Node::Operand(first) if matches!(self.tokens[*first].kind, Kind::Percent(_) | Kind::Count(_)))
            && let (Some(base), Some(percent)) =
                (self.node(first, calendar).into_iter().next(), self.given(*at))
        {
            return vec![base.less(percent)];
        }
        if self.adds_things_to_money(terms) {
            return Vec::new();
        }
        let first: Option<Vec<(Term, Formula)>> = terms
            .iter()
            .map(|(term, node)| Some((*term, self.node(node, calendar).into_iter().next()?)))
            .collect();
        first.map(Formula::Sum).into_iter().collect()
    }

    /// `$60 + 5시간`: what is counted in a unit of its own is no money.
    fn adds_things_to_money(&self, terms: &[(Term, Node)]) -> bool {
        let thing = |node: &Node| match node {
            Node::Operand(at) => self.count(*at).is_some_and(|count| count.unit.is_some()),
            Node::Sum(_) | Node::Product(_) => false,
        };
        let money = |node: &Node| match node {
            Node::Operand(at) => self.money(*at).is_some(),
            Node::Sum(_) | Node::Product(_) => false,
        };
        terms.iter().any(|(_, node)| thing(node)) && terms.iter().any(|(_, node)| money(node))
    }

    fn product(&self, factors: &[(Factor, Node)], calendar: &Calendar) -> Vec<Formula> {
        let plain: Option<Vec<(Factor, Formula)>> = factors
            .iter()
            .map(|(factor, node)| Some((*factor, self.node(node, calendar).into_iter().next()?)))
            .collect();
        let Some(plain) = plain else { return Vec::new() };
        let raw = Formula::Product(plain);
        let ways = self.conversions(factors, calendar);
        let mut all: Vec<Formula> = ways
            .iter()
            .map(|way| {
                way.iter().fold(raw.clone(), |formula, (factor, given)| match factor {
                    Factor::Times => formula.times(given.clone()),
                    Factor::Over => formula.over(given.clone()),
                })
            })
            .collect();
        // `5 × $0.20/1M` may count millions already.
        if ways.iter().all(|way| !way.is_empty()) && self.counts_in_millions(factors) {
            all.push(raw.clone());
        }
        // `(100,000 - 1,000,000) × …` is free, not earned.
        let clamped = factors.iter().any(|(_, node)| matches!(node, Node::Sum(_)));
        if clamped {
            let free: Vec<Formula> = all
                .iter()
                .filter(|formula| formula.value(Basis::Written).is_some_and(Exact::is_negative))
                .map(|formula| Formula::AtLeastZero(Box::new(formula.clone())))
                .collect();
            all.splice(0..0, free);
        }
        all.extend(self.discounted(factors, &raw));
        all
    }

    /// Whether a price for many at once is multiplied with numbers smaller than that.
    fn counts_in_millions(&self, factors: &[(Factor, Node)]) -> bool {
        let operands = || {
            factors.iter().filter_map(|(_, node)| match node {
                Node::Operand(at) => Some(*at),
                Node::Sum(_) | Node::Product(_) => None,
            })
        };
        let many = operands().find_map(|at| {
            let per = self.money(at)?.per.as_ref()?;
            per.numeral.and_then(|_| per.count())
        });
        many.is_some_and(|many| {
            operands().filter_map(|at| self.count(at)).all(|count| {
                count.numeral.exact().is_some_and(|number| number < many) && count.unit.is_none()
            })
        })
    }

    /// `$100 × 40% 할인` is what is left after the discount.
    fn discounted(&self, factors: &[(Factor, Node)], raw: &Formula) -> Option<Formula> {
        let (Factor::Times, Node::Operand(at)) = factors.last()? else { return None };
        let next = self.tokens.get(at + 1)?;
        let Kind::Word(word) = next.kind else { return None };
        let percent = matches!(self.tokens[*at].kind, Kind::Percent(_)) && DISCOUNT.within(word);
        let Formula::Product(all) = raw else { return None };
        let base = Formula::Product(all[..all.len() - 1].to_vec());
        if percent { Some(base.less(self.given(*at)?)) } else { None }
    }

    /// The factors that bring units together, for each usual calendar. One empty way when nothing
    /// is to be converted.
    fn conversions(
        &self,
        factors: &[(Factor, Node)],
        calendar: &Calendar,
    ) -> Vec<Vec<(Factor, Given)>> {
        let operands = |wanted: Factor| {
            factors.iter().filter_map(move |(factor, node)| match node {
                Node::Operand(at) if *factor == wanted => Some(*at),
                _ => None,
            })
        };
        let counts: Vec<&Count> = operands(Factor::Times).filter_map(|at| self.count(at)).collect();
        let divided = operands(Factor::Over).next().is_some();
        let rates: Vec<&Per> = operands(Factor::Times)
            .filter_map(|at| self.money(at))
            .filter_map(|money| money.per.as_ref())
            .collect();
        let [per] = rates.as_slice() else { return vec![Vec::new()] };
        let mut ways: Vec<Vec<(Factor, Given)>> = vec![Vec::new()];
        if let (Some(numeral), Some(number)) = (per.numeral, per.count()) {
            if divided {
                return ways;
            }
            ways = vec![vec![(Factor::Over, Given::known(numeral.to_string(), number))]];
        }
        for below in &per.units {
            let steps = match below {
                Unit::Time(time) if !divided => time_steps(*time, &counts, calendar),
                Unit::Data(data) => data_steps(*data, &counts),
                _ => Vec::new(),
            };
            if !steps.is_empty() {
                ways = ways
                    .iter()
                    .flat_map(|way| {
                        steps.iter().map(|step| way.iter().cloned().chain([step.clone()]).collect())
                    })
                    .collect();
            }
        }
        ways
    }
}

/// Whether a count is of pieces: `2대`, `3개`, a bare number.
pub fn is_multiplicity(count: &Count) -> bool {
    matches!(count.unit, None | Some(Unit::Thing(Thing::Each)))
        && count.per.is_none()
        && !count.range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::read::token::tokens;
    use crate::text::SourcePath;

    fn values(text: &str) -> Vec<String> {
        let source = Source::new(SourcePath::new("a.md").unwrap(), text);
        let tokens = tokens(text);
        let text = Text { source: &source, text, start: 0, tokens: &tokens };
        let Some(expression) = text.expression(0, tokens.len()) else { return Vec::new() };
        text.formulas(&expression, &Calendar::default())
            .iter()
            .map(|formula| formula.value(Basis::Written).unwrap().to_string())
            .collect()
    }

    #[test]
    fn expressions_have_a_most_natural_value() {
        let cases = [
            ("$0.0225/hour × 730h", "16.425"),
            ("$16.43 + $24.00 (LCU)", "40.43"),
            ("50분 × $0.045/hour", "0.0375"),
            ("0.04 × 6 vCPU × 730h", "175.2"),
            ("$0.04/vCPU/hour × 6 vCPU × 730h", "175.2"),
            ("5GB × $0.085", "0.425"),
            ("500MB × $0.09/GB", "0.045"),
            ("100만 요청 × $0.20/1M", "0.2"),
            ("3분 × 20회/월 × $1/분", "60"),
            ("$0.1/hour × 24시간 × 30일", "72"),
            ("$100 - 40%", "60"),
            ("$595.68 × 0.57", "339.5376"),
            ("($100 - $40) × 2", "120"),
            ("2시간 × $50", "100"),
            ("EC2 $10 + RDS $20", "30"),
            ("서버 2대 $3 × 10", "30"),
            ("$3/hour × 3일", "216"),
            ("$1/GB-month × 5GB × 3일", "0.5"),
        ];
        for (text, value) in cases {
            assert_eq!(values(text).first().map(String::as_str), Some(value), "{text}");
        }
        assert_eq!(values("서버 2대 $3 × 10")[1], "60");
        assert_eq!(values("(10 - 20) × $3"), ["0", "-30"]);
        assert!(values("$100 × 40% 할인").contains(&"60".to_owned()));
    }

    #[test]
    fn what_is_no_arithmetic_has_no_value() {
        for text in ["인스턴스 비용 + 스토리지 비용", "$3 × 노드 수", "$1-2 × 3", ""]
        {
            assert!(values(text).is_empty(), "{text}");
        }
    }
}

//! The last resort for a figure that nothing names a computation for: what its neighbours give. What is found
//! so can only be right, never wrong, and only where it is too exact for a coincidence.

use super::contest::gives;
use super::conversion::for_time;
use super::exchange::Exchange;
use super::figure::Figure;
use super::formula::{Formula, Given};
use super::judging::Judging;
use super::lines;
use super::memory::{Known, Role, Sureness};
use super::prices::Price;
use super::table::RowScope;
use crate::cost::compute::calendar::Calendar;
use crate::cost::read::token::{Kind as Token, Token as Word};
use crate::money::{Currency, Data, Exact, Time, Unit};
use crate::text::Span;

/// From how many digits on a figure is searched for.
const TELLING: usize = 3;

/// How many amounts around a figure are tried.
const AMOUNTS: usize = 10;

/// How many numbers, and how many prices, are tried.
const NUMBERS: usize = 4;

/// How many computations are tried at most.
const MOST: usize = 400;

/// An amount in the neighbourhood.
struct Amount {
    given: Given,
    period: Option<Time>,
    sure: Sureness,
}

/// What a figure can be made of, the nearest first.
struct Neighbours<'p> {
    /// Amounts.
    amounts: Vec<Amount>,
    /// Numbers, with their units.
    counts: Vec<(Given, Option<Unit>)>,
    /// Percentages, as parts of one.
    percents: Vec<Given>,
    /// Prices for something that is counted.
    prices: Vec<&'p Price>,
    /// Won for a dollar.
    rates: &'p [Exchange],
    /// What the figure is for.
    period: Option<Time>,
    calendar: &'p Calendar,
}

/// What is found for the amounts of a line that are open.
pub fn open(
    scope: &lines::Scope<'_, '_>,
    is_open: impl Fn(Span) -> bool,
) -> Vec<(Figure, Formula)> {
    let amounts = scope.line().moneys();
    let plain = amounts.filter(|(_, money)| !money.is_price() && money.to.is_none() && !money.open);
    plain
        .filter_map(|(at, _)| {
            let figure = scope.figure(at).filter(|figure| is_open(figure.span))?;
            let way = on_line(scope, at, &figure)?;
            Some((figure, way))
        })
        .collect()
}

/// What the line and its neighbours give for an amount of the line.
fn on_line(scope: &lines::Scope<'_, '_>, token: usize, figure: &Figure) -> Option<Formula> {
    if figure.telling_digits() < TELLING {
        return None;
    }
    let text = scope.text();
    let before = || (0..token).rev();
    let percent = |at: &usize| matches!(scope.line().tokens[*at].kind, Token::Percent(_));
    let own = before().filter(|at| text.money(*at).is_some_and(|money| money.to.is_none()));
    let mut amounts: Vec<Amount> =
        own.filter_map(|at| Some(stated(text.given(at)?, scope.period(at)))).collect();
    amounts.extend(above(scope.section().rev(), figure));
    let neighbours = Neighbours {
        amounts,
        counts: before().filter_map(|at| number(&scope.line().tokens, at, &text)).collect(),
        percents: before().filter(percent).filter_map(|at| text.given(at)).collect(),
        prices: prices(scope.page.prices_near(figure.span.start as usize), scope.piece, |price| {
            scope.page.pieces[price.piece].setting.section == scope.setting().section
        }),
        rates: &scope.page.exchange,
        period: scope.period(token),
        calendar: &scope.page.calendar,
    };
    neighbours.find(figure, &scope.page.judging)
}

/// What the row and its neighbours give for an amount of the row.
pub fn in_row(
    scope: &RowScope<'_, '_>,
    column: usize,
    figure: &Figure,
    memory: &[Known],
) -> Option<Formula> {
    if figure.telling_digits() < TELLING {
        return None;
    }
    let section = scope.page.pieces[scope.place.piece].setting.section;
    let cells = || (0..scope.row.cells.len()).filter(|at| *at != column);
    let mut amounts = Vec::new();
    let mut counts = Vec::new();
    for at in cells() {
        let text = scope.text(at);
        for token in 0..text.tokens.len() {
            match &text.tokens[token].kind {
                Token::Money(money) if money.to.is_none() && at < column => {
                    amounts.extend(text.given(token).map(|given| stated(given, money.period())));
                }
                _ => counts.extend(number(text.tokens, token, &text)),
            }
        }
    }
    let outside = memory.iter().rev().filter(|known| {
        known.section == section && (known.piece != scope.place.piece || known.group == column)
    });
    amounts.extend(above(outside, figure));
    let neighbours = Neighbours {
        amounts,
        counts,
        // Percentages of a table are what its amounts come to.
        percents: Vec::new(),
        prices: prices(
            scope.page.prices_near(figure.span.start as usize),
            scope.place.piece,
            |price| scope.page.pieces[price.piece].setting.section == section,
        ),
        rates: &scope.page.exchange,
        period: scope.stretch(column).map(|stretch| stretch.time),
        calendar: &scope.page.calendar,
    };
    neighbours.find(figure, &scope.page.judging)
}

fn stated(given: Given, period: Option<Time>) -> Amount {
    Amount { given, period, sure: Sureness::Stated }
}

/// Amounts that were read before, each value once.
fn above<'k>(known: impl Iterator<Item = &'k Known>, figure: &Figure) -> Vec<Amount> {
    let mut found: Vec<Amount> = Vec::new();
    for known in known.take(AMOUNTS * 4) {
        let fits = known.span != figure.span && !known.value.is_zero() && known.role != Role::Price;
        if fits && !found.iter().any(|other| other.given.value == known.value) {
            let (given, period) = (known.given(), known.period);
            found.push(Amount { given, period, sure: known.sure });
        }
        if found.len() == AMOUNTS {
            break;
        }
    }
    found
}

/// The prices of other pieces, those that are near first.
fn prices(all: &[Price], piece: usize, near: impl Fn(&Price) -> bool) -> Vec<&Price> {
    let mut found: Vec<&Price> = all.iter().filter(|price| near(price)).collect();
    found.sort_by_key(|price| price.piece.abs_diff(piece));
    found
}

/// A number that an amount can be multiplied with.
fn number(
    tokens: &[Word<'_>],
    at: usize,
    text: &super::arithmetic::Text<'_>,
) -> Option<(Given, Option<Unit>)> {
    let Token::Count(count) = &tokens[at].kind else { return None };
    let one = count.numeral.exact() == Some(Exact::ONE);
    let given = text.given(at).filter(|_| !count.range && !one)?;
    Some((given, count.unit.clone()))
}

impl Neighbours<'_> {
    /// The first computation that gives the figure, if so few were tried that it is no coincidence.
    fn find(&self, figure: &Figure, judging: &Judging) -> Option<Formula> {
        // A computation meets so many digits by chance once in ten to their number; one find in a hundred may
        // be such a chance.
        let digits = u32::try_from(figure.telling_digits()).ok()?;
        let tries = 10_usize.checked_pow(digits)? / 100;
        let mut ways = self.ways().take(tries.min(MOST));
        ways.find(|way| {
            figure.currency().is_none_or(|own| way.comes_to(own)) && gives(figure, way, judging)
        })
    }

    /// Computations, the most natural first.
    fn ways(&self) -> impl Iterator<Item = Formula> {
        let one = self.priced().chain(self.again()).chain(self.exchanged());
        one.chain(self.scaled()).chain(self.together())
    }

    /// A quantity at a price for it.
    fn priced(&self) -> impl Iterator<Item = Formula> {
        self.counts.iter().take(NUMBERS).flat_map(|(count, unit)| {
            let fits =
                |price: &&&Price| {
                    unit.as_ref().is_some_and(|own| {
                        price.per.units.first().is_some_and(|below| {
                            own.is_kind_of(below) && !matches!(own, Unit::Time(_))
                        })
                    })
                };
            self.prices.iter().filter(fits).take(NUMBERS).filter_map(move |price| {
                let given = Given::written(price.text.clone(), price.value, price.span);
                let way = Formula::from(count.clone()).times(given);
                let way = match (unit, price.per.units.first()) {
                    (Some(Unit::Data(own)), Some(Unit::Data(below))) => sized(way, *own, *below),
                    _ => way,
                };
                let number = price.per.count()?;
                Some(match price.per.numeral {
                    Some(numeral) => way.over(Given::known(numeral.to_string(), number)),
                    None => way,
                })
            })
        })
    }

    /// A computed amount again, or an amount for another time.
    fn again(&self) -> impl Iterator<Item = Formula> {
        self.amounts.iter().flat_map(|amount| {
            let own = Formula::from(amount.given.clone());
            match (amount.period, self.period) {
                (Some(from), Some(to)) if from != to => for_time(&own, from, to, self.calendar),
                _ if amount.sure == Sureness::Computed => vec![own],
                _ => Vec::new(),
            }
        })
    }

    /// An amount in the other currency.
    fn exchanged(&self) -> impl Iterator<Item = Formula> {
        self.rates.iter().take(NUMBERS).flat_map(|rate| {
            self.amounts.iter().take(AMOUNTS / 2).map(|amount| {
                let own = Formula::from(amount.given.clone());
                match amount.given.currency() {
                    Some(Currency::Krw) => own.over(rate.given.clone()),
                    _ => own.times(rate.given.clone()),
                }
            })
        })
    }

    /// An amount times or by a number, or a part of it.
    fn scaled(&self) -> impl Iterator<Item = Formula> {
        self.amounts.iter().take(AMOUNTS / 2).flat_map(|amount| {
            let own = Formula::from(amount.given.clone());
            let (times, parts) = (own.clone(), own);
            let counted = self.counts.iter().take(NUMBERS).flat_map(move |(count, _)| {
                [times.clone().times(count.clone()), times.clone().over(count.clone())]
            });
            let parts = self.percents.iter().take(NUMBERS).flat_map(move |percent| {
                [parts.clone().less(percent.clone()), parts.clone().times(percent.clone())]
            });
            counted.chain(parts)
        })
    }

    /// Two amounts added or set against each other, and those that stand together added up.
    fn together(&self) -> impl Iterator<Item = Formula> {
        let count = self.amounts.len();
        let formula = |at: usize| Formula::from(self.amounts[at].given.clone());
        let fits = move |one: usize, other: usize| {
            let (one, other) = (self.amounts[one].period, self.amounts[other].period);
            let pairs = [(one, other), (one, self.period), (other, self.period)];
            !pairs.into_iter().any(|(from, to)| lines::differs(from, to))
        };
        let pairs = (1..count).flat_map(|far| (0..far).map(move |near| (near, far)));
        let pairs =
            pairs.filter(move |(near, far)| fits(*near, *far)).flat_map(move |(near, far)| {
                let (large, small) =
                    match self.amounts[near].given.value > self.amounts[far].given.value {
                        true => (near, far),
                        false => (far, near),
                    };
                [
                    formula(large).minus(self.amounts[small].given.clone()),
                    Formula::sum([formula(far), formula(near)]),
                ]
            });
        let sums = (3..=count).map(move |many| Formula::sum((0..many).rev().map(formula)));
        pairs.chain(sums)
    }
}

/// A size in the unit of its price.
fn sized(way: Formula, own: Data, below: Data) -> Formula {
    if own == below {
        return way;
    }
    let steps = own.in_units_of(below);
    way.times(Given::known(steps.to_string(), steps))
}

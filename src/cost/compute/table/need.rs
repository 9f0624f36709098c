//! What a price is for, and the quantities of the row that meet it.

use super::super::calendar::Calendar;
use super::super::conversion::convert;
use super::super::formula::{Factor, Formula, Given};
use super::priced::{Footing, Reason};
use super::supply::{Rank, Supply, pieces};
use crate::cost::read::heading::Stretch;
use crate::money::{Data, Exact, Per, Thing, Time, Unit};

/// What the table says beside the row.
pub struct Surroundings<'s> {
    /// The time that the heading of the amount names.
    pub stretch: Option<&'s Stretch>,
    /// The lengths of a month.
    pub calendar: &'s Calendar,
    /// The time that the heading above the table names.
    pub implied: Option<Time>,
    /// Whether the table has a column of times: then a blank cell leaves the time open.
    pub time_column: bool,
    /// Into what the price is already divided: hours by `÷ 730`.
    pub divided: Option<Time>,
}

/// Computations of a row.
pub struct Met {
    /// Every way, the most natural first.
    pub ways: Vec<Formula>,
    /// What they stand on.
    pub footing: Footing,
}

/// Multiplies a price with what it is for.
pub fn meet(
    price: &Given,
    per: Option<&Per>,
    supplies: &[Supply],
    around: &Surroundings<'_>,
) -> Result<Met, Reason> {
    let mut met = Meeting {
        price,
        supplies,
        around,
        used: Vec::new(),
        ways: vec![Vec::new()],
        footing: Footing::Said,
    };
    match per {
        Some(per) => met.units(per)?,
        None => met.bare()?,
    }
    Ok(met.finish())
}

struct Meeting<'s> {
    price: &'s Given,
    supplies: &'s [Supply],
    around: &'s Surroundings<'s>,
    /// Supplies that are used up, by index.
    used: Vec<usize>,
    /// The factors so far, each way.
    ways: Vec<Vec<(Factor, Given)>>,
    footing: Footing,
}

impl Meeting<'_> {
    fn units(&mut self, per: &Per) -> Result<(), Reason> {
        if per.units.is_empty() {
            self.thing(None)?;
        }
        let lasting = per.units.iter().any(|unit| matches!(unit, Unit::Data(_) | Unit::Thing(_)));
        for unit in &per.units {
            match unit {
                Unit::Data(data) => self.data(*data)?,
                Unit::Thing(thing) => self.thing(Some(thing))?,
                Unit::Time(time) => self.time(*time, lasting)?,
            }
        }
        if per.numeral.is_some() {
            let count = per.count().ok_or("단가의 단위가 너무 큽니다")?;
            let text = per.numeral.map_or(String::new(), |numeral| numeral.to_string());
            self.factor(vec![(Factor::Over, Given::known(text, count))]);
        }
        Ok(())
    }

    /// Adds a factor to every way; several make several ways.
    fn factor(&mut self, choices: Vec<(Factor, Given)>) {
        self.ways = self
            .ways
            .iter()
            .flat_map(|way| {
                choices.iter().map(|choice| way.iter().cloned().chain([choice.clone()]).collect())
            })
            .collect();
    }

    fn find(&self, wanted: impl Fn(&Supply) -> bool) -> Option<usize> {
        let found = self
            .supplies
            .iter()
            .enumerate()
            .filter(|(at, supply)| !self.used.contains(at) && wanted(supply));
        found.min_by_key(|(at, supply)| (supply.rank, *at)).map(|(at, _)| at)
    }

    fn take(&mut self, at: usize) -> Given {
        self.used.push(at);
        self.supplies[at].given.clone()
    }

    fn data(&mut self, below: Data) -> Result<(), Reason> {
        let at = self
            .find(|supply| matches!(supply.unit, Some(Unit::Data(_))))
            .ok_or("용량이 없습니다")?;
        let Some(Unit::Data(unit)) = self.supplies[at].unit else {
            return Err("용량이 없습니다");
        };
        let given = self.take(at);
        let value = given.value.times(unit.in_units_of(below)).ok_or("수가 너무 큽니다")?;
        self.factor(vec![(Factor::Times, Given { value, ..given })]);
        Ok(())
    }

    /// A number of things; of anything when the price does not say of what.
    fn thing(&mut self, wanted: Option<&Thing>) -> Result<(), Reason> {
        let same = |supply: &Supply| match (&supply.unit, wanted) {
            (Some(Unit::Thing(thing)), Some(wanted)) => thing == wanted,
            (Some(Unit::Thing(Thing::Request | Thing::Named(_))), None) => true,
            _ => false,
        };
        let counted = |supply: &Supply| {
            let number = matches!(supply.unit, None | Some(Unit::Thing(_)));
            number && matches!(supply.rank, Rank::Quantity | Rank::Heading)
        };
        let at = self.find(same).or_else(|| self.find(counted)).ok_or("수량이 없습니다")?;
        let given = self.take(at);
        self.factor(vec![(Factor::Times, given)]);
        Ok(())
    }

    /// How long. A price for something that lasts, GB for a month, has usual times when none is
    /// said.
    fn time(&mut self, below: Time, lasting: bool) -> Result<(), Reason> {
        // `월 비용` names the time unless the row does; `월간 (730시간)` names it whatever the row says.
        let stretch = self.around.stretch;
        let supply = self.time_supply();
        let own = supply.is_some_and(|at| self.supplies[at].rank == Rank::Quantity);
        let (start, time) = match (stretch, supply) {
            (Some(stretch), _) if stretch.counted || !own => {
                (Given::known(stretch.text.clone(), stretch.count), stretch.time)
            }
            (_, Some(at)) => {
                let Some(Unit::Time(time)) = self.supplies[at].unit else {
                    return Err("시간이 없습니다");
                };
                let each = self.supplies[at].each;
                let given = self.take(at);
                if let (Some(each), Some(stretch)) = (each, stretch) {
                    self.repeated(each, stretch);
                }
                (given, time)
            }
            (_, None) => return self.no_time(below, lasting),
        };
        // The price may say itself how the month is divided.
        let below = self.around.divided.filter(|_| below == Time::Month).unwrap_or(below);
        let steps = convert(time, below, self.around.calendar);
        if steps.is_empty() && time != below {
            return Err("시간 단위를 바꿀 수 없습니다");
        }
        self.factor(vec![(Factor::Times, start)]);
        if !steps.is_empty() {
            self.factor(steps);
        }
        Ok(())
    }

    /// Hours of each day, for a month.
    fn repeated(&mut self, each: Time, stretch: &Stretch) {
        if each != stretch.time {
            self.factor(convert(stretch.time, each, self.around.calendar));
        }
        if stretch.count != Exact::ONE {
            self.factor(vec![(Factor::Times, Given::known(stretch.text.clone(), stretch.count))]);
        }
    }

    fn time_supply(&self) -> Option<usize> {
        self.find(|supply| matches!(supply.unit, Some(Unit::Time(_))))
    }

    fn no_time(&mut self, below: Time, lasting: bool) -> Result<(), Reason> {
        match (below, self.around.implied) {
            (Time::Month, Some(Time::Day)) => {
                self.factor(vec![(Factor::Times, Given::known("1일", Exact::ONE))]);
                self.factor(convert(Time::Day, Time::Month, self.around.calendar));
                Ok(())
            }
            (Time::Month, Some(Time::Month)) => Ok(()),
            (Time::Month, _) if lasting && !self.around.time_column => Ok(()),
            (Time::Month, _) if !lasting && !self.around.time_column => Ok(()),
            (Time::Hour, Some(Time::Month)) => {
                self.footing = Footing::Guessed;
                self.factor(
                    self.around
                        .calendar
                        .lengths(Time::Month, Time::Hour)
                        .into_iter()
                        .map(|given| (Factor::Times, given))
                        .collect(),
                );
                Ok(())
            }
            _ => Err("시간이 없습니다"),
        }
    }

    /// A price without a unit: for each piece, if pieces are all that the row counts.
    fn bare(&mut self) -> Result<(), Reason> {
        let timed = self.time_supply().is_some();
        let counted = self.find(|supply| {
            supply.rank == Rank::Quantity && matches!(supply.unit, None | Some(Unit::Thing(_)))
        });
        match (timed, counted) {
            (false, Some(at)) => {
                let given = self.take(at);
                self.factor(vec![(Factor::Times, given)]);
                Ok(())
            }
            (true, _) => {
                self.footing = Footing::Hourly;
                self.time(Time::Hour, false)
            }
            (false, None) => {
                // `9,900GB | $0.126`: for each of what the row measures.
                let sized = self.find(|supply| {
                    supply.rank == Rank::Quantity && matches!(supply.unit, Some(Unit::Data(_)))
                });
                // `호스트당 요금 | 10대`: the heading says of how many.
                let heading = self.find(|supply| {
                    supply.rank == Rank::Heading
                        && matches!(supply.unit, Some(Unit::Thing(Thing::Each | Thing::Person)))
                });
                if sized.is_none() && heading.is_some() {
                    self.footing = Footing::Guessed;
                    return Ok(());
                }
                let at = sized.ok_or("단가의 단위가 없습니다")?;
                let given = self.take(at);
                self.factor(vec![(Factor::Times, given)]);
                self.footing = Footing::Guessed;
                Ok(())
            }
        }
    }

    /// Every way with the number of pieces, which counts once wherever it is written.
    fn finish(self) -> Met {
        let left: Vec<Supply> = self
            .supplies
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.used.contains(at))
            .map(|(_, supply)| supply.clone())
            .collect();
        let mut counts: Vec<&Supply> = Vec::new();
        let mut sorted: Vec<&Supply> = pieces(&left).collect();
        sorted.sort_by_key(|supply| supply.rank);
        for supply in sorted {
            if !counts.iter().any(|other| other.given.value == supply.given.value) {
                counts.push(supply);
            }
        }
        let mut ways = Vec::new();
        let product = |way: &Vec<(Factor, Given)>, many: &[&Supply]| {
            let mut factors: Vec<(Factor, Formula)> =
                many.iter().map(|supply| (Factor::Times, supply.given.clone().into())).collect();
            factors.extend(
                way.iter()
                    .filter(|(factor, _)| *factor == Factor::Times)
                    .map(|(factor, given)| (*factor, Formula::from(given.clone()))),
            );
            factors.push((Factor::Times, self.price.clone().into()));
            factors.extend(
                way.iter()
                    .filter(|(factor, _)| *factor == Factor::Over)
                    .map(|(factor, given)| (*factor, Formula::from(given.clone()))),
            );
            Formula::Product(factors)
        };
        for way in &self.ways {
            match counts.as_slice() {
                [] => ways.push(product(way, &[])),
                [first, rest @ ..] => {
                    ways.push(product(way, &[*first]));
                    if !rest.is_empty() {
                        ways.push(product(way, &counts));
                    }
                }
            }
        }
        // The price may be for all the pieces of the name together.
        let in_name = counts
            .first()
            .is_some_and(|first| matches!(first.rank, Rank::Heading | Rank::Name | Rank::Spec));
        if in_name {
            ways.extend(self.ways.iter().map(|way| product(way, &[])));
        }
        Met { ways, footing: self.footing }
    }
}

//! One price of a price file.

use std::fmt;

use super::{Alias, Date, Region};
use crate::money::{Number, Per, Unit};
use crate::text::Span;

/// What one of something costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Its name; no two prices of a book share one.
    pub key: String,
    /// Where its name stands.
    pub span: Span,
    /// The names of what it is for, as written.
    pub resources: Vec<String>,
    /// What that is like, as written; any when empty.
    pub specs: Vec<String>,
    /// Where it holds.
    pub region: Region,
    /// What it is for; `None` for `any`: then it costs nothing, however much it is.
    pub per: Option<Per>,
    /// How much.
    pub tariff: Tariff,
    /// How much is free.
    pub free: Option<Allowance>,
    /// The name of its source.
    pub source: String,
    /// The day it was read.
    pub retrieved: Date,
    /// Whether somebody has read it at its source.
    pub trust: Trust,
}

/// How sure a price is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// It was read at its source.
    #[default]
    Verified,
    /// `verified = false`
    Remembered,
}

/// How a price grows with the quantity.
#[derive(Clone, Debug, PartialEq)]
pub enum Tariff {
    /// The same for each.
    Flat(Number),
    /// By tiers: upwards, the last one without an end.
    Tiers(Vec<Tier>),
    /// For several measures of one thing: its vCPUs and its memory.
    Parts(Vec<Part>),
}

/// A tier.
#[derive(Clone, Debug, PartialEq)]
pub struct Tier {
    /// Up to this quantity in all, counted in single units; `None` for the last.
    pub up_to: Option<Number>,
    /// The price within.
    pub price: Number,
}

/// The price of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The unit that stands in the spec: `vCPU`, `GB`.
    pub take: Per,
    /// For one of it.
    pub price: Number,
}

/// How much costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    /// How many.
    pub amount: Number,
    /// Of what.
    pub unit: Per,
    /// For how long: `month`.
    pub per: Option<Per>,
    /// Until when, in the author's words: `12개월`.
    pub until: Option<String>,
    /// Words in a row that it does not hold for.
    pub not_for: Vec<String>,
}

impl Price {
    /// Whether figures may be called wrong by it.
    pub fn is_confirmed(&self) -> bool {
        self.trust == Trust::Verified
    }

    /// Whether nothing is ever to be paid.
    pub fn is_free(&self) -> bool {
        self.tariff.prices().all(|price| price.exact().is_zero())
    }

    /// The units it is for, in one order; `None` for `any`.
    pub fn units(&self) -> Option<Vec<Unit>> {
        let mut units = self.per.as_ref().map(|per| per.units.clone())?;
        units.sort();
        Some(units)
    }

    /// The forms of what it is for.
    pub fn resource_aliases(&self) -> impl Iterator<Item = Alias> {
        self.resources.iter().map(|name| Alias::of(name))
    }

    /// The forms of what that is like.
    pub fn spec_aliases(&self) -> impl Iterator<Item = Alias> {
        self.specs.iter().map(|name| Alias::of(name))
    }

    /// Where it holds and when it was read: `ap-northeast-2, 2026-10-01`.
    pub fn provenance(&self) -> String {
        let place = match &self.region {
            Region::Anywhere => String::new(),
            Region::In(code) => format!("{code}, "),
        };
        let unsure = if self.trust == Trust::Remembered { ", 확인 안 됨" } else { "" };
        format!("{place}{}{unsure}", self.retrieved)
    }
}

impl Tariff {
    /// Every price in it.
    pub fn prices(&self) -> Box<dyn Iterator<Item = Number> + '_> {
        match self {
            Self::Flat(price) => Box::new(std::iter::once(*price)),
            Self::Tiers(tiers) => Box::new(tiers.iter().map(|tier| tier.price)),
            Self::Parts(parts) => Box::new(parts.iter().map(|part| part.price)),
        }
    }
}

impl fmt::Display for Price {
    /// `$0.034/시간`, the first tier of several: `$0.126/GB부터`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per = self.per.as_ref().map(ToString::to_string).unwrap_or_default();
        if self.is_free() {
            return f.write_str("무료");
        }
        match &self.tariff {
            Tariff::Flat(price) => write!(f, "${price}{per}"),
            Tariff::Tiers(tiers) => match tiers.first() {
                Some(first) => write!(f, "${}{per}부터", first.price),
                None => Ok(()),
            },
            Tariff::Parts(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    let joint = if at > 0 { " + " } else { "" };
                    let take = part.take.to_string();
                    let per = per.strip_prefix('/').unwrap_or(&per);
                    write!(f, "{joint}${}{take}-{per}", part.price)?;
                }
                Ok(())
            }
        }
    }
}

//! What is claimed about a figure: how it should come about, and how sure that is.

use super::contest::Reading;
use super::figure::Figure;
use super::formula::Formula;
use super::verdict::Order;
use crate::diagnostic::Code;

/// The reason where only the unit of the price is missing.
pub const HOURLY_UNSAID: &str = "단가가 시간당인지 적혀 있지 않습니다";

/// The reason where the price file has prices for several regions and the page says none.
pub const REGION_UNSAID: &str = "어느 리전의 가격인지 적혀 있지 않습니다";

/// A figure and every way it can have come about.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The stated figure.
    pub figure: Figure,
    /// What kind of figure it is.
    pub kind: Kind,
    /// The ways, the most natural first. None: it cannot be checked.
    pub readings: Vec<Reading>,
    /// How sure the ways are.
    pub force: Force,
    /// The rule that a wrong figure breaks.
    pub code: Code,
    /// Whether a difference has a direction.
    pub order: Order,
    /// Why it cannot be checked, when it cannot.
    pub reason: &'static str,
    /// What the figure is called although its computation makes it something else.
    pub misnamed: Option<Misnomer>,
    /// What is claimed instead when this claim is neither right nor supported.
    pub otherwise: Option<Box<Claim>>,
}

/// The kinds of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A row of a table, or an item of a bill.
    Row,
    /// An equation, or a figure with its working.
    Statement,
    /// A sum.
    Total,
    /// What is saved, or what is left after a discount.
    Savings,
    /// A difference.
    Difference,
    /// A percentage.
    Percent,
    /// The same amount for another stretch of time, or in another currency.
    Conversion,
    /// For one person.
    PerStudent,
    /// For one of something.
    PerUnit,
    /// A multiple of another price.
    Ratio,
    /// An amount stated again.
    Restated,
}

/// How sure it is that a figure comes about in one of the ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// The page says so: a figure that no way gives is wrong.
    Binding,
    /// The page suggests it: wrong only if another figure of the piece, or two of the page, came
    /// about the same way.
    Supported(Support),
    /// It may be a coincidence: a figure that no way gives is unknown.
    Lookup,
    /// Nothing but its digits says so: like `Lookup`, and it does not change with what it is computed from.
    Found,
}

/// By whom a claim is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// The way that the figures share.
    pub way: Way,
    /// The piece that the figure stands in.
    pub piece: usize,
    /// What a figure that is right proves without company.
    pub alone: Alone,
}

/// What a match without company proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alone {
    /// That the figure is right.
    Holds,
    /// That it is right if this many digits count: too many for a coincidence.
    Telling(usize),
}

/// Ways in which several figures of a page can come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A discount taken exactly.
    Discount,
    /// A quantity times a price that stands elsewhere on the page.
    Supply,
    /// A price for an hour times a month.
    Month,
    /// A price for an hour times how long a title says.
    Duration,
    /// A multiple that the piece declares.
    Multiple,
    /// A step of a running sum.
    Running,
    /// A row computed from what its table leaves open.
    Row(usize),
    /// A difference between two columns of a table.
    Column(usize),
    /// An amount of a column from another column, or a row above.
    Related(usize),
    /// A sum of the lines below.
    Parts,
    /// An amount of a column that stands computed above.
    Echo(usize),
    /// A row with a price from elsewhere.
    Elsewhere(usize),
    /// A working without `=`.
    Working,
    /// A class total divided among its students.
    Share,
    /// What an amount lost against the one that it was computed from.
    Saved,
    /// One student's amount for a class.
    Class,
    /// An amount for another number of the same things.
    Scaled,
}

/// A name that contradicts the computation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misnomer {
    /// A class total is called per student.
    TotalCalledPerStudent,
    /// A figure per student is called the class total.
    PerStudentCalledTotal,
    /// A total is written as a rate.
    TotalCalledRate,
    /// Amounts for different times or in different currencies are added.
    MixedUnits,
    /// A price is multiplied with what it is not for.
    MissesUnit,
}

impl Claim {
    /// A claim that the page itself makes.
    pub fn new(figure: Figure, kind: Kind, code: Code, formulas: Vec<Formula>) -> Self {
        Self {
            figure,
            kind,
            readings: formulas.into_iter().map(Reading::from).collect(),
            force: Force::Binding,
            code,
            order: match kind {
                Kind::Savings | Kind::Difference | Kind::Percent => Order::Either,
                _ => Order::Known,
            },
            reason: "",
            misnamed: None,
            otherwise: None,
        }
    }

    /// A figure that nothing on the page computes.
    pub fn unknown(figure: Figure, kind: Kind, reason: &'static str) -> Self {
        Self {
            reason,
            force: Force::Lookup,
            ..Self::new(figure, kind, "cost-unverifiable", Vec::new())
        }
    }

    /// With another force.
    pub fn force(self, force: Force) -> Self {
        Self { force, ..self }
    }

    /// With a known direction.
    pub fn directed(self) -> Self {
        Self { order: Order::Known, ..self }
    }

    /// Wrong only if other figures came about the same way.
    pub fn supported(self, way: Way, piece: usize) -> Self {
        self.force(Force::Supported(Support { way, piece, alone: Alone::Holds }))
    }

    /// Right, or wrong, only if other figures came about the same way.
    pub fn conjectured(self, way: Way, piece: usize) -> Self {
        self.force(Force::Supported(Support { way, piece, alone: Alone::Telling(3) }))
    }

    /// The same where hardly anything is filled in: two digits are no coincidence.
    pub fn presumed(self, way: Way, piece: usize) -> Self {
        self.force(Force::Supported(Support { way, piece, alone: Alone::Telling(2) }))
    }
}

impl Kind {
    /// Its name in every format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Statement => "statement",
            Self::Total => "total",
            Self::Savings => "savings",
            Self::Difference => "difference",
            Self::Percent => "percent",
            Self::Conversion => "conversion",
            Self::PerStudent => "per_student",
            Self::PerUnit => "per_unit",
            Self::Ratio => "ratio",
            Self::Restated => "restated_total",
        }
    }
}

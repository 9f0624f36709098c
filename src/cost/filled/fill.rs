//! Fills the holes of a page: an amount that cannot be right is put in each, and the check says what
//! should be there.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cell::Cell;
use super::hole::{Answer, Hole, KINDS, Kind, has_holes, holes};
use super::scale::scale;
use super::shift::Shift;
use crate::cost::book::Tariff;
use crate::cost::compute::calendar::Calendar;
use crate::cost::compute::formula::{Basis, Formula};
use crate::cost::compute::judged::{Judged, UNCONFIRMED, judge_page};
use crate::cost::compute::memory::{Known, Role};
use crate::cost::compute::page::Page;
use crate::cost::compute::verdict::Status;
use crate::cost::expected::Expected;
use crate::cost::finding::reason;
use crate::cost::priced::{self, Directions, Subject, Terms};
use crate::cost::read::sheet::Sheet;
use crate::cost::read::words::WHOLE;
use crate::markdown::{self, Document};
use crate::money::{Amount, Exact, Number};
use crate::text::{Source, SourcePath, Span};

/// What no figure of a course is: the check then says what it should be.
const PROBE: &str = "$987654321.09";
/// How often amounts are asked for that follow from amounts that were asked for.
const TURNS: usize = 4;

/// A page with its holes filled.
#[derive(Debug)]
pub struct Filled {
    /// The text with what is known filled in; the id is that of the page as written.
    pub source: Source,
    /// The same, parsed.
    pub document: Document,
    /// The holes, at their places as written.
    pub holes: Vec<Hole>,
    /// The way back to the page as written.
    pub shift: Shift,
}

/// Fills the holes of a page; `None` when it has none.
pub fn fill(source: &Source, document: &Document, terms: &Terms<'_>) -> Option<Filled> {
    if !has_holes(&source.text) {
        return None;
    }
    let mut all = holes(source, document);
    if all.is_empty() {
        return None;
    }
    // What follows from an answer has its turn after it.
    let turns = KINDS.iter().flat_map(|kind| std::iter::repeat_n(*kind, TURNS));
    let mut settled = None;
    for kind in turns {
        let open = |at: &usize| all[*at].kind == kind && all[*at].answer.is_none();
        let mine: Vec<usize> = (0..all.len()).filter(open).collect();
        if mine.is_empty() || settled == Some(kind) {
            continue;
        }
        let probed = |hole: &Hole| hole.kind == kind || kind == Kind::Price && hole.kind > kind;
        let draft = Draft::new(source, &all, probed);
        let found = draft.read(terms, |read| match kind {
            Kind::Price => prices(&read, &all, &mine),
            _ => amounts(&read, &all, &mine, kind, terms),
        });
        if found.iter().all(Result::is_err) {
            settled = Some(kind);
        }
        for (at, found) in mine.into_iter().zip(found) {
            match found {
                Ok(answer) => all[at].answer = Some(answer),
                Err(why) => all[at].reason = why,
            }
        }
    }
    let Draft { source, document, shift } = Draft::new(source, &all, |_| false);
    Some(Filled { source, document, holes: all, shift })
}

/// A page with answers and probes in its holes.
struct Draft {
    source: Source,
    document: Document,
    shift: Shift,
}

/// A draft as the check reads it.
struct Reading<'r> {
    draft: &'r Draft,
    page: &'r Page<'r>,
    subjects: &'r [Subject<'r>],
}

impl Draft {
    fn new(source: &Source, holes: &[Hole], probed: impl Fn(&Hole) -> bool) -> Self {
        let pieces: Vec<(Range<usize>, &str)> = holes
            .iter()
            .map(|hole| {
                let text = match &hole.answer {
                    Some(answer) => answer.text.as_str(),
                    None if probed(hole) => PROBE,
                    None => hole.kind.mark(),
                };
                (hole.at.clone(), text)
            })
            .collect();
        let (text, shift) = Shift::replace(&source.text, &pieces);
        let path: SourcePath = source.path.clone();
        let source = Source::new(path, &text);
        let document = markdown::parse(&source);
        Self { source, document, shift }
    }

    fn read<T>(&self, terms: &Terms<'_>, with: impl FnOnce(Reading<'_>) -> T) -> T {
        let policy = &terms.book.policy;
        let calendar = Calendar::default().preferring(policy.month_hours, policy.month_days);
        let sheet = Sheet::of_page(&self.source, &self.document);
        let mut page = Page::new(&sheet, calendar);
        let directions = Directions::of(&self.document);
        let subjects = priced::subjects(terms, &page, &directions);
        priced::inform(&mut page, terms, &subjects);
        with(Reading { draft: self, page: &page, subjects: &subjects })
    }
}

type Found = Result<Answer, String>;

/// The prices of the rows that ask for one.
fn prices(read: &Reading<'_>, holes: &[Hole], mine: &[usize]) -> Vec<Found> {
    let price = |at: &usize| {
        let hole = &holes[*at];
        let now = read.draft.shift.now(&hole.at).ok_or("자리를 찾을 수 없습니다")?;
        let subject = read.subjects.iter().find(|subject| subject.range.contains(&now.start));
        let prices = subject.map_or(&[][..], |subject| &subject.prices);
        let price = match prices {
            [] => return Err("가격 파일에 맞는 가격이 없습니다".to_owned()),
            [price] => price,
            _ => return Err("가격 파일의 가격이 여럿 맞습니다".to_owned()),
        };
        if !price.is_confirmed() {
            return Err(UNCONFIRMED.to_owned());
        }
        let Tariff::Flat(number) = &price.tariff else {
            return Err("단가가 하나가 아닙니다".to_owned());
        };
        let told = Cell::at(read.page, now.start).is_some_and(|cell| cell.heading_has_unit());
        let per = price.per.as_ref().filter(|per| !told || per.numeral.is_some());
        let per = per.map(ToString::to_string).unwrap_or_default();
        Ok(Answer {
            text: if price.per.is_none() { "무료".to_owned() } else { format!("${number}{per}") },
            value: number.to_string(),
            computation: format!("{} · {} · {}", price.key, price.source, price.retrieved),
        })
    };
    mine.iter().map(price).collect()
}

/// The amounts, sums or shares that are asked for.
fn amounts(
    read: &Reading<'_>,
    holes: &[Hole],
    mine: &[usize],
    kind: Kind,
    terms: &Terms<'_>,
) -> Vec<Found> {
    let policy = &terms.book.policy;
    let (judged, memory) = judge_page(read.page);
    let places: Vec<Option<usize>> =
        mine.iter().map(|at| read.draft.shift.now(&holes[*at].at).map(|now| now.start)).collect();
    let unknown = Unknown(places.iter().flatten().copied().collect());
    let cells: Vec<Option<Cell<'_>>> =
        places.iter().map(|place| Cell::at(read.page, (*place)?)).collect();
    let values: Vec<Result<Value, String>> = places
        .iter()
        .zip(&cells)
        .map(|(place, cell)| {
            let place = place.ok_or("자리를 찾을 수 없습니다")?;
            let asked = Asked { kind, place, cell: cell.as_ref() };
            value(&judged, &memory, &asked, &unknown, terms)
        })
        .collect();
    let answer = |at: usize| {
        let own = values[at].clone()?;
        let column = cells[at].as_ref().map(Cell::column);
        let together = |other: &usize| {
            *other == at || column.is_some() && cells[*other].as_ref().map(Cell::column) == column
        };
        let beside: Vec<Exact> = (0..mine.len())
            .filter(together)
            .filter_map(|other| Some(values[other].as_ref().ok()?.exact))
            .collect();
        let written = cells[at].as_ref().and_then(|cell| cell.scale(|text| text != PROBE));
        let digits = scale(policy, own.scale.or(written), &beside);
        let number = own.exact.round(digits, policy.rounding).ok_or("금액이 너무 큽니다")?;
        if number.exact().is_zero() && !own.exact.is_zero() {
            return Err("가격 파일이 정한 자릿수로는 0이 됩니다".to_owned());
        }
        let model = Number::new(0, 0).unwrap_or(number);
        let text = Amount::dollars(number.grouped_like(model)).to_string();
        Ok(Answer { text, value: own.exact.to_string(), computation: own.computation })
    };
    (0..mine.len()).map(answer).collect()
}

/// What belongs in a hole, before it is rounded.
#[derive(Clone, Debug)]
struct Value {
    exact: Exact,
    /// The digits of what it is taken from unchanged.
    scale: Option<u32>,
    computation: String,
}

/// Where in a draft probes stand: nothing follows from what is written there.
struct Unknown(BTreeSet<usize>);

impl Unknown {
    fn holds(&self, span: Span) -> bool {
        self.0.contains(&(span.start as usize))
    }

    fn leads_to(&self, formula: &Formula) -> bool {
        formula.givens().iter().any(|given| given.span.is_some_and(|span| self.holds(span)))
    }
}

/// A probe in a draft.
struct Asked<'c> {
    kind: Kind,
    place: usize,
    cell: Option<&'c Cell<'c>>,
}

/// What the check says of a probe; sums and shares of what stands above may be taken from there.
fn value(
    judged: &[Judged],
    memory: &[Known],
    asked: &Asked<'_>,
    unknown: &Unknown,
    terms: &Terms<'_>,
) -> Result<Value, String> {
    const NOT_ALL: &str = "위쪽 행의 금액이 다 적혀 있지 않습니다";

    let own = judged.iter().find(|own| own.claim.figure.span.start as usize == asked.place);
    let single = |own: &&Judged| {
        let rows = asked.cell.map(|cell| cell.items_above(asked.place));
        asked.kind == Kind::Total
            && rows == Some(1)
            && own.formula().is_some_and(|formula| formula.givens().len() == 1)
    };
    let computed = own.filter(|own| own.status != Status::Unverifiable || single(own));
    if let Some(expected) = computed.and_then(Expected::of) {
        if unknown.leads_to(&expected.formula) {
            return Err(NOT_ALL.to_owned());
        }
        // What is wrong above is fixed in the same run.
        let formula = expected.formula.on(Basis::Right);
        let exact = formula.value(Basis::Written).unwrap_or(expected.exact);
        let computation = format!("{formula} = {exact}");
        return Ok(Value { exact, scale: None, computation });
    }
    if asked.kind == Kind::Total && asked.cell.is_some() {
        return Err(NOT_ALL.to_owned());
    }
    let here = memory.iter().find(|known| known.span.start as usize == asked.place);
    let near = |known: &&Known| {
        known.role == Role::Total
            && !unknown.holds(known.span)
            && (known.span.start as usize) < asked.place
            && here.is_some_and(|here| known.section == here.section)
    };
    match (asked.kind, memory.iter().rev().find(near)) {
        (Kind::Total, Some(total)) => Ok(unchanged(total)),
        (Kind::PerStudent, Some(total)) => share(total, terms),
        (Kind::Total | Kind::PerStudent, None) => Err("같은 절의 앞에 합계가 없습니다".to_owned()),
        _ => Err(own.map_or("계산할 수량이나 단가가 없습니다", reason).to_owned()),
    }
}

fn unchanged(total: &Known) -> Value {
    let scale = Amount::read(&total.text).and_then(|(amount, _)| amount.scale());
    Value {
        exact: total.right.unwrap_or(total.value),
        scale: scale.or(total.value.scale()),
        computation: total.text.clone(),
    }
}

/// What of a total is one student's: of a total for all, a share; else one environment is one
/// student's.
fn share(total: &Known, terms: &Terms<'_>) -> Result<Value, String> {
    let class = &terms.book.class;
    let for_all = WHOLE.within(&total.label)
        || class.whole.iter().any(|word| total.label.contains(word.as_str()));
    if !for_all {
        return Ok(unchanged(total));
    }
    let students = class.students.or(terms.course.students).ok_or("학생 수가 없습니다")?;
    let whole = total.right.unwrap_or(total.value);
    let exact = whole.over(Exact::from(students)).ok_or("학생 수가 0입니다")?;
    Ok(Value { exact, scale: None, computation: format!("{} ÷ {students}명", total.text) })
}

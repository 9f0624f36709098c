//! Every figure of a page with its verdict.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::accused::accuse;
use super::claim::{Alone, Claim, Force, Kind, Misnomer};
use super::contest::{Reading, Standing, judge};
use super::figure::Figure;
use super::formula::{Basis, Formula, Given};
use super::judging::Judging;
use super::lines;
use super::memory::{Known, Role, Sureness};
use super::page::{Page, Said};
use super::proof::{Proof, telling};
use super::running;
use super::search;
use super::table::{self, Place, RowScope};
use super::tax;
use super::verdict::{Status, Verdict};
use crate::cost::read::sheet::Medium;
use crate::cost::read::statement::Statement;
use crate::money::Exact;
use crate::text::Span;

/// Why a figure is not judged by a price that nobody has confirmed.
pub const UNCONFIRMED: &str = "가격 파일의 가격이 확인되지 않았습니다 (`verified = false`)";

/// How many figures before a table are looked through.
const NEAR: usize = 512;

/// A figure and what it turned out to be.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The figure and its readings.
    pub claim: Claim,
    /// What its line or row is about.
    pub label: String,
    /// Its state.
    pub status: Status,
    /// The judgement; `None` when nothing could be computed.
    pub verdict: Option<Verdict>,
    /// What its name gets wrong of an amount that its computation gives.
    pub misnamed: Option<Misnomer>,
}

impl Judged {
    /// The computation that the figure is judged by.
    pub fn formula(&self) -> Option<&Formula> {
        let verdict = self.verdict.as_ref()?;
        Some(&self.claim.readings.get(verdict.reading)?.formula)
    }
}

/// Judges every figure of a page, in reading order.
pub fn judge_page(page: &Page<'_>) -> (Vec<Judged>, Vec<Known>) {
    let mut proof = Proof::default();
    let first = pass(page, &Proof::default(), &mut proof);
    let depends = first.0.iter().any(|judged| matches!(judged.claim.force, Force::Supported(_)));
    // What counts as proof is known only at the end of the page.
    if depends { pass(page, &proof, &mut Proof::default()) } else { first }
}

fn pass(page: &Page<'_>, proof: &Proof, gathered: &mut Proof) -> (Vec<Judged>, Vec<Known>) {
    let mut state = State {
        judging: page.judging,
        unconfirmed: &page.unconfirmed,
        proof,
        gathered,
        judged: Vec::new(),
        memory: Vec::new(),
    };
    for (at, piece) in page.pieces.iter().enumerate() {
        match &piece.content {
            Said::Nothing => {}
            Said::Lines(Medium::Diagram, statements) => {
                if running::is_running(page, at, statements) {
                    state.diagram(page, at, statements);
                } else {
                    state.labels(page, at, statements);
                }
            }
            Said::Lines(_, statements) => {
                for line in 0..statements.len() {
                    state.line(page, at, statements, line);
                }
            }
            Said::Table(grid) => {
                for (line, row) in grid.rows.iter().enumerate() {
                    let scope = RowScope { page, place: Place { piece: at, line }, grid, row };
                    state.row(&scope);
                }
            }
        }
    }
    state.estimates(page);
    (state.judged, state.memory)
}

struct State<'p> {
    judging: Judging,
    unconfirmed: &'p BTreeSet<Span>,
    proof: &'p Proof,
    gathered: &'p mut Proof,
    judged: Vec<Judged>,
    memory: Vec<Known>,
}

impl State<'_> {
    fn line(&mut self, page: &Page<'_>, piece: usize, statements: &[Statement<'_>], at: usize) {
        let scope = lines::Scope { page, memory: &self.memory, piece, statements, at };
        let Some(mut read) = lines::read(&scope) else { return };
        let line = &statements[at];
        if tax::is_included(line.text) {
            read.claims.iter_mut().for_each(tax::put_on);
        }
        let label = line.label.clone();
        let before = read.before.and_then(|token| scope.known(token, Role::Before));
        let main = scope.known(read.main, read.role);
        let main_span = scope.text().span(read.main);
        let others: Vec<Known> =
            read.others.iter().filter_map(|token| scope.known(*token, read.role)).collect();
        self.memory.extend(before);
        self.memory.extend(others);
        let mut judged: Vec<Judged> =
            read.claims.into_iter().flat_map(|claim| self.judge(claim, &label)).collect();
        let scope = lines::Scope { page, memory: &self.memory, piece, statements, at };
        let known = |span| matches!(read.role, Role::Price | Role::Bound) && span == main_span;
        let found = search::open(&scope, |span| is_open(&judged, span) && !known(span));
        self.find(found, &mut judged, &label);
        if let Some(mut main) = main {
            if let Some(own) = judged.iter().find(|judged| judged.claim.figure.span == main_span) {
                learn(&mut main, own);
            }
            self.memory.push(main);
        }
        self.judged.extend(judged);
    }

    fn diagram(&mut self, page: &Page<'_>, piece: usize, statements: &[Statement<'_>]) {
        let mut last: Option<Known> = None;
        for (at, line) in statements.iter().enumerate() {
            for node in running::nodes(line) {
                let scope = lines::Scope { page, memory: &self.memory, piece, statements, at };
                let Some(main) = running::sum(line, node.clone()) else { continue };
                let Some(mut known) = scope.known(main, Role::Aside) else { continue };
                let claim = running::step(page, &self.memory, piece, (line, node), last.as_ref());
                let judged = claim.map(|claim| self.judge(claim, &line.label)).unwrap_or_default();
                if let Some(own) = judged.first() {
                    learn(&mut known, own);
                }
                last = Some(known);
                self.judged.extend(judged);
            }
        }
    }

    fn labels(&mut self, page: &Page<'_>, piece: usize, statements: &[Statement<'_>]) {
        let mut last: Option<Known> = None;
        for (at, line) in statements.iter().enumerate() {
            let scope = lines::Scope { page, memory: &self.memory, piece, statements, at };
            let known = line.main().and_then(|main| scope.known(main, Role::Aside));
            let reduced = running::reduced(page, piece, line, last.as_ref());
            let claims = reduced.map_or_else(|| lines::labels(&scope), |claim| vec![claim]);
            let mut judged = Vec::new();
            for claim in claims {
                judged.extend(self.judge(claim, &line.label));
            }
            let scope = lines::Scope { page, memory: &self.memory, piece, statements, at };
            let found = search::open(&scope, |span| is_open(&judged, span));
            self.find(found, &mut judged, &line.label);
            self.judged.extend(judged);
            last = known.or(last);
        }
    }

    /// What a page expects to cost is what its one table comes to.
    fn estimates(&mut self, page: &Page<'_>) {
        let Some(total) = lines::sum_of_tables(page, &self.memory).cloned() else { return };
        for (piece, content) in page.pieces.iter().enumerate() {
            let Said::Lines(Medium::Prose, statements) = &content.content else { continue };
            for at in 0..statements.len() {
                let scope = lines::Scope { page, memory: &self.memory, piece, statements, at };
                let judged = lines::estimate(&scope, &total)
                    .map(|claim| self.judge(claim, &statements[at].label));
                self.judged.extend(judged.unwrap_or_default());
            }
        }
    }

    fn row(&mut self, scope: &RowScope<'_, '_>) {
        for column in 0..scope.row.cells.len() {
            let above = self.above(scope.place.piece);
            let Some(mut read) = table::read(scope, column, above) else { continue };
            if scope.is_taxed(column) && read.role == Role::Item {
                read.claims.iter_mut().for_each(tax::put_on);
            }
            let label = scope.row.label.clone();
            let cell = &scope.row.cells[column];
            let mut judged: Vec<Judged> =
                read.claims.into_iter().flat_map(|claim| self.judge(claim, &label)).collect();
            if let ([at], Role::Item) = (read.moneys.as_slice(), read.role)
                && let Some(figure) = scope.figure(column, *at)
                && is_open(&judged, figure.span)
                && let Some(way) = search::in_row(scope, column, &figure, self.recent())
            {
                self.find(vec![(figure, way)], &mut judged, &label);
            }
            for (side, token) in read.moneys.iter().enumerate() {
                let crate::cost::read::token::Kind::Money(money) = &cell.tokens[*token].kind else {
                    continue;
                };
                let Some(value) = money.amount.exact() else { continue };
                let place = &cell.tokens[*token].at;
                let mut known = Known {
                    label: label.clone(),
                    text: cell.text[place.clone()].to_owned(),
                    span: scope.page.source.span(cell.start + place.start..cell.start + place.end),
                    value,
                    right: None,
                    unrounded: None,
                    period: money.period(),
                    role: read.role,
                    kind: Kind::Row,
                    sure: Sureness::Stated,
                    piece: scope.place.piece,
                    line: scope.place.line,
                    group: column,
                    depth: side,
                    section: scope.page.pieces[scope.place.piece].setting.section,
                    starts_from: Vec::new(),
                    names: OnceCell::new(),
                    around: OnceCell::new(),
                };
                if let Some(own) =
                    judged.iter().find(|judged| judged.claim.figure.span == known.span)
                {
                    learn(&mut known, own);
                }
                self.memory.push(known);
            }
            self.judged.extend(judged);
        }
    }

    /// A claim that the figure of an unconfirmed price would be wrong by says nothing but that.
    fn without_doubtful(&self, claim: Claim) -> Claim {
        let doubtful = |given: &&Given| given.span.is_some_and(|at| self.unconfirmed.contains(&at));
        let rests = |reading: &Reading| reading.formula.givens().iter().any(doubtful);
        if self.unconfirmed.is_empty() || !claim.readings.iter().any(rests) {
            return claim;
        }
        let wrong = judge(&claim.figure, &claim.readings, claim.order, &self.judging)
            .is_some_and(|verdict| verdict.status != Status::Verified);
        match wrong {
            true => {
                Claim { otherwise: None, ..Claim::unknown(claim.figure, claim.kind, UNCONFIRMED) }
            }
            false => claim,
        }
    }

    /// What was known last.
    fn recent(&self) -> &[Known] {
        &self.memory[self.memory.len().saturating_sub(NEAR)..]
    }

    /// What is known of a table so far, and what stands near above it.
    fn above(&self, piece: usize) -> &[Known] {
        let own = self.memory.partition_point(|known| known.piece < piece);
        &self.memory[own.saturating_sub(NEAR)..]
    }

    /// Takes what was only found for figures that nothing explains.
    fn find(&mut self, found: Vec<(Figure, Formula)>, judged: &mut Vec<Judged>, label: &str) {
        for (figure, way) in found {
            let span = figure.span;
            let claim = Claim::new(figure, Kind::Statement, "cost-amount", vec![way]);
            let new = self.judge(claim.force(Force::Found), label);
            match judged.iter_mut().find(|judged| judged.claim.figure.span == span) {
                Some(old) => new.into_iter().for_each(|new| *old = new),
                None => judged.extend(new),
            }
        }
    }

    /// Judges a claim, or what is claimed in its stead.
    fn judge(&mut self, mut claim: Claim, label: &str) -> Vec<Judged> {
        claim.figure.rounding = self.judging.rounding;
        claim = self.without_doubtful(claim);
        let verdict = judge(&claim.figure, &claim.readings, claim.order, &self.judging);
        if let Some(verdict) = verdict.as_ref().filter(|found| found.basis == Basis::Unrounded) {
            let formula = &mut claim.readings[verdict.reading].formula;
            *formula = formula.on(Basis::Unrounded);
        }
        let right = verdict.as_ref().is_some_and(|verdict| verdict.status != Status::Mismatch);
        let cleared = right
            && verdict.as_ref().is_some_and(|verdict| {
                claim.readings[verdict.reading].standing == Standing::Allowed
            });
        let status = match (&claim.force, &verdict) {
            (_, None) => Status::Unverifiable,
            // What is only suggested is not proved by what is only allowed.
            (Force::Supported(_) | Force::Lookup | Force::Found, Some(_)) if cleared => {
                Status::Unverifiable
            }
            // Nothing to pay may have its reason anywhere, and is no rounding of a little.
            (Force::Supported(_) | Force::Lookup | Force::Found, Some(verdict))
                if claim.figure.value.is_zero()
                    && (!right || claim.figure.scale == Some(0) && !verdict.computed.is_zero()) =>
            {
                Status::Unverifiable
            }
            (Force::Binding, Some(verdict)) => verdict.status,
            (Force::Lookup | Force::Found, Some(verdict)) if right => verdict.status,
            (Force::Lookup | Force::Found, Some(_)) => Status::Unverifiable,
            (Force::Supported(support), Some(verdict)) => {
                let telling = telling(&claim, verdict);
                self.gathered.count(*support, verdict.status, telling);
                let company = self.proof.company(support.way, support.piece, telling);
                match (right, support.alone) {
                    (true, Alone::Holds) => verdict.status,
                    (true, Alone::Telling(digits))
                        if claim.figure.significant_digits() >= digits =>
                    {
                        verdict.status
                    }
                    _ if company => verdict.status,
                    _ => Status::Unverifiable,
                }
            }
        };
        if status == Status::Mismatch
            && claim.kind == Kind::Total
            && accuse(&mut claim, &mut self.judged, &mut self.memory, &self.judging)
        {
            return self.judge(claim, label);
        }
        // A way that only company supports is wrong only when no other way is right.
        if status == Status::Mismatch
            && matches!(claim.force, Force::Supported(_))
            && let Some(other) = claim.otherwise.take()
        {
            let rest = self.judge(*other, label);
            // `$37.68 → $3.14 (91.7% 절감)`: the percentage is the one that was computed.
            let explained = rest.first().is_some_and(|first| {
                let figure = &first.claim.figure;
                (figure.span == claim.figure.span || !figure.is_round_percentage())
                    && matches!(first.status, Status::Verified | Status::Rounded)
            });
            if explained {
                return rest;
            }
        }
        if status == Status::Unverifiable
            && let Some(other) = claim.otherwise.take()
        {
            let mut rest = self.judge(*other, label);
            // Both ways may tell a later sum which figure is wrong.
            if let Some(first) = rest.first_mut().filter(|first| {
                first.claim.figure.span == claim.figure.span && first.status == Status::Unverifiable
            }) {
                first.claim.readings.extend(claim.readings);
            }
            return rest;
        }
        // A name can be wrong only of what the arithmetic gives; amounts for different times are added in
        // vain whatever their sum.
        let misnamed = claim
            .misnamed
            .filter(|misnomer| !cleared && (right || *misnomer == Misnomer::MixedUnits));
        let status = if misnamed.is_some() { Status::Mismatch } else { status };
        let verdict = verdict.map(|verdict| Verdict { status, ..verdict });
        vec![Judged { claim, label: label.to_owned(), status, verdict, misnamed }]
    }
}

/// Whether nothing is known of the figure at a place.
fn is_open(judged: &[Judged], span: Span) -> bool {
    let known = judged.iter().find(|judged| judged.claim.figure.span == span);
    known.is_none_or(|known| known.status == Status::Unverifiable)
}

/// Takes over into memory what a judgement found.
fn learn(known: &mut Known, judged: &Judged) {
    known.kind = judged.claim.kind;
    if matches!(judged.status, Status::Verified | Status::Rounded) {
        known.sure = Sureness::Computed;
        known.unrounded = judged.verdict.as_ref().map(|verdict| verdict.computed);
    }
    if let Some(formula) = judged.formula() {
        known.starts_from = formula
            .givens()
            .into_iter()
            .map(|given| (given.value, given.span))
            .collect::<Vec<(Exact, Option<Span>)>>();
    }
    if judged.status == Status::Mismatch && judged.misnamed.is_none() {
        let verdict = judged.verdict.as_ref();
        known.right = verdict.and_then(|verdict| {
            let figure = &judged.claim.figure;
            figure.at_last_digit(verdict.computed, figure.rounding)
        });
    }
}

//! A sheet that is too long is folded: its ranks stand in rows that are read like lines of a text.
//!
//! After the wrapping of layered graphs by Rüegg and von Hanxleden, 2018: cuts lie where few links
//! cross them, and what crosses one runs back to where the next row begins.

use super::sheet::{self, Cut, Drawn, GAP, Sheet, TRACK, Tip, Wire};

/// Around the links that run back between two rows.
const MARGIN: f64 = 18.0;
/// From a row to the first link that turns beside it.
const TURN: f64 = 8.0;
/// What a link that crosses a cut costs, as a width that stays free.
const CROSSED: f64 = 40.0;
/// What one more row costs when rows are chosen.
const ROW: f64 = 90.0;
/// What one more row costs against other ways to draw a sheet.
const TOLL: f64 = 60.0;
/// What each link that runs back costs against other ways to draw a sheet.
const BACK: f64 = 20.0;

/// The sheet, whose items stand in these ranks when it is drawn `plain`, in rows that are not longer
/// than `limit` where that can be; nothing when one row is all.
pub fn folded(sheet: &Sheet, ranks: &[usize], plain: &Drawn, limit: f64) -> Option<Drawn> {
    let extents = extents(sheet, ranks, plain);
    let spans: Vec<(usize, usize)> =
        sheet.wires.iter().map(|wire| span(wire, ranks, extents.len())).collect();
    let row_of = rows(sheet, &extents, &spans, limit)?;
    let count = row_of.last().map_or(1, |last| last + 1);
    let rows: Vec<Row> =
        (0..count).map(|row| Row::new(sheet, ranks, &row_of, &spans, row)).collect();
    let back: usize = rows.iter().map(Row::going_on).sum();
    let toll = TOLL * (count - 1) as f64 + BACK * back as f64;
    Some(Drawn { toll, ..stacked(sheet, &rows) })
}

/// Where each rank begins and ends along the sheet, when it is not folded.
fn extents(sheet: &Sheet, ranks: &[usize], plain: &Drawn) -> Vec<(f64, f64)> {
    let count = ranks.iter().max().map_or(0, |last| last + 1);
    let mut extents = vec![(f64::MAX, f64::MIN); count];
    for ((rank, item), (_, start)) in ranks.iter().zip(&sheet.items).zip(&plain.items) {
        let extent = &mut extents[*rank];
        extent.0 = extent.0.min(*start);
        extent.1 = extent.1.max(start + item.size.depth);
    }
    // An empty rank lies where the one before it ends.
    let mut end = 0.0;
    for extent in &mut extents {
        if extent.0 > extent.1 {
            *extent = (end, end);
        }
        end = extent.1;
    }
    extents
}

/// The first and the last rank that a wire touches; the borders lie beside the outer ranks.
fn span(wire: &Wire, ranks: &[usize], count: usize) -> (usize, usize) {
    let rank = |tip: Tip, border: usize| match tip {
        Tip::Item(item, _) => ranks[item],
        Tip::Border => border,
    };
    (rank(wire.upper, 0), rank(wire.lower, count.saturating_sub(1)))
}

/// The row of every rank: rows about as long as one another, cut where few links cross.
fn rows(
    sheet: &Sheet,
    extents: &[(f64, f64)],
    spans: &[(usize, usize)],
    limit: f64,
) -> Option<Vec<usize>> {
    let count = extents.len();
    let crosses = |span: &(usize, usize), cut: usize| span.0 < cut && cut <= span.1;
    let crossing: Vec<f64> = (0..=count)
        .map(|cut| spans.iter().filter(|span| crosses(span, cut)).count() as f64)
        .collect();
    // Links that leave a row need room beside it to turn, and before that for their labels.
    let beside = |start: usize, end: usize| {
        let turns = |cut: usize| match crossing[cut] {
            _ if cut == 0 || cut == count || crossing[cut] == 0.0 => 0.0,
            crossing => 2.0 * TURN + TRACK * (crossing - 1.0) + 24.0,
        };
        let labels = sheet.wires.iter().zip(spans);
        let leaving = labels.filter(|(_, span)| crosses(span, end) && span.0 >= start);
        let label = leaving.filter_map(|(wire, _)| wire.label).map(|label| label.depth);
        turns(start) + turns(end) + label.fold(0.0, f64::max)
    };
    // The cheapest way to put the ranks before each into rows, and where its last row begins.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=count {
        let mut least = (f64::MAX, 0);
        for start in (0..end).rev() {
            let length = extents[end - 1].1 - extents[start].0 + beside(start, end);
            if length > limit && start + 1 < end {
                break;
            }
            let cut = if start > 0 { CROSSED * crossing[start] } else { 0.0 };
            let free = (limit - length).max(0.0);
            let cost = best[start].0 + ROW + cut + free * free / limit / 4.0;
            if cost < least.0 {
                least = (cost, start);
            }
        }
        best.push(least);
    }
    let mut row_of = vec![0; count];
    let mut end = count;
    let mut starts = Vec::new();
    while end > 0 {
        end = best[end].1;
        starts.push(end);
    }
    starts.reverse();
    for (row, start) in starts.iter().enumerate() {
        row_of[*start..].fill(row);
    }
    (starts.len() > 1).then_some(row_of)
}

/// One row: a sheet of its own.
struct Row {
    /// The items of the whole sheet that stand in it.
    items: Vec<usize>,
    /// The wires of the whole sheet that it has a piece of.
    wires: Vec<usize>,
    /// Which of them come from the row before, and which lead to the next.
    ends: Vec<(bool, bool)>,
    drawn: Drawn,
}

impl Row {
    fn new(
        sheet: &Sheet,
        ranks: &[usize],
        row_of: &[usize],
        spans: &[(usize, usize)],
        row: usize,
    ) -> Self {
        let items: Vec<usize> =
            (0..sheet.items.len()).filter(|item| row_of[ranks[*item]] == row).collect();
        let mut place = vec![0; sheet.items.len()];
        for (at, item) in items.iter().enumerate() {
            place[*item] = at;
        }
        let mut wires = Vec::new();
        let mut ends = Vec::new();
        let mut pieces = Vec::new();
        for (index, wire) in sheet.wires.iter().enumerate() {
            let (first, last) = (row_of[spans[index].0], row_of[spans[index].1]);
            if !(first..=last).contains(&row) {
                continue;
            }
            let tip = |tip: Tip, is_here: bool| match tip {
                Tip::Item(item, port) if is_here => Tip::Item(place[item], port),
                _ => Tip::Border,
            };
            pieces.push(Wire {
                upper: tip(wire.upper, row == first),
                lower: tip(wire.lower, row == last),
                label: wire.label.filter(|_| row == first),
                ..*wire
            });
            wires.push(index);
            ends.push((row > first, row < last));
        }
        let begin = row_of.iter().position(|other| *other == row).unwrap_or(0);
        let own_ranks: Vec<usize> = items.iter().map(|item| ranks[*item] - begin).collect();
        let part = Sheet {
            items: items.iter().map(|item| sheet.items[*item]).collect(),
            wires: pieces,
            breadth: sheet.breadth,
            ..Sheet::default()
        };
        let drawn = sheet::drawn_in(&part, &own_ranks);
        Self { items, wires, ends, drawn }
    }

    /// How many links lead to the next row.
    fn going_on(&self) -> usize {
        self.ends.iter().filter(|(_, goes_on)| *goes_on).count()
    }
}

/// The rows above one another, with the links between them.
fn stacked(sheet: &Sheet, rows: &[Row]) -> Drawn {
    let room = |count: usize| match count {
        0 => 0.0,
        _ => TURN + TRACK * (count - 1) as f64 + TURN,
    };
    let most = rows.iter().map(Row::going_on).max().unwrap_or(0);
    let left = room(most);
    let mut drawn = Drawn {
        items: vec![(0.0, 0.0); sheet.items.len()],
        wires: vec![Vec::new(); sheet.wires.len()],
        labels: vec![None; sheet.wires.len()],
        ..Drawn::default()
    };
    let depth = rows.iter().map(|row| left + row.drawn.size.depth + room(row.going_on()));
    let depth = depth.fold(0.0, f64::max);
    let mut across = 0.0;
    for (at, row) in rows.iter().enumerate() {
        let (is_first, is_last) = (at == 0, at + 1 == rows.len());
        for (item, (c, a)) in row.items.iter().zip(&row.drawn.items) {
            drawn.items[*item] = (across + c, left + a);
        }
        let mut crossing: Vec<(usize, f64)> = Vec::new();
        for (piece, wire) in row.wires.iter().enumerate() {
            let points = row.drawn.wires[piece].iter().map(|(c, a)| (across + c, left + a));
            let way = &mut drawn.wires[*wire];
            way.extend(points);
            let (comes, goes_on) = row.ends[piece];
            let (from_border, to_border) =
                (sheet.wires[*wire].upper == Tip::Border, sheet.wires[*wire].lower == Tip::Border);
            if let Some(first) = way.first().copied().filter(|_| is_first && from_border && !comes)
            {
                way.insert(0, (first.0, 0.0));
            }
            if let Some(last) = way.last().copied() {
                if goes_on {
                    crossing.push((*wire, last.0));
                } else if is_last && to_border {
                    way.push((last.0, depth));
                }
            }
            if let Some((c, a)) = row.drawn.labels[piece] {
                drawn.labels[*wire] = Some((across + c, left + a));
            }
        }
        across += row.drawn.size.breadth;
        if is_last {
            break;
        }
        let next = &rows[at + 1];
        let count = crossing.len();
        let gap = if count == 0 { GAP } else { 2.0 * MARGIN + TRACK * (count - 1) as f64 };
        crossing.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (place, (wire, from)) in crossing.into_iter().enumerate() {
            // The last to leave turns first; so no two of them cross.
            let inner = TRACK * (count - 1 - place) as f64;
            let right = left + row.drawn.size.depth + TURN + inner;
            let between = across + MARGIN + inner;
            let back = left - TURN - TRACK * place as f64;
            let entry = next.wires.iter().position(|other| *other == wire);
            let entry = entry.and_then(|piece| next.drawn.wires[piece].first());
            let entry = across + gap + entry.map_or(0.0, |(c, _)| *c);
            drawn.wires[wire].extend([
                (from, right),
                (between, right),
                (between, back),
                (entry, back),
            ]);
        }
        across += gap;
    }
    drawn.size = Cut { breadth: across, depth };
    drawn
}

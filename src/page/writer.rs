//! The walk over a document that writes its HTML.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::Context;
use super::costs::Costs;
use super::footnote::Footnotes;
use super::heading::Headed;
use crate::html::Html;
use crate::markdown::{self, Block, BlockKind, Document};
use crate::text::Span;

/// HTML under construction, with what has been met so far.
pub struct Writer<'a> {
    pub html: Html,
    pub context: &'a Context<'a>,
    pub headings: Vec<Headed>,
    pub footnotes: Footnotes<'a>,
    /// The rows of cost tables.
    pub costs: Costs,
    /// How many diagrams have been written.
    pub diagrams: usize,
    /// How often a task with a text has been met.
    pub tasks: BTreeMap<String, usize>,
    /// Addresses of other sites, in the order of their numbers.
    pub addresses: Vec<String>,
    /// The lines that matter in a block of code, from one.
    pub marked: BTreeMap<Span, Vec<RangeInclusive<usize>>>,
}

impl<'a> Writer<'a> {
    /// A writer for a page made of `document`; footnotes and marked lines are looked up there.
    pub fn new(context: &'a Context<'a>, document: &'a Document) -> Self {
        let marked = markdown::marked(document).into_iter();
        let marked = marked.filter_map(|marked| Some((marked.code?.0, marked.lines?)));
        Self {
            html: Html::new(),
            context,
            headings: Vec::new(),
            footnotes: Footnotes::of(&document.blocks),
            costs: Costs::of(&document.blocks, context),
            diagrams: 0,
            tasks: BTreeMap::new(),
            addresses: Vec::new(),
            marked: marked.collect(),
        }
    }

    /// The HTML and the headings.
    pub fn finish(self) -> (String, Vec<Headed>) {
        (self.html.into_string(), self.headings)
    }

    pub fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(content) => {
                self.html.open("p", &[]);
                self.inlines(content);
                self.html.close("p").raw("\n");
                self.bills(block.span);
            }
            BlockKind::Quote(quote) => self.quote(quote),
            BlockKind::List(list) => self.list(list),
            BlockKind::Code(code) => {
                self.fence(block.span, code);
                self.ledger(block.span);
            }
            BlockKind::Table(table) => {
                self.table(table);
                self.ledger(block.span);
                self.bills(block.span);
            }
            BlockKind::Rule => {
                self.html.open("hr", &[]).raw("\n");
            }
            BlockKind::Html(html) => self.embedded(html),
            // Written where the page ends.
            BlockKind::Footnote(_) => {}
        }
    }
}

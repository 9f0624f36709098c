//! The services that a page says it uses.

use super::missing::Service;
use crate::markdown::{self, Block, BlockKind, Document};
use crate::text::Source;

/// Words that stand over a list of the services of a page.
const TITLES: [&str; 5] =
    ["사용된 서비스", "사용한 서비스", "사용 서비스", "사용하는 서비스", "쓰는 서비스"];

/// The services listed under a title that says so, each by what stands before its colon or dash.
pub fn listed(source: &Source, document: &Document) -> Vec<Service> {
    let mut all = Vec::new();
    let mut after_title = false;
    markdown::blocks(&document.blocks, &mut |block: &Block| match &block.kind {
        BlockKind::Heading(_) | BlockKind::Paragraph(_) => {
            let text = source.slice(block.span);
            // The text of an item is a paragraph too.
            let title = TITLES.iter().any(|title| text.contains(title));
            if title || matches!(block.kind, BlockKind::Heading(_)) {
                after_title = title;
            }
        }
        BlockKind::List(list) if after_title => {
            after_title = false;
            for item in &list.items {
                all.extend(item.blocks.first().and_then(|first| service(source, first)));
            }
        }
        _ => {}
    });
    all
}

fn service(source: &Source, block: &Block) -> Option<Service> {
    let line = source.slice(block.span).lines().next()?;
    let end = [":", "：", " - ", " – ", " — "].iter().filter_map(|mark| line.find(mark)).min();
    let text = &line[..end.unwrap_or(line.len())];
    let name = crate::cost::read::statement::plain(text);
    let lead = text.len() - text.trim_start_matches(['*', '`', '_', ' ']).len();
    let trail = text.trim_end_matches(['*', '`', '_', ' ']).len();
    let start = block.span.start as usize;
    (!name.is_empty() && lead < trail)
        .then(|| Service { span: source.span(start + lead..start + trail), name })
}

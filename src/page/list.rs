//! Lists and check boxes.

use super::writer::Writer;
use crate::markdown::{self, BlockKind, Item, List};

impl<'a> Writer<'a> {
    pub fn list(&mut self, list: &'a List) {
        let start = list.start.filter(|start| *start != 1).map(|start| start.to_string());
        let name = if list.start.is_some() { "ol" } else { "ul" };
        match &start {
            Some(start) => self.html.open(name, &[("start", start)]),
            None => self.html.open(name, &[]),
        };
        self.html.raw("\n");
        for item in &list.items {
            self.item(item, list.tight);
        }
        self.html.close(name).raw("\n");
    }

    fn item(&mut self, item: &'a Item, tight: bool) {
        match item.task {
            None => {
                self.html.open("li", &[]);
            }
            Some(task) => {
                let text = words(item);
                let key = self.task_key(&text);
                let label = format!("{}: {text}", self.context.strings.prose.task);
                let mut attributes = vec![
                    ("type", "checkbox"),
                    ("disabled", ""),
                    ("data-task", key.as_str()),
                    ("aria-label", &label),
                ];
                if task.done {
                    attributes.push(("checked", ""));
                }
                self.html.open("li", &[("class", "task")]).open("input", &attributes).raw(" ");
            }
        }
        let mut blocks = item.blocks.as_slice();
        while let Some((first, rest)) = blocks.split_first() {
            match &first.kind {
                BlockKind::Paragraph(content) if tight => self.inlines(content),
                _ => self.blocks(std::slice::from_ref(first)),
            }
            blocks = rest;
        }
        self.html.close("li").raw("\n");
    }

    /// A name for a task that stays when others come and go: a hash of its text, and which of equal
    /// ones it is.
    fn task_key(&mut self, text: &str) -> String {
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let count = self.tasks.entry(text.to_owned()).or_default();
        *count += 1;
        match *count {
            1 => hash[..8].to_owned(),
            count => format!("{}-{count}", &hash[..8]),
        }
    }
}

/// The text of an item's first paragraph.
fn words(item: &Item) -> String {
    let first = item.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(markdown::plain_text(content)),
        _ => None,
    });
    first.unwrap_or_default().trim().to_owned()
}

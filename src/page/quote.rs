//! Quotations and alerts.

use super::writer::Writer;
use crate::markdown::{Alert, Quote};

impl<'a> Writer<'a> {
    pub fn quote(&mut self, quote: &'a Quote) {
        let Some(alert) = quote.alert else {
            self.html.open("blockquote", &[]).raw("\n");
            self.blocks(&quote.blocks);
            self.html.close("blockquote").raw("\n");
            return;
        };
        let words = &self.context.strings.prose;
        let (class, kind) = match alert {
            Alert::Note => ("note", &words.note),
            Alert::Tip => ("note tip", &words.tip),
            Alert::Important => ("note important", &words.important),
            Alert::Warning => ("note warning", &words.warning),
            Alert::Caution => ("note caution", &words.caution),
        };
        self.html.open("div", &[("class", class), ("role", "note")]);
        self.html.element("p", &[("class", "kind")], kind).raw("\n");
        self.blocks(&quote.blocks);
        self.html.close("div").raw("\n");
    }
}

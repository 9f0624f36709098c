//! The addresses of other sites: numbered for paper, where a link cannot be followed.

use super::writer::Writer;

impl Writer<'_> {
    /// The number of an address on this page, from one.
    pub fn address(&mut self, url: &str) -> usize {
        if let Some(at) = self.addresses.iter().position(|known| known == url) {
            return at + 1;
        }
        self.addresses.push(url.to_owned());
        self.addresses.len()
    }
}

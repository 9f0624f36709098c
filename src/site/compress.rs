//! Smaller copies of the files of a site, for hosts that hand them out as they lie.

use std::io::Write;

use flate2::{Compression, GzBuilder};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::Site;

/// Files that are text; others are small already.
const TEXTS: [&str; 9] = ["html", "css", "js", "svg", "xml", "txt", "json", "webmanifest", "md"];

/// Puts `.br` and `.gz` beside every text whose copy is smaller. The same site gives the same bytes.
pub fn precompress(site: &mut Site) {
    let texts: Vec<_> = site
        .files
        .iter()
        .filter(|(path, _)| path.rsplit_once('.').is_some_and(|(_, end)| TEXTS.contains(&end)))
        .collect();
    let copies: Vec<(String, Vec<u8>)> = texts
        .par_iter()
        .flat_map_iter(|(path, bytes)| {
            let made = [("br", brotli(bytes)), ("gz", gzip(bytes))];
            made.into_iter().filter_map(move |(end, copy)| {
                copy.filter(|copy| copy.len() < bytes.len())
                    .map(|copy| (format!("{path}.{end}"), copy))
            })
        })
        .collect();
    for (path, copy) in copies {
        site.files.entry(path).or_insert_with(|| copy.into());
    }
}

/// `None` cannot happen in memory.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    // No name, no time: the bytes depend on the text alone.
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).ok()?;
    writer.finish().ok()
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams::default();
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut copy, &parameters).ok()?;
    Some(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_smaller_copies_beside_them_and_nothing_else_changes() {
        let mut site = Site::default();
        let page = "<p>가나다라 마바사아</p>\n".repeat(50);
        site.insert("a/index.html", page.clone().into_bytes());
        site.insert("b.png", vec![0; 5000]);
        site.insert("c.txt", *b"c");
        let before = site.clone();
        precompress(&mut site);
        let added: Vec<&str> = site.changed(&before);
        assert_eq!(added, ["a/index.html.br", "a/index.html.gz"]);
        let mut read = String::new();
        let mut reader = flate2::read::GzDecoder::new(&**site.get("a/index.html.gz").unwrap());
        std::io::Read::read_to_string(&mut reader, &mut read).unwrap();
        assert_eq!(read, page);
        let mut read = Vec::new();
        let copy = site.get("a/index.html.br").unwrap();
        brotli::BrotliDecompress(&mut &**copy, &mut read).unwrap();
        assert_eq!(read, page.as_bytes());
    }
}

//! The search index: what the pages of a site say, word by word, in pieces that a browser fetches
//! when it needs them.
//!
//! A browser gets scripts that call `seodang_search(name, data)`, which works from a folder too.
//! `search.js` is the head: the pages, the tables of the language and where each piece begins. The
//! pieces lie in a folder named by their content: `w…` words with the sections they stand in, `p…`
//! their positions in those, `t…` the headings and texts of sections. Queries are understood by the
//! theme's `scripts/search/query.js`; the tables of the language come from here, so that both
//! sides agree.

mod alias;
mod entry;
mod grammar;
mod head;
mod jamo;
mod number;
mod piece;
mod reading;
mod script;
mod vocabulary;
mod word;

pub use alias::{Aliases, groups};
pub use entry::{Entry, Name, Section};
pub use grammar::{is_particle, particles};
pub use piece::{Index, index};
pub use reading::sections;
pub use word::{Word, words};

#[cfg(test)]
mod tests;

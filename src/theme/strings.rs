//! The words of the interface.

use serde::{Deserialize, Serialize};

/// Every word, by the part of a page that shows it. The default theme's `strings/ko.toml` shows
/// what each is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// Around the content.
    pub frame: Frame,
    /// Kinds of pages.
    pub unit: Unit,
    /// Running text.
    pub prose: Prose,
    /// Tables.
    pub table: Table,
    /// Blocks of code.
    pub code: Code,
    /// Pictures as large as the window.
    pub zoom: Zoom,
    /// Diagrams.
    pub diagram: Diagram,
    /// Figures that were computed.
    pub cost: Cost,
    /// Pages that show a file.
    pub source: Source,
    /// The search.
    pub search: Search,
    /// The page for addresses without one.
    pub not_found: NotFound,
    /// Pages that moved.
    pub redirect: Redirect,
}

/// Around the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The first link of a page.
    pub skip: String,
    /// The home page.
    pub home: String,
    /// A course without a name.
    pub course: String,
    /// A folder's own page among those below it.
    pub overview: String,
    /// The weeks, days and units.
    pub outline: String,
    /// The headings of the page.
    pub contents: String,
    /// The way from the home page.
    pub crumbs: String,
    /// The pages before and after.
    pub neighbours: String,
    /// The page before.
    pub previous: String,
    /// The page after.
    pub next: String,
    /// The pages below.
    pub children: String,
    /// Closes what is open.
    pub close: String,
    /// Makes the page dark.
    pub dark: String,
    /// Makes the page light.
    pub light: String,
    /// Leaves light or dark to the system.
    pub system: String,
    /// To the top of the page.
    pub top: String,
    /// From a day to the page that joins its units.
    pub whole_day: String,
    /// What that page is for.
    pub printable: String,
    /// Prints the page.
    pub print: String,
    /// To the page's source in its repository.
    pub edit: String,
    /// The day of the last change.
    pub changed: String,
    /// A course without pages.
    pub empty: String,
}

/// Kinds of pages; weeks and days follow their number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// `5주차`
    pub week: String,
    /// `3일차`
    pub day: String,
    /// A date, from month, day and day of the week: `11월 4일 (수)`
    pub date: String,
    /// The days of the week, Monday first.
    pub weekdays: Vec<String>,
    /// A session.
    pub session: String,
    /// A hands-on.
    pub handson: String,
    /// A lab.
    pub lab: String,
    /// A challenge.
    pub challenge: String,
    /// A guide.
    pub guide: String,
    /// Anything else.
    pub page: String,
}

/// Running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prose {
    /// The link at a heading.
    pub anchor: String,
    /// Said of links that leave the site.
    pub external: String,
    /// The heading of the footnotes.
    pub footnotes: String,
    /// The heading of the addresses of links, on paper.
    pub addresses: String,
    /// From a footnote to its place.
    pub back: String,
    /// A picture that lies on another host.
    pub remote_image: String,
    /// Beside the link in the place of a film or a sound of another host.
    pub remote_media: String,
    /// A picture that is not there.
    pub missing_image: String,
    /// A check box.
    pub task: String,
    /// `[!NOTE]`
    pub note: String,
    /// `[!TIP]`
    pub tip: String,
    /// `[!IMPORTANT]`
    pub important: String,
    /// `[!WARNING]`
    pub warning: String,
    /// `[!CAUTION]`
    pub caution: String,
}

/// Tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The name of the box that scrolls.
    pub label: String,
}

/// Blocks of code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The name of the box that scrolls.
    pub label: String,
    /// Copies the code.
    pub copy: String,
    /// After copying.
    pub copied: String,
    /// The language of plain text.
    pub text: String,
}

/// Pictures as large as the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zoom {
    /// Opens a picture.
    pub open: String,
    /// Shows more of less.
    pub nearer: String,
    /// Shows less of more.
    pub farther: String,
    /// Fits it into the window.
    pub whole: String,
}

/// Diagrams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagram {
    /// The name of the box that scrolls.
    pub label: String,
    /// One that could not be drawn.
    pub failed: String,
    /// The buttons below it.
    pub tools: String,
    /// After a number: `12개`.
    pub count: String,
    /// What is stepped through.
    pub steps: String,
    /// Boxes and states.
    pub places: String,
    /// Services of an architecture.
    pub services: String,
    /// Lines between places.
    pub connections: String,
    /// A place where lines meet, before its id.
    pub junction: String,
    /// A note of a sequence.
    pub note: String,
    /// Steps by itself.
    pub play: String,
    /// Stops doing so.
    pub pause: String,
    /// One step back.
    pub back: String,
    /// One step on.
    pub next: String,
    /// Every step at once.
    pub all: String,
    /// Said while every step is shown.
    pub whole: String,
    /// Makes it smaller.
    pub zoom_out: String,
    /// Makes it as wide as its place.
    pub fit: String,
    /// Makes it larger.
    pub zoom_in: String,
    /// On the whole screen.
    pub full: String,
    /// Back from there.
    pub leave: String,
    /// What else can be done with it.
    pub more: String,
    /// Copies its source.
    pub copy_source: String,
    /// Copies it as SVG.
    pub copy_svg: String,
    /// Saves it as PNG.
    pub png: String,
    /// After copying.
    pub copied: String,
    /// Lets services fail.
    pub drill: String,
    /// What to do in a drill.
    pub drill_help: String,
    /// After the name of a service that fails.
    pub failure: String,
    /// After the name of a service that takes over.
    pub promotion: String,
    /// After the names of services that are cut off.
    pub cut: String,
    /// After what is still cut off when a service takes over.
    pub still: String,
    /// When no other service is cut off.
    pub untouched: String,
    /// When a service that takes over leaves none cut off.
    pub restored: String,
}

/// Figures that were computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// What was done; `검산 6/6`.
    pub check: String,
    /// After the day that prices were read: `2026-10-01 가격`.
    pub prices: String,
    /// The figure is right.
    pub verified: String,
    /// The figure is right when rounded.
    pub rounded: String,
    /// The figure is wrong.
    pub mismatch: String,
    /// The page does not say enough.
    pub unverifiable: String,
    /// Before how many figures the page gives no computation for.
    pub unchecked: String,
    /// Before what the figure should be.
    pub computed: String,
    /// The bill of a class.
    pub bill: String,
    /// What one pays.
    pub one: String,
    /// What all pay, after their number: `명 합계`.
    pub all: String,
    /// The control for the size of the class.
    pub people: String,
    /// One person fewer.
    pub fewer: String,
    /// One person more.
    pub more: String,
    /// How large a class can be, with `{}` for the largest.
    pub limits: String,
}

/// Pages that show a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The link to the file itself.
    pub download: String,
    /// After the number of lines.
    pub lines: String,
    /// Before the pages that link to the file.
    pub used_by: String,
}

/// The search; `{}` is what was looked for, or how many there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Search {
    /// The name of the button, the field and the dialog.
    pub label: String,
    /// What may be typed.
    pub hint: String,
    /// What the arrow keys do.
    pub choose: String,
    /// What Enter does.
    pub go: String,
    /// After what was looked for: how many pages.
    pub found: String,
    /// What was looked for in place of what was typed.
    pub instead: String,
    /// Nothing was found.
    pub none: String,
    /// Before words that are written almost so.
    pub near: String,
    /// Shows pages that hold the words, but not one after the other.
    pub apart: String,
    /// Shows the other places of a page.
    pub more: String,
    /// The index did not come.
    pub failed: String,
}

/// The page for addresses without one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotFound {
    /// Its heading.
    pub title: String,
    /// What to do.
    pub text: String,
    /// The link to the home page.
    pub home: String,
}

/// Pages that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redirect {
    /// Before the link to the new address.
    pub text: String,
}

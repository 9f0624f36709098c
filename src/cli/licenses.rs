//! `seodang licenses`

use std::io::Write;

use super::CLEAN;
use super::common::Failure;

use crate::highlight;
use crate::theme::{self, Theme};

/// Texts of the default theme that go with its fonts and its icons.
const OF_THEME: [(&str, &str); 3] = [
    ("글꼴 Pretendard (SIL Open Font License 1.1)", "fonts/OFL.txt"),
    ("글꼴 D2Coding (SIL Open Font License 1.1)", "fonts/OFL-mono.txt"),
    ("아이콘 SVG Logos (CC0 1.0)", "icons/LICENSE-CC0-1.0.txt"),
];

pub(super) fn run() -> Result<u8, Failure> {
    let mut out = anstream::stdout();
    writeln!(out, "# seodang (MIT)\n\n{}", include_str!("../../LICENSE"))?;
    let theme = Theme::new(theme::Files::default())?;
    for (title, path) in OF_THEME {
        let text = theme.file(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        writeln!(out, "# {title}\n\n{}", text.unwrap_or_default())?;
    }
    writeln!(out, "# 코드 색상 문법\n\n{}", highlight::notices())?;
    Ok(CLEAN)
}

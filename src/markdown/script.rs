//! Which characters belong to the scripts that are written without spaces around markup.

/// Whether `c` is Hangul, a Han character, kana, or a full-width form or mark of theirs.
///
/// The ranges are those of width W, F or H in Unicode's East Asian Width (UAX #11) that are no
/// emoji, and all of Hangul.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(
        u32::from(c),
        0x1100..=0x11FF
            | 0x20A9
            | 0x2329..=0x232A
            | 0x2E80..=0x2FDF
            | 0x2FF0..=0x303E
            | 0x3041..=0x33FF
            | 0x3400..=0x4DBF
            | 0x4E00..=0xA4CF
            | 0xA960..=0xA97C
            | 0xAC00..=0xD7FF
            | 0xF900..=0xFAFF
            | 0xFE10..=0xFE19
            | 0xFE30..=0xFE6B
            | 0xFF01..=0xFFEE
            | 0x16FE0..=0x18D1E
            | 0x1AFF0..=0x1B2FB
            | 0x1D300..=0x1D376
            | 0x1F200
            | 0x1F202
            | 0x1F210..=0x1F219
            | 0x1F21B..=0x1F22E
            | 0x1F230..=0x1F231
            | 0x1F237
            | 0x1F23B
            | 0x1F240..=0x1F248
            | 0x1F260..=0x1F265
            | 0x20000..=0x3FFFD
    )
}

/// Whether `c` only chooses the look of the character before it.
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(u32::from(c), 0xFE00..=0xFE0F | 0xE0100..=0xE01EF)
}

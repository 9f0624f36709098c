//! The letters of Hangul and the keys of the 두벌식 keyboard, as the browser gets them.

/// The consonants that a syllable begins with, in the order of Unicode.
pub const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/// The keys of initials, vowels and finals, each in the order of Unicode, a space between them; the
/// first final is none.
pub const KEYS: [&str; 3] = [
    "r R s e E f a q Q t T d w W c z x v g",
    "k o i O j p u P h hk ho hl y n nj np nl b m ml l",
    " r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_key_for_every_letter() {
        assert_eq!(INITIALS.chars().count(), 19);
        assert_eq!(KEYS.map(|keys| keys.split(' ').count()), [19, 21, 28]);
    }
}

//! Whole numbers as short texts: what compresses well and is quick to read in a browser.

/// Values of one character that ends a number; as many more say that it goes on.
const BASE: u32 = 46;

/// Appends a number, the low digits first. The characters are those from `#` to `~`, with `!` in
/// place of the backslash.
pub fn push(text: &mut String, mut number: u32) {
    while number >= BASE {
        text.push(character(BASE + number % BASE));
        number /= BASE;
    }
    text.push(character(number));
}

fn character(value: u32) -> char {
    match char::from_u32(u32::from('#') + value) {
        None | Some('\\') => '!',
        Some(character) => character,
    }
}

#[cfg(test)]
pub fn read(text: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    let (mut number, mut scale) = (0, 1);
    for character in text.chars() {
        let character = if character == '!' { '\\' } else { character };
        let digit = u32::from(character) - u32::from('#');
        number += digit % BASE * scale;
        scale *= BASE;
        if digit < BASE {
            numbers.push(number);
            (number, scale) = (0, 1);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back() {
        let numbers: Vec<u32> = (0..5000).chain([97_335, 97_336, 1_000_000]).collect();
        let mut text = String::new();
        numbers.iter().for_each(|number| push(&mut text, *number));
        assert!(text.chars().all(|c| ('!'..='~').contains(&c) && c != '"' && c != '\\'));
        assert_eq!(read(&text), numbers);
    }
}

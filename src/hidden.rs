//! Characters that nobody sees and that can make a text read as something else than it says: those that turn the direction
//! of writing round, that join or part words without a trace, or that steer a terminal.

use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Letters from here on may be joined or kept apart by a sign of their script: Arabic, Persian, the scripts of India.
const JOINING_SCRIPTS: char = '\u{600}';

/// What nobody sees besides what steers a terminal.
const HIDDEN: [RangeInclusive<char>; 14] = [
    // The soft hyphen, and a sign that changes how its neighbours are sorted.
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    // The Arabic mark of direction.
    '\u{61c}'..='\u{61c}',
    // Letters that are blank.
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180e}'..='\u{180e}',
    '\u{3164}'..='\u{3164}',
    '\u{ffa0}'..='\u{ffa0}',
    // Of no width, and marks of direction.
    '\u{200b}'..='\u{200f}',
    // Ends of lines and paragraphs, overrides of direction.
    '\u{2028}'..='\u{202e}',
    // Joiners, isolates of direction.
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
    // Notes between lines.
    '\u{fff9}'..='\u{fffb}',
    // Tags.
    '\u{e0000}'..='\u{e007f}',
];

/// Whether a character is hidden wherever it stands. Line ends and tabs are none.
fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        _ if character.is_control() => true,
        _ => HIDDEN.iter().any(|range| range.contains(&character)),
    }
}

/// The hidden characters of a text with their places in bytes. What joins or parts the letters of a script that needs it,
/// as in Persian words, or the parts of a picture sign, belongs to the text.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = '\0';
    text.char_indices().filter(move |&(_, character)| {
        let joins = matches!(character, '\u{200c}' | '\u{200d}') && before >= JOINING_SCRIPTS && !is_hidden(before);
        before = character;
        !joins && is_hidden(character)
    })
}

/// A text in which everything is seen: a hidden character stands as its number, `U+202E`.
pub fn visible(text: &str) -> Cow<'_, str> {
    with_numbers(text, None)
}

/// The same for what is laid out for a terminal already: what begins its colours stays.
pub fn visible_in_colour(text: &str) -> Cow<'_, str> {
    with_numbers(text, Some('\u{1b}'))
}

fn with_numbers(text: &str, kept: Option<char>) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t')) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut from = 0;
    for (at, character) in hidden(text).filter(|(_, character)| Some(*character) != kept) {
        shown.push_str(text.get(from..at).unwrap_or_default());
        shown.push_str(&number(character));
        from = at + character.len_utf8();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(shown)
}

/// How a hidden character is written: `U+202E`.
pub fn number(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_shown_as_its_number() {
        assert_eq!(visible("Haus \u{202e}nrohA\u{202c}"), "Haus U+202EnrohAU+202C");
        assert_eq!(visible("M\u{200b}01, M\u{ad}01, M\u{200d}01"), "MU+200B01, MU+00AD01, MU+200D01");
        assert_eq!(visible("\u{1b}[31mrot"), "U+001B[31mrot");
        assert_eq!(visible_in_colour("\u{1b}[31mr\u{200b}ot"), "\u{1b}[31mrU+200Bot");
        assert_eq!(visible("\u{e0041}"), "U+E0041");
    }

    #[test]
    fn what_is_seen_stays() {
        for text in
            ["Haus Ahorn\n\tz. B. 5 m²", "Straße, œuvre, Đà Nẵng", "بيت السلام", "می\u{200c}خواهم", "👩\u{200d}👧"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
        assert_eq!(visible("ab\u{202e}\u{200d}"), "abU+202EU+200D");
    }
}

//! From the bytes of a spreadsheet program to text: UTF-8, UTF-16 with its mark, Windows-1252. Knows no cells.
//!
//! Bytes that are no UTF-8 are taken for Windows-1252 only where nothing speaks against it. Texts of old Apple and DOS
//! programs are no UTF-8 either; read as Windows-1252, their umlauts become quotes and foreign letters inside words.

/// What each byte from 0x80 to 0x9f means in Windows-1252; the others mean what they do in Unicode.
const UPPER: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The text of a CSV file; where it cannot be told what the bytes mean, the text as far as it can and the place.
///
/// # Errors
/// The text with `\u{fffd}` for what is unclear, and the offset in it of the first such place.
pub fn decode(bytes: Vec<u8>) -> Result<String, (String, usize)> {
    if let Some(wide) = wide(&bytes) {
        return wide;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            windows(&bytes).ok_or_else(|| (String::from_utf8_lossy(&bytes).into_owned(), at))
        }
    }
}

/// UTF-16 with a mark at its beginning: what Excel writes as "Unicode text".
fn wide(bytes: &[u8]) -> Option<Result<String, (String, usize)>> {
    let (little, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        _ => return None,
    };
    let read = |pair: [u8; 2]| if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
    let (pairs, odd) = rest.as_chunks::<2>();
    let decoded = char::decode_utf16(pairs.iter().map(|pair| read(*pair)));
    let text: String = decoded.map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let whole = odd.is_empty() && !text.contains(char::REPLACEMENT_CHARACTER);
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(text.len());
    Some(if whole { Ok(text) } else { Err((text, at)) })
}

/// Windows-1252, where nothing speaks against it.
fn windows(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let read = match byte {
            0x80..=0x9f => UPPER.get(usize::from(byte - 0x80)).copied().flatten()?,
            _ => char::from(byte),
        };
        if byte >= 0x80 && is_unlikely(read, before(bytes, at), bytes.get(at + 1).copied()) {
            return None;
        }
        text.push(read);
    }
    Some(text)
}

fn before(bytes: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1).and_then(|before| bytes.get(before)).copied()
}

/// Whether a character between these two bytes speaks for another encoding.
fn is_unlikely(read: char, before: Option<u8>, behind: Option<u8>) -> bool {
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
    let begins = is_letter(behind);
    let inside = begins && is_letter(before);
    match read {
        // UTF-8 that is broken elsewhere: `Ã¤`.
        'Ã' | 'Â' => behind.is_some_and(|byte| (0x80..0xc0).contains(&byte)),
        // The umlauts and the sharp s of other encodings, inside a word or at its beginning.
        '„' | '”' | '“' | '•' | '¤' | '§' | '¨' | '×' | '÷' | '\u{ad}' => inside,
        '€' | '†' | '‡' | '…' | '™' | '‰' => begins,
        'Š' | 'š' | 'Ÿ' | 'ƒ' | 'ž' | 'Ž' | 'Œ' | 'œ' => begins || is_letter(before),
        _ => false,
    }
}

//! Texts of JSON, in quotes and with escapes. Knows no values.

use super::fault::Fault;
use crate::diagnostic::Code;

/// A text, with the place of its closing quote.
#[derive(Debug)]
pub(super) enum Text {
    /// It stands for itself.
    Plain(usize),
    /// It had escapes and was decoded.
    Decoded(usize),
}

/// Reads the text that begins at byte `from`, behind its quote. A fault comes with its place.
pub(super) fn read(text: &str, from: usize, decoded: &mut String) -> Result<Text, (usize, Fault)> {
    match stretch(text, from)? {
        (end, b'"') => Ok(Text::Plain(end)),
        (escape, _) => {
            decoded.clear();
            decoded.push_str(text.get(from..escape).unwrap_or_default());
            decode(text, escape, decoded).map(Text::Decoded)
        }
    }
}

/// Goes over plain characters; gives the place of the quote or backslash behind them, and which it is.
fn stretch(text: &str, from: usize) -> Result<(usize, u8), (usize, Fault)> {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let end = rest.iter().position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20);
    match end.and_then(|end| Some((from + end, *rest.get(end)?))) {
        Some((at, byte @ (b'"' | b'\\'))) => Ok((at, byte)),
        Some((at, _)) => {
            let fault = fault("a text cannot hold a line break or another control character");
            Err((at, fault.help("write a line break as \\n")))
        }
        None => Err((text.len(), fault("the text ends inside quotes").help("close the quotes"))),
    }
}

/// Decodes from an escape on; gives the place of the closing quote.
fn decode(text: &str, mut escape: usize, decoded: &mut String) -> Result<usize, (usize, Fault)> {
    loop {
        let (character, behind) = escaped(text, escape)?;
        decoded.push(character);
        let (end, byte) = stretch(text, behind)?;
        decoded.push_str(text.get(behind..end).unwrap_or_default());
        if byte == b'"' {
            return Ok(end);
        }
        escape = end;
    }
}

/// The character of an escape, and the place behind it.
fn escaped(text: &str, at: usize) -> Result<(char, usize), (usize, Fault)> {
    let character = match text.as_bytes().get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(text, at),
        Some(_) | None => return Err((at, fault("an unknown escape behind `\\`").help("write a backslash as \\\\"))),
    };
    Ok((character, at + 2))
}

/// `\u00e4`, or two of them for characters that need it.
fn unicode(text: &str, at: usize) -> Result<(char, usize), (usize, Fault)> {
    let none = || (at, fault("this is no character").help("write `\\u` and four digits from 0 to f"));
    let first = unit(text, at).ok_or_else(none)?;
    let units = match unit(text, at + 6) {
        Some(second) if (0xd800..0xdc00).contains(&first) => vec![first, second],
        Some(_) | None => vec![first],
    };
    let length = units.len() * 6;
    match char::decode_utf16(units).next() {
        Some(Ok(character)) => Ok((character, at + length)),
        Some(Err(_)) | None => Err(none()),
    }
}

fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

fn fault(message: &str) -> Fault {
    Fault::new(Code::InvalidYaml, message)
}

//! Bytes to text. In: the bytes of a file. Out: UTF-8, or what the bytes probably are and how to convert them.
//!
//! [`decode`] is for programs that keep the file: UTF-8 is taken as it is, a byte order mark included, so that offsets
//! count from the first byte of the file; UTF-16 is taken when a byte order mark says so, and offsets then count the
//! UTF-8 bytes of the decoded text; all else is refused. [`convert`] is for a page that only wants the text: it also
//! takes UTF-16 without a mark and Windows-1252.
//!
//! The two tables of the standard library and the one below do what a library of all encodings would do in a hundred
//! times the size, which a browser would have to download.

use crate::Refusal;

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with or without a byte order mark.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// The code page of Western Windows.
    Windows1252,
}

impl Encoding {
    /// As the Encoding Standard calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// Byte order marks of encodings other than UTF-8. The longer ones stand first: one starts like another.
const MARKS: &[(&[u8], Marked)] = &[
    (&[0xFF, 0xFE, 0, 0], Marked::Named("UTF-32LE")),
    (&[0, 0, 0xFE, 0xFF], Marked::Named("UTF-32BE")),
    (&[0xFF, 0xFE], Marked::Read(Encoding::Utf16Le)),
    (&[0xFE, 0xFF], Marked::Read(Encoding::Utf16Be)),
];

enum Marked {
    /// jdlint reads it.
    Read(Encoding),
    /// jdlint only knows its name.
    Named(&'static str),
}

/// What Windows-1252 has between 0x80 and 0x9F; the byte's own number where it has nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How zip archives start, and with them Word documents.
const ZIP: &[u8] = b"PK\x03\x04";

/// Starts of files that people mistake for text, and what to do with them.
const NOT_TEXT: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF. Save its text as .txt or .md"),
    (
        b"\xD0\xCF\x11\xE0",
        "an old Word document, or one with a password. Save it as .docx without a password",
    ),
    (b"{\\rtf", "an RTF document. Save it as plain text or HTML"),
];

/// Turns the bytes of a file into text.
///
/// # Errors
/// `not-utf8` with the command that converts them, `binary` for what is no text.
pub fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    if let Some((mark, marked)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return match marked {
            Marked::Read(encoding) => decode_marked(&bytes[mark.len()..], *encoding),
            Marked::Named(name) => Err(not_utf8(&format!("It is {name}"), name)),
        };
    }
    refuse_known(&bytes)?;
    if bytes.starts_with(ZIP) {
        let message = "It is a zip archive and no Word document. Take the posting out of it and lint that.";
        return Err(Refusal::new("binary", message));
    }
    if bytes.contains(&0) {
        return Err(without_letters(&bytes).1);
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        foreign(error.as_bytes(), at).1
    })
}

/// Refuses what is known to be no text and no document that jdlint reads.
pub(crate) fn refuse_known(bytes: &[u8]) -> Result<(), Refusal> {
    match NOT_TEXT.iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, what)) => Err(Refusal::new("binary", format!("It is {what} and lint that."))),
        None => Ok(()),
    }
}

/// Turns the bytes of a file into text without a byte order mark, whatever of [`Encoding`] they are in.
///
/// # Errors
/// `not-utf8` for another encoding, `binary` for what is no text.
pub fn convert(bytes: &[u8]) -> Result<(String, Encoding), Refusal> {
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some((_, Marked::Read(encoding))) = marked {
        return Ok((decode(bytes.to_vec())?, *encoding));
    }
    let is_known = bytes.starts_with(ZIP) || refuse_known(bytes).is_err();
    if marked.is_none() && !is_known {
        let guess = match std::str::from_utf8(bytes) {
            _ if bytes.contains(&0) => without_letters(bytes).0,
            Ok(_) => None,
            Err(error) => foreign(bytes, error.valid_up_to()).0,
        };
        if let Some(encoding) = guess {
            let text = decode_as(bytes, encoding).filter(|text| !text.contains('\0'));
            return text.map(|text| (text, encoding)).ok_or_else(binary);
        }
    }
    let text = decode(bytes.to_vec())?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok((text, Encoding::Utf8))
}

/// Nothing where the bytes do not fit the encoding.
fn decode_as(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let units = |unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|&pair| unit(pair))).collect();
        text.ok().filter(|_| rest.is_empty())
    };
    let windows = |&byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        other => char::from(other),
    };
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
        Encoding::Utf16Le => units(u16::from_le_bytes),
        Encoding::Utf16Be => units(u16::from_be_bytes),
        Encoding::Windows1252 => Some(bytes.iter().map(windows).collect()),
    }
}

fn decode_marked(bytes: &[u8], encoding: Encoding) -> Result<String, Refusal> {
    let name = encoding.name();
    let text = decode_as(bytes, encoding)
        .ok_or_else(|| not_utf8(&format!("It is marked as {name} but damaged"), name))?;
    if text.contains('\0') { Err(binary()) } else { Ok(text) }
}

/// Bytes with NULs: every second one in UTF-16 of a Western language, anywhere in what is no text. What they are, where
/// that is clear, and the refusal of them.
fn without_letters(bytes: &[u8]) -> (Option<Encoding>, Refusal) {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 2);
    let guess = |zero: usize, letters: usize| zero * 10 > half * 7 && letters * 20 < half;
    if guess(odd, even) {
        (Some(Encoding::Utf16Le), not_utf8("It looks like UTF-16LE without a byte order mark", "UTF-16LE"))
    } else if guess(even, odd) {
        (Some(Encoding::Utf16Be), not_utf8("It looks like UTF-16BE without a byte order mark", "UTF-16BE"))
    } else {
        (None, binary())
    }
}

/// Bytes without NULs that are not UTF-8 from `at` on.
fn foreign(bytes: &[u8], at: usize) -> (Option<Encoding>, Refusal) {
    let line = bytes[..at].split(|&byte| byte == b'\n').count();
    let place = format!("byte {:#04X} on line {line}, offset {at}", bytes[at]);
    if is_mostly_utf8(bytes) {
        let message = format!(
            "It is UTF-8 but for a damaged {place}. Mend that character, or drop all such bytes: \
             iconv -c -f UTF-8 -t UTF-8 FILE > NEW"
        );
        return (None, Refusal::new("not-utf8", message));
    }
    if is_likely_windows_1252(bytes) {
        let name = Encoding::Windows1252.name().to_uppercase();
        let refusal = not_utf8(&format!("It is not UTF-8 ({place}) and looks like {name}"), &name);
        return (Some(Encoding::Windows1252), refusal);
    }
    let what = format!("It is not UTF-8 ({place}); its encoding is unknown. Find out how it was saved");
    (None, not_utf8(&what, "ENCODING"))
}

/// More characters that are UTF-8 beyond ASCII than places that are not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Western text has letters around its accents and quotes, and none of the bytes that stand for nothing.
fn is_likely_windows_1252(bytes: &[u8]) -> bool {
    let stands_for_nothing =
        |byte: u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D | 0..=8 | 0x0B | 0x0E..=0x1F | 0x7F);
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    high * 10 < bytes.len() * 3 && !bytes.iter().any(|&byte| stands_for_nothing(byte))
}

fn not_utf8(what: &str, from: &str) -> Refusal {
    Refusal::new("not-utf8", format!("{what}. Convert it: iconv -f {from} -t UTF-8 FILE > NEW"))
}

fn binary() -> Refusal {
    Refusal::new(
        "binary",
        "It holds NUL bytes, so it is no text. Save the posting as plain text, Markdown or HTML.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTING: &str =
        "# Infirmière de nuit\n\nVous veillez sur douze lits. “Équipe” de trois, 2 500 € par mois.\n";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    fn in_windows_1252(character: char) -> u8 {
        let at = WINDOWS_1252.iter().position(|&other| other == character);
        at.map_or_else(|| u8::try_from(u32::from(character)).unwrap(), |at| 0x80 + at as u8)
    }

    #[test]
    fn a_page_gets_text_of_every_encoding_it_may_meet() {
        let windows: Vec<u8> = POSTING.chars().map(in_windows_1252).collect();
        for (bytes, encoding) in [
            (POSTING.as_bytes().to_vec(), Encoding::Utf8),
            (format!("\u{feff}{POSTING}").into_bytes(), Encoding::Utf8),
            (windows, Encoding::Windows1252),
            (utf16(POSTING, u16::to_le_bytes), Encoding::Utf16Le),
            (utf16(&format!("\u{feff}{POSTING}"), u16::to_be_bytes), Encoding::Utf16Be),
        ] {
            assert_eq!(convert(&bytes), Ok((POSTING.to_owned(), encoding)));
        }
        assert_eq!(convert(b"\x7FELF\x02\x01\x01\0\0\0\0").unwrap_err().code, "binary");
        assert_eq!(convert(b"%PDF-1.7\n").unwrap_err().code, "binary");
        assert_eq!(convert(&[0x83, 0x57, 0x83, 0x87, 0x83, 0x75, 0x81, 0x40]).unwrap_err().code, "not-utf8");
    }

    fn refusal(bytes: &[u8]) -> (&'static str, String) {
        let refused = decode(bytes.to_vec()).unwrap_err();
        (refused.code, refused.message)
    }

    #[test]
    fn utf8_comes_through_byte_for_byte() {
        for text in [POSTING, "\u{feff}# Nurse"] {
            assert_eq!(decode(text.as_bytes().to_vec()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn utf16_with_a_mark_is_decoded() {
        let marked = format!("\u{feff}{POSTING}");
        assert_eq!(decode(utf16(&marked, u16::to_le_bytes)).as_deref(), Ok(POSTING));
        assert_eq!(decode(utf16(&marked, u16::to_be_bytes)).as_deref(), Ok(POSTING));
    }

    #[test]
    fn other_encodings_are_named_with_the_way_to_convert_them() {
        let windows: Vec<u8> = POSTING.chars().map(in_windows_1252).collect();
        for (bytes, name) in [
            (windows, "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW"),
            (utf16(POSTING, u16::to_le_bytes), "iconv -f UTF-16LE"),
            (utf16(POSTING, u16::to_be_bytes), "iconv -f UTF-16BE"),
            (vec![0xFF, 0xFE, 0, 0, b'A', 0, 0, 0], "iconv -f UTF-32LE"),
            (vec![0x83, 0x57, 0x83, 0x87, 0x83, 0x75, 0x81, 0x40], "iconv -f ENCODING"),
        ] {
            let (code, message) = refusal(&bytes);
            assert_eq!(code, "not-utf8", "{message}");
            assert!(message.contains(name), "{message}");
        }
    }

    #[test]
    fn one_damaged_byte_in_utf8_is_not_taken_for_another_encoding() {
        let mut bytes = POSTING.as_bytes().to_vec();
        bytes.insert(50, 0xE9);
        let (code, message) = refusal(&bytes);
        assert_eq!(code, "not-utf8");
        assert!(message.contains("but for a damaged byte 0xE9 on line 3, offset 50"), "{message}");
    }

    #[test]
    fn damaged_utf16_and_nul_bytes_are_refused() {
        assert_eq!(refusal(&[0xFF, 0xFE, b'A']).0, "not-utf8");
        assert_eq!(refusal(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0").0, "binary");
        assert_eq!(refusal(b"Nurse\0").0, "binary");
        let (code, message) = refusal(b"%PDF-1.7\n");
        assert!(code == "binary" && message.contains("a PDF"), "{message}");
    }
}

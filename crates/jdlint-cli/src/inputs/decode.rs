//! Bytes to text. In: the bytes of a file. Out: UTF-8, or what the bytes probably are and how to convert them.
//!
//! UTF-8 is taken as it is, a byte order mark included, so that offsets count from the first byte of the file.
//! UTF-16 is taken when a byte order mark says so; offsets then count the UTF-8 bytes of the decoded text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that are no text jdlint reads.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// `not-utf8` or `binary`.
    pub(crate) code: &'static str,
    /// What they are and the way out.
    pub(crate) message: String,
}

/// Byte order marks of encodings other than UTF-8. The longer ones stand first: one starts like another.
const MARKS: &[(&[u8], Marked)] = &[
    (&[0xFF, 0xFE, 0, 0], Marked::Named("UTF-32LE")),
    (&[0, 0, 0xFE, 0xFF], Marked::Named("UTF-32BE")),
    (&[0xFF, 0xFE], Marked::Read(UTF_16LE)),
    (&[0xFE, 0xFF], Marked::Read(UTF_16BE)),
];

enum Marked {
    /// jdlint reads it.
    Read(&'static Encoding),
    /// jdlint only knows its name.
    Named(&'static str),
}

/// Starts of files that people mistake for text, and what to do with them.
const NOT_TEXT: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF. Save its text as .txt or .md"),
    (b"PK\x03\x04", "a zip archive, perhaps a Word document. Save it as plain text or HTML"),
    (b"\xD0\xCF\x11\xE0", "an old Word document. Save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document. Save it as plain text or HTML"),
];

/// Turns bytes into text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, Undecodable> {
    if let Some((mark, marked)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return match marked {
            Marked::Read(encoding) => decode_marked(&bytes[mark.len()..], encoding),
            Marked::Named(name) => Err(not_utf8(&format!("It is {name}"), name)),
        };
    }
    if let Some((_, what)) = NOT_TEXT.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Undecodable { code: "binary", message: format!("It is {what} and lint that.") });
    }
    if bytes.contains(&0) {
        return Err(without_letters(&bytes));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        foreign(error.as_bytes(), at)
    })
}

fn decode_marked(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Undecodable> {
    let name = encoding.name();
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        return Err(not_utf8(&format!("It is marked as {name} but damaged"), name));
    }
    if text.contains('\0') {
        return Err(binary());
    }
    Ok(text.into_owned())
}

/// Bytes with NULs: every second one in UTF-16 of a Western language, anywhere in what is no text.
fn without_letters(bytes: &[u8]) -> Undecodable {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), bytes.len() / 2);
    let guess = |zero: usize, letters: usize| zero * 10 > half * 7 && letters * 20 < half;
    if guess(odd, even) {
        not_utf8("It looks like UTF-16LE without a byte order mark", "UTF-16LE")
    } else if guess(even, odd) {
        not_utf8("It looks like UTF-16BE without a byte order mark", "UTF-16BE")
    } else {
        binary()
    }
}

/// Bytes without NULs that are not UTF-8 from `at` on.
fn foreign(bytes: &[u8], at: usize) -> Undecodable {
    let line = bytes[..at].split(|&byte| byte == b'\n').count();
    let place = format!("byte {:#04X} on line {line}, offset {at}", bytes[at]);
    if is_mostly_utf8(bytes) {
        let message = format!(
            "It is UTF-8 but for a damaged {place}. Mend that character, or drop all such bytes: \
             iconv -c -f UTF-8 -t UTF-8 FILE > NEW"
        );
        return Undecodable { code: "not-utf8", message };
    }
    if is_likely_windows_1252(bytes) {
        let name = WINDOWS_1252.name().to_uppercase();
        return not_utf8(&format!("It is not UTF-8 ({place}) and looks like {name}"), &name);
    }
    not_utf8(
        &format!("It is not UTF-8 ({place}); its encoding is unknown. Find out how it was saved"),
        "ENCODING",
    )
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

fn not_utf8(what: &str, from: &str) -> Undecodable {
    let message = format!("{what}. Convert it: iconv -f {from} -t UTF-8 FILE > NEW");
    Undecodable { code: "not-utf8", message }
}

fn binary() -> Undecodable {
    let message =
        "It holds NUL bytes, so it is no text. Save the posting as plain text, Markdown or HTML.".to_owned();
    Undecodable { code: "binary", message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTING: &str =
        "# Infirmière de nuit\n\nVous veillez sur douze lits. “Équipe” de trois, 2 500 € par mois.\n";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
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
        let (windows, _, _) = WINDOWS_1252.encode(POSTING);
        for (bytes, name) in [
            (windows.into_owned(), "iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW"),
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

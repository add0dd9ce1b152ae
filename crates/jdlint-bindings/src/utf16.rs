//! Offsets for JavaScript. In: a text. Out: [`Utf16Map`], UTF-8 byte offsets to UTF-16 code units and back.

/// A character that takes more than one byte, and where it starts in both counts.
#[derive(Debug, Clone, Copy)]
struct Wide {
    byte: u32,
    unit: u32,
    bytes: u8,
    units: u8,
}

/// Both counts of one text. Made once in O(n), asked in O(log n) of its wide characters; empty for ASCII.
///
/// An offset inside a character is taken as the character's start, one past the end as the end: a wrong offset
/// gives a wrong place, never a panic.
#[derive(Debug, Clone)]
pub struct Utf16Map {
    wide: Vec<Wide>,
    bytes: u32,
    units: u32,
}

impl Utf16Map {
    /// Reads the text, which is shorter than 4 GiB (see [`jdlint_core::MAX_TEXT_BYTES`]).
    pub fn new(text: &str) -> Self {
        let bytes = text.len() as u32;
        if text.is_ascii() {
            return Self { wide: Vec::new(), bytes, units: bytes };
        }
        let mut wide = Vec::new();
        // How many bytes more than units there are up to here.
        let mut surplus = 0;
        let mut from = 0;
        while let Some(found) = text.as_bytes()[from..].iter().position(|byte| !byte.is_ascii()) {
            let byte = from + found;
            let Some(character) = text[byte..].chars().next() else { break };
            let (long, units) = (character.len_utf8(), character.len_utf16());
            wide.push(Wide {
                byte: byte as u32,
                unit: byte as u32 - surplus,
                bytes: long as u8,
                units: units as u8,
            });
            surplus += (long - units) as u32;
            from = byte + long;
        }
        Self { wide, bytes, units: bytes - surplus }
    }

    /// The UTF-16 offset of a byte offset.
    pub fn to_utf16(&self, byte: u32) -> u32 {
        let byte = byte.min(self.bytes);
        let after = self.wide.partition_point(|wide| wide.byte <= byte);
        let Some(wide) = after.checked_sub(1).map(|at| self.wide[at]) else { return byte };
        match (byte - wide.byte).checked_sub(u32::from(wide.bytes)) {
            Some(past) => wide.unit + u32::from(wide.units) + past,
            None => wide.unit,
        }
    }

    /// The byte offset of a UTF-16 offset.
    pub fn to_utf8(&self, unit: u32) -> u32 {
        let unit = unit.min(self.units);
        let after = self.wide.partition_point(|wide| wide.unit <= unit);
        let Some(wide) = after.checked_sub(1).map(|at| self.wide[at]) else { return unit };
        match (unit - wide.unit).checked_sub(u32::from(wide.units)) {
            Some(past) => wide.byte + u32::from(wide.bytes) + past,
            None => wide.byte,
        }
    }
}

/// The UTF-16 offset of one byte offset in a short text, such as the insertion of a fix.
pub(crate) fn utf16_within(text: &str, byte: u32) -> u32 {
    if text.is_ascii() {
        return byte.min(text.len() as u32);
    }
    text.char_indices()
        .take_while(|&(start, character)| start + character.len_utf8() <= byte as usize)
        .map(|(_, character)| character.len_utf16() as u32)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Texts of everything that has gone wrong in editors: emoji, joined emoji, combining marks, CRLF, BOM.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[ -~]{0,8}",
            Just("\r\n".to_owned()),
            Just("🚀".to_owned()),
            Just("👩🏽\u{200d}🔬".to_owned()),
            Just("e\u{301}".to_owned()),
            Just("ß€é".to_owned()),
            Just("\u{feff}".to_owned()),
            Just("\u{fffd}".to_owned()),
            any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_character_starts_where_javascript_says(text in texts()) {
            let map = Utf16Map::new(&text);
            let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for at in starts {
                let unit = text[..at].encode_utf16().count() as u32;
                prop_assert_eq!(map.to_utf16(at as u32), unit);
                prop_assert_eq!(map.to_utf8(unit), at as u32);
                prop_assert_eq!(utf16_within(&text, at as u32), unit);
            }
        }

        #[test]
        fn an_offset_inside_a_character_is_its_start(text in texts()) {
            let map = Utf16Map::new(&text);
            for (at, character) in text.char_indices() {
                for inside in at..at + character.len_utf8() {
                    prop_assert_eq!(map.to_utf16(inside as u32), map.to_utf16(at as u32));
                }
                let unit = map.to_utf16(at as u32);
                for inside in unit..unit + character.len_utf16() as u32 {
                    prop_assert_eq!(map.to_utf8(inside), at as u32);
                }
            }
        }

        #[test]
        fn an_offset_past_the_end_is_the_end(text in texts(), past in any::<u32>()) {
            let map = Utf16Map::new(&text);
            let (bytes, units) = (text.len() as u32, text.encode_utf16().count() as u32);
            prop_assert_eq!(map.to_utf16(bytes.saturating_add(past)), units);
            prop_assert_eq!(map.to_utf8(units.saturating_add(past)), bytes);
        }
    }
}

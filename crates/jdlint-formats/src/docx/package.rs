//! The zip archive that a DOCX is. In: bytes. Out: its parts as text, within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::broken;
use crate::Refusal;

/// All parts that are read, unpacked (bytes): a small file may unpack to more than a machine has.
pub(crate) const MAX_UNPACKED: usize = 64 << 20;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|error| broken(&format!("the zip archive is damaged ({error})")))?;
        Ok(Self { archive, left: MAX_UNPACKED })
    }

    /// A part as text. Nothing where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(&format!("its part {name} is damaged ({error})"))),
        };
        let mut bytes = Vec::new();
        let read = file.take(self.left as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&format!("its part {name} is damaged ({error})")))?;
        self.left = self
            .left
            .checked_sub(bytes.len())
            .ok_or_else(|| Refusal::too_large("What the document unpacks to", MAX_UNPACKED))?;
        let text = crate::encoding::decode(bytes);
        text.map(Some).map_err(|_| broken(&format!("its part {name} is no text")))
    }
}

//! Silencing a rule in `jdlint.toml`. In: a rule and the posting that it spoke of. Out: an edit of the settings file that
//! holds for it, or of a new one; what the writer wrote there stays.

use std::path::{Path, PathBuf};

use jdlint_core::rules::Rule;
use jdlint_settings::{Disk, FILE_NAME, Files, edit};
use serde_json::{Value, json};
use tower_lsp::ls_types::{TextEdit, Uri};

use super::edits;
use crate::positions::Positions;
use crate::view::View;

/// The edit; nothing where there is no file to change and none can be made, or it cannot be read.
pub(super) fn switch_off(rule: &'static Rule, view: &View<'_>) -> Option<Value> {
    let posting = view.document.path()?;
    let folder = posting.parent()?;
    let Some((file, text)) = existing(folder) else {
        let text = edit::switch_off("", rule).ok()?;
        return edits::new_file(
            &Uri::from_file_path(home(&posting, view).join(FILE_NAME))?,
            &text,
            view.client,
        );
    };
    let before = text.ok()?;
    let after = edit::switch_off(&before, rule).ok()?;
    let change = difference(&before, &after, &Positions::new(&before, view.client.encoding));
    Some(edits::in_file(&Uri::from_file_path(file)?, None, &[json!(change)], view.client))
}

/// The nearest settings file, up to the root of the repository.
fn existing(folder: &Path) -> Option<(PathBuf, Result<String, String>)> {
    for place in folder.ancestors() {
        let file = place.join(FILE_NAME);
        if let Some(text) = Disk.read(&file) {
            return Some((file, text));
        }
        if Disk.exists(&place.join(".git")) {
            return None;
        }
    }
    None
}

/// Where a new settings file belongs: on top of what one works in.
fn home(posting: &Path, view: &View<'_>) -> PathBuf {
    let folder = posting.parent().unwrap_or(posting);
    let repository = || folder.ancestors().find(|place| Disk.exists(&place.join(".git")));
    view.roots.around(posting).or_else(repository).unwrap_or(folder).to_path_buf()
}

/// The least edit that makes one text of the other.
fn difference(before: &str, after: &str, positions: &Positions) -> TextEdit {
    let same = |pair: &(u8, u8)| pair.0 == pair.1;
    let start = before.bytes().zip(after.bytes()).take_while(same).count();
    let start = before.floor_char_boundary(start);
    let most = before.len().min(after.len()) - start;
    let end = before.bytes().rev().zip(after.bytes().rev()).take_while(same).count().min(most);
    let end = before.len() - before.ceil_char_boundary(before.len() - end);
    let range = positions.range(before, start..before.len() - end);
    TextEdit::new(range, after[start..after.len() - end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::positions::Encoding;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_difference_makes_the_other_text(before in "[aé😀\n]{0,12}", after in "[aé😀\n]{0,12}") {
            let positions = Positions::new(&before, Encoding::Utf16);
            let edit = difference(&before, &after, &positions);
            let mut text = before.clone();
            text.replace_range(positions.bytes(&before, edit.range), &edit.new_text);
            prop_assert_eq!(text, after);
        }
    }
}

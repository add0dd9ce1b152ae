//! Changing a settings file. In: its text and what to say in it. Out: the text with that said, and all else as it was:
//! comments, order and line ends are the writer's.

use jdlint_core::rules::Rule;
use toml_edit::{DocumentMut, Item, TableLike, Value, value};

use crate::read::keys;

/// The text with a rule switched off.
///
/// # Errors
///
/// Why the text cannot be changed, in words.
pub fn switch_off(text: &str, rule: &'static Rule) -> Result<String, String> {
    let (mark, plain) = text.strip_prefix('\u{feff}').map_or(("", text), |rest| ("\u{feff}", rest));
    let mut document: DocumentMut = plain
        .parse()
        .map_err(|wrong: toml_edit::TomlError| format!("this is not TOML: {}", wrong.message()))?;
    let rules = document.entry("rules").or_insert_with(toml_edit::table);
    let rules = rules.as_table_like_mut().ok_or("`rules` is no table; write `[rules]` above the rules")?;
    set_off(rules, rule.id);
    let changed = document.to_string();
    let changed =
        if plain.contains("\r\n") { changed.replace("\r\n", "\n").replace('\n', "\r\n") } else { changed };
    Ok(format!("{mark}{changed}"))
}

/// A rule with options keeps them.
fn set_off(rules: &mut dyn TableLike, id: &str) {
    match rules.get_mut(id) {
        Some(Item::Value(Value::InlineTable(options))) => put(options, keys::SEVERITY),
        Some(Item::Table(options)) => put(options, keys::SEVERITY),
        _ => put(rules, id),
    }
}

/// Puts "off" in the place of a value; the comment behind it stays.
fn put(table: &mut dyn TableLike, key: &str) {
    let decor = table.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
    let mut off = value("off");
    if let (Some(decor), Some(new)) = (decor, off.as_value_mut()) {
        *new.decor_mut() = decor;
    }
    match table.get_mut(key) {
        Some(old) => *old = off,
        None => drop(table.insert(key, off)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn off(text: &str) -> String {
        switch_off(text, jdlint_core::rules::by_id("missing-pay").unwrap()).unwrap()
    }

    #[test]
    fn what_the_writer_wrote_stays() {
        for (before, after) in [
            ("", "[rules]\nmissing-pay = \"off\"\n"),
            (
                "# ours\ninclude = [ 'a' ] # why\n",
                "# ours\ninclude = [ 'a' ] # why\n\n[rules]\nmissing-pay = \"off\"\n",
            ),
            (
                "[rules] # so\ncatch-all-duty   = 'off'\n\n[words]\nallow = 'x'\n",
                "[rules] # so\ncatch-all-duty   = 'off'\nmissing-pay = \"off\"\n\n[words]\nallow = 'x'\n",
            ),
            ("[rules]\nmissing-pay = 'error' # soon\n", "[rules]\nmissing-pay = \"off\" # soon\n"),
            ("rules = { cliche = 'off' }\n", "rules = { cliche = 'off' , missing-pay = \"off\" }\n"),
            (
                "[rules]\nmissing-pay = { severity = 'error' } # x\n",
                "[rules]\nmissing-pay = { severity = \"off\" } # x\n",
            ),
            ("[rules.missing-pay]\nseverity = 'info'\n", "[rules.missing-pay]\nseverity = \"off\"\n"),
        ] {
            assert_eq!(off(before), after);
            let config = crate::load("jdlint.toml", after, &mut |_| Err("no other file".to_owned())).unwrap();
            let settings = config.settings(None, &jdlint_core::Settings::default());
            assert!(!settings.is_on(jdlint_core::rules::by_id("missing-pay").unwrap()), "{after}");
        }
    }

    #[test]
    fn line_ends_and_the_mark_at_the_start_stay() {
        assert_eq!(
            off("\u{feff}[rules]\r\ncliche = 'off'\r\n"),
            "\u{feff}[rules]\r\ncliche = 'off'\r\nmissing-pay = \"off\"\r\n"
        );
    }

    #[test]
    fn what_cannot_be_changed_is_said() {
        let rule = jdlint_core::rules::by_id("missing-pay").unwrap();
        assert!(switch_off("rules = 3", rule).unwrap_err().contains("no table"));
        assert!(switch_off("[rules", rule).unwrap_err().contains("not TOML"));
    }
}

//! The options of a lint. In: a JavaScript object. Out: [`LintOptions`], or what is wrong with the object.
//!
//! Read field by field, not by way of JSON: a reader of any JSON, with all that it may have to say, is a tenth of the code
//! that the page loads.

use jdlint_contract::{LintOptions, Resolved, ResolvedSection, ResolvedWord};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

/// What there is to choose, for who wrote something else.
const OPTIONS: &str = "today, only, jurisdictions, employerSize, remoteOpenTo, role, path, config, resolved";

/// Reads the object.
///
/// # Errors
///
/// Which field is wrong or unknown, in words for its reader.
pub(crate) fn read(given: &JsValue) -> Result<LintOptions, String> {
    let mut options = LintOptions::default();
    for (name, value) in fields(given, "the options")? {
        let value = Field { name: &name, value };
        match name.as_str() {
            "today" => options.today = Some(value.text()?),
            "only" => options.only = Some(value.texts()?),
            "jurisdictions" => options.jurisdictions = Some(value.texts()?),
            "employerSize" => options.employer_size = Some(value.number()?),
            "remoteOpenTo" => options.remote_open_to = Some(value.texts()?),
            "role" => options.role = Some(value.text()?),
            "path" => options.path = Some(value.text()?),
            "config" => options.config = Some(value.text()?),
            "resolved" => options.resolved = Some(resolved(&value.value)?),
            _ => return Err(format!("{}; there are {OPTIONS}", value.unknown())),
        }
    }
    Ok(options)
}

fn resolved(given: &JsValue) -> Result<Resolved, String> {
    let mut resolved = Resolved::default();
    for (name, value) in fields(given, "`resolved`")? {
        let value = Field { name: &name, value };
        match name.as_str() {
            "levels" => resolved.levels = value.each(|row| Ok((row.at(0).text()?, row.at(1).text()?)))?,
            "options" => {
                resolved.options =
                    value.each(|row| Ok((row.at(0).text()?, row.at(1).text()?, row.at(2).number()?)))?;
            }
            "allowed" => resolved.allowed = value.texts()?,
            "ownWords" => resolved.own_words = value.each(|word| own_word(&word.value))?,
            "ownSections" => resolved.own_sections = value.each(|section| own_section(&section.value))?,
            _ => return Err(value.unknown()),
        }
    }
    Ok(resolved)
}

fn own_word(given: &JsValue) -> Result<ResolvedWord, String> {
    let mut word = ResolvedWord::default();
    for (name, value) in fields(given, "an own word")? {
        let value = Field { name: &name, value };
        match name.as_str() {
            "phrase" => word.phrase = value.text()?,
            "message" => word.message = Some(value.text()?),
            "replacement" => word.replacement = Some(value.text()?),
            "severity" => word.severity = Some(value.text()?),
            _ => return Err(value.unknown()),
        }
    }
    Ok(word)
}

fn own_section(given: &JsValue) -> Result<ResolvedSection, String> {
    let mut section = ResolvedSection::default();
    for (name, value) in fields(given, "an own section")? {
        let value = Field { name: &name, value };
        match name.as_str() {
            "name" => section.name = value.text()?,
            "headings" => section.headings = value.texts()?,
            "severity" => section.severity = Some(value.text()?),
            "template" => section.template = Some(value.text()?),
            _ => return Err(value.unknown()),
        }
    }
    Ok(section)
}

/// The fields of an object that are neither `undefined` nor `null`, in its order.
fn fields(given: &JsValue, what: &str) -> Result<Vec<(String, JsValue)>, String> {
    let Some(object) = given.dyn_ref::<Object>().filter(|object| !Array::is_array(object)) else {
        return Err(format!("{what} must be an object"));
    };
    let pairs = Object::entries(object).into_iter().map(|pair| {
        let pair: Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    });
    Ok(pairs.filter(|(_, value)| !value.is_undefined() && !value.is_null()).collect())
}

/// A value, and the field that it stands in.
struct Field<'n> {
    name: &'n str,
    value: JsValue,
}

impl Field<'_> {
    fn text(&self) -> Result<String, String> {
        self.value.as_string().ok_or_else(|| self.wrong("a string"))
    }

    fn number(&self) -> Result<u32, String> {
        let number = self.value.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0);
        let number = number.filter(|number| *number <= f64::from(u32::MAX));
        #[allow(clippy::cast_sign_loss, reason = "it is none of the negative ones")]
        number.map(|number| number as u32).ok_or_else(|| self.wrong("a whole number from 0"))
    }

    fn texts(&self) -> Result<Vec<String>, String> {
        self.each(|field| field.text())
    }

    fn each<T>(&self, read: impl Fn(Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        let Some(list) = self.value.dyn_ref::<Array>() else { return Err(self.wrong("a list")) };
        list.iter().map(|value| read(Self { name: self.name, value })).collect()
    }

    /// A cell of a row; `undefined` where there is none.
    fn at(&self, cell: u32) -> Self {
        let row = self.value.dyn_ref::<Array>();
        Self { name: self.name, value: row.map_or(JsValue::UNDEFINED, |row| row.get(cell)) }
    }

    fn wrong(&self, wanted: &str) -> String {
        format!("`{}` must be or hold {wanted}", self.name)
    }

    fn unknown(&self) -> String {
        format!("there is no option `{}`", self.name)
    }
}

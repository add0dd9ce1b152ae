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
    record(given, "the options", take_option)
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn take_option(options: &mut LintOptions, field: &Field<'_>) -> Result<(), String> {
    match field.name {
        "today" => options.today = Some(field.text()?),
        "jurisdictions" => options.jurisdictions = Some(field.texts()?),
        "remoteOpenTo" => options.remote_open_to = Some(field.texts()?),
        _ => return take_seldom(options, field),
    }
    Ok(())
}

/// Those that the page does not give with every posting.
#[cold]
#[inline(never)]
fn take_seldom(options: &mut LintOptions, field: &Field<'_>) -> Result<(), String> {
    match field.name {
        "only" => options.only = Some(field.texts()?),
        "employerSize" => options.employer_size = Some(field.number()?),
        "role" => options.role = Some(field.text()?),
        "path" => options.path = Some(field.text()?),
        "config" => options.config = Some(field.text()?),
        "resolved" => options.resolved = Some(resolved(&field.value)?),
        _ => return Err(format!("{}; there are {OPTIONS}", field.unknown())),
    }
    Ok(())
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn resolved(given: &JsValue) -> Result<Resolved, String> {
    record(given, "`resolved`", |resolved: &mut Resolved, field| {
        match field.name {
            "levels" => resolved.levels = field.each(|row| Ok((row.at(0).text()?, row.at(1).text()?)))?,
            "options" => {
                resolved.options =
                    field.each(|row| Ok((row.at(0).text()?, row.at(1).text()?, row.at(2).number()?)))?;
            }
            "allowed" => resolved.allowed = field.texts()?,
            "ownWords" => resolved.own_words = field.each(|word| own_word(&word.value))?,
            "ownSections" => resolved.own_sections = field.each(|section| own_section(&section.value))?,
            _ => return Err(field.unknown()),
        }
        Ok(())
    })
}

fn own_word(given: &JsValue) -> Result<ResolvedWord, String> {
    record(given, "an own word", |word: &mut ResolvedWord, field| {
        match field.name {
            "phrase" => word.phrase = field.text()?,
            "message" => word.message = Some(field.text()?),
            "replacement" => word.replacement = Some(field.text()?),
            "severity" => word.severity = Some(field.text()?),
            _ => return Err(field.unknown()),
        }
        Ok(())
    })
}

fn own_section(given: &JsValue) -> Result<ResolvedSection, String> {
    record(given, "an own section", |section: &mut ResolvedSection, field| {
        match field.name {
            "name" => section.name = field.text()?,
            "headings" => section.headings = field.texts()?,
            "severity" => section.severity = Some(field.text()?),
            "template" => section.template = Some(field.text()?),
            _ => return Err(field.unknown()),
        }
        Ok(())
    })
}

/// What an object says, taken field by field in its order; fields that are `undefined` or `null` say nothing.
fn record<T: Default>(
    given: &JsValue,
    what: &str,
    take: impl Fn(&mut T, &Field<'_>) -> Result<(), String>,
) -> Result<T, String> {
    let Some(object) = given.dyn_ref::<Object>().filter(|object| !Array::is_array(object)) else {
        return Err(format!("{what} must be an object"));
    };
    let mut record = T::default();
    for pair in Object::entries(object) {
        let pair: Array = pair.unchecked_into();
        let name = pair.get(0).as_string().unwrap_or_default();
        let field = Field { name: &name, value: pair.get(1) };
        if !field.value.is_undefined() && !field.value.is_null() {
            take(&mut record, &field)?;
        }
    }
    Ok(record)
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

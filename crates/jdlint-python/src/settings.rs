//! Arguments of Python. In: what `Linter` was called with. Out: [`Settings`], or a `ValueError` with what is wrong.

use std::path::{Path, PathBuf};

use jdlint_contract::LintOptions;
use jdlint_core::{Date, Settings};
use jdlint_settings::{Config, Disk, FILE_NAME};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// A text, or the path of a file: Python tells them apart by their types, so that no text is taken for a path.
pub(crate) enum TextOrFile {
    /// `str`.
    Text(String),
    /// `os.PathLike`, `pathlib.Path` among them.
    File(PathBuf),
}

impl<'py> FromPyObject<'_, 'py> for TextOrFile {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyString>() {
            return Ok(Self::Text(given.extract()?));
        }
        Ok(Self::File(given.extract()?))
    }
}

/// A day: `YYYY-MM-DD`, or what writes itself so, as `datetime.date` does.
pub(crate) struct Day(String);

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyString>() {
            return Ok(Self(given.extract()?));
        }
        let day: String = given.call_method0("isoformat")?.extract()?;
        // A `datetime` has a time as well.
        Ok(Self(day.split('T').next().unwrap_or_default().to_owned()))
    }
}

/// What `Linter` was called with.
pub(crate) struct Given {
    pub(crate) today: Option<Day>,
    pub(crate) only: Option<Vec<String>>,
    pub(crate) jurisdictions: Option<Vec<String>>,
    pub(crate) employer_size: Option<u32>,
    pub(crate) remote_open_to: Option<Vec<String>>,
    pub(crate) role: Option<String>,
    pub(crate) config: Option<TextOrFile>,
}

impl Given {
    /// The settings. Without a day, that of the machine's clock.
    pub(crate) fn settings(self) -> PyResult<Settings> {
        let config = self.config.map(config).transpose()?;
        let options = LintOptions {
            today: self.today.map(|Day(day)| day),
            only: self.only,
            jurisdictions: self.jurisdictions,
            employer_size: self.employer_size,
            remote_open_to: self.remote_open_to,
            role: self.role,
            ..LintOptions::default()
        };
        let mut given = options.settings().map_err(PyValueError::new_err)?;
        given.today.get_or_insert_with(today);
        Ok(config.map_or_else(|| given.clone(), |config| config.settings(None, &given)))
    }
}

fn today() -> Date {
    jdlint_settings::machines_date()
}

fn config(given: TextOrFile) -> PyResult<Config> {
    let config = match given {
        TextOrFile::Text(text) => {
            let alone =
                |_: &str| Err("a text has no other files beside it; give the path of a file".to_owned());
            jdlint_settings::load(FILE_NAME, &text, &mut { alone })
        }
        TextOrFile::File(path) => {
            let path = std::path::absolute(&path)?;
            let folder = path.parent().unwrap_or(Path::new("/"));
            jdlint_settings::at(&path, folder, &Disk).config
        }
    };
    config.map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Settings as text, so that another process can have them.
pub(crate) fn written(settings: &Settings) -> PyResult<String> {
    serde_json::to_string(&LintOptions::of(settings))
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The settings that [`written`] wrote.
pub(crate) fn read(text: &str) -> PyResult<Settings> {
    let options: LintOptions =
        serde_json::from_str(text).map_err(|error| PyValueError::new_err(format!("no settings: {error}")))?;
    options.settings().map_err(PyValueError::new_err)
}

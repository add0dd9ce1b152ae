//! One posting. In: a text or a file. Out: what `check` and `outline` print of it, as a dictionary.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use arrow_array::RecordBatch;
use arrow_pyarrow::PyArrowType;
use jdlint_contract::{
    FileFindings, FileOutline, Position, findings_of_file, findings_of_record, outline_of_file,
    outline_of_record,
};
use jdlint_core::{Report, Settings};
use jdlint_formats::{FileKind, Posting, Record, Refusal, in_source, read_record};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

use crate::batch::{self, Columns};
use crate::settings::{self, Day, Given, TextOrFile};

pyo3::create_exception!(
    jdlint,
    PostingError,
    PyValueError,
    "A posting that cannot be read. Its attribute `code` says why in one word, as in the JSON of the command line."
);

/// What a text is called that has no file.
const NO_FILE: &str = "<text>";

/// Checks postings by the same settings.
#[pyclass(frozen, module = "jdlint")]
pub(crate) struct Linter {
    settings: Settings,
}

#[pymethods]
impl Linter {
    #[new]
    #[pyo3(signature = (*, today=None, only=None, jurisdictions=None, employer_size=None, remote_open_to=None, role=None, config=None))]
    fn new(
        today: Option<Day>,
        only: Option<Vec<String>>,
        jurisdictions: Option<Vec<String>>,
        employer_size: Option<u32>,
        remote_open_to: Option<Vec<String>>,
        role: Option<String>,
        config: Option<TextOrFile>,
    ) -> PyResult<Self> {
        let given = Given { today, only, jurisdictions, employer_size, remote_open_to, role, config };
        Ok(Self { settings: given.settings()? })
    }

    /// What is found in a posting.
    #[pyo3(signature = (posting, *, title=None))]
    fn check<'py>(
        &self,
        py: Python<'py>,
        posting: TextOrFile,
        title: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let found = py.detach(|| guarded(|| Ok(Read::of(posting, title)?.findings(&self.settings))));
        Ok(pythonize::pythonize(py, &found.map_err(|failure| failure.raised(py))?)?)
    }

    /// What a posting says.
    #[pyo3(signature = (posting, *, title=None))]
    fn outline<'py>(
        &self,
        py: Python<'py>,
        posting: TextOrFile,
        title: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        // The outline needs no rule.
        let settings = Settings { only: Some(Vec::new()), ..self.settings.clone() };
        let outline = py.detach(|| guarded(|| Ok(Read::of(posting, title)?.outline(&settings))));
        Ok(pythonize::pythonize(py, &outline.map_err(|failure| failure.raised(py))?)?)
    }

    /// What is found in the rows of a batch.
    #[pyo3(signature = (batch, *, text, title=None, keep=None, prefix=""))]
    #[allow(clippy::needless_pass_by_value, reason = "Python's arguments come as values")]
    fn check_batch(
        &self,
        py: Python<'_>,
        batch: PyArrowType<RecordBatch>,
        text: &str,
        title: Option<&str>,
        keep: Option<Vec<String>>,
        prefix: &str,
    ) -> PyResult<PyArrowType<RecordBatch>> {
        let columns = Columns { text, title, keep: keep.as_deref(), prefix };
        batch::check(py, &batch.0, &columns, &self.settings).map(PyArrowType)
    }

    /// For `pickle`: the settings go along as text.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let again = slf.get_type().getattr("_of_settings")?;
        Ok((again, (settings::written(&slf.get().settings)?,)))
    }

    #[staticmethod]
    fn _of_settings(text: &str) -> PyResult<Self> {
        Ok(Self { settings: settings::read(text)? })
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.settings == other.settings
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("<jdlint.Linter {}>", settings::written(&self.settings)?))
    }
}

/// Why there is no result.
enum Failure {
    /// The file could not be opened.
    Disk(std::io::Error, String),
    /// What is in it is no posting that can be read.
    Posting(Refusal),
    /// Arguments that do not go together.
    Arguments(&'static str),
    /// A mistake of jdlint.
    Internal,
}

/// Does the work. A panic within would be an exception that `except Exception` does not take.
fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Failure::Internal))
}

impl Failure {
    fn raised(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Disk(error, file) => {
                let error = PyErr::from(error);
                let _ = error.value(py).setattr("filename", file);
                error
            }
            Self::Posting(refusal) => {
                let error = PostingError::new_err(refusal.message);
                let _ = error.value(py).setattr("code", refusal.code);
                error
            }
            Self::Arguments(why) => PyValueError::new_err(why),
            Self::Internal => PyRuntimeError::new_err(
                "jdlint made a mistake here, and says more on standard error. Please report it together with the posting.",
            ),
        }
    }
}

/// A posting that was read, and where its places lead.
enum Read {
    /// To the text of a record.
    Record(Record),
    /// To the file of that name.
    File(String, Posting),
}

impl Read {
    fn of(posting: TextOrFile, title: Option<&str>) -> Result<Self, Failure> {
        match posting {
            TextOrFile::Text(text) => read_record(text, title).map(Self::Record).map_err(Failure::Posting),
            TextOrFile::File(path) => file(&path, title).map(|(name, posting)| Self::File(name, posting)),
        }
    }

    fn lint(&self, settings: &Settings) -> Report {
        match self {
            Self::Record(record) => record.in_column(record.lint(settings)),
            Self::File(_, posting) => in_source(posting, settings),
        }
    }

    fn findings(&self, settings: &Settings) -> FileFindings<Position> {
        let report = self.lint(settings);
        match self {
            Self::Record(record) => findings_of_record(NO_FILE, record, &report),
            Self::File(name, posting) => findings_of_file(name, posting, &report),
        }
    }

    fn outline(&self, settings: &Settings) -> FileOutline<Position> {
        let report = self.lint(settings);
        match self {
            Self::Record(record) => outline_of_record(NO_FILE, record, &report),
            Self::File(name, posting) => outline_of_file(name, posting, &report),
        }
    }
}

fn file(path: &Path, title: Option<&str>) -> Result<(String, Posting), Failure> {
    if title.is_some() {
        return Err(Failure::Arguments("a file has its own title: `title` is for texts"));
    }
    let name = path.to_string_lossy().replace('\\', "/");
    let bytes = fs::read(path).map_err(|error| Failure::Disk(error, name.clone()))?;
    let posting = jdlint_formats::read(bytes, FileKind::of_name(&name)).map_err(Failure::Posting)?;
    Ok((name, posting))
}

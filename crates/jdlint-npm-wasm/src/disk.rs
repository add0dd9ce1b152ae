//! The files of the machine, asked of JavaScript. In: paths. Out: what its functions say.

use std::path::Path;

use jdlint_settings::Files;
use js_sys::{Error, Function};
use wasm_bindgen::{JsCast, JsValue};

/// Functions of JavaScript.
pub(crate) struct JsDisk {
    pub(crate) read_text: Function,
    pub(crate) exists: Function,
    pub(crate) is_within: Function,
}

impl Files for JsDisk {
    fn read(&self, path: &Path) -> Option<Result<String, String>> {
        match self.read_text.call1(&JsValue::NULL, &word(path)) {
            Ok(text) => text.as_string().map(Ok),
            Err(thrown) => {
                let error: Option<Error> = thrown.dyn_into().ok();
                let why = error.map_or_else(|| "nobody says why".to_owned(), |error| error.message().into());
                Some(Err(why))
            }
        }
    }

    fn exists(&self, path: &Path) -> bool {
        self.exists.call1(&JsValue::NULL, &word(path)).is_ok_and(|answer| answer.is_truthy())
    }

    fn is_within(&self, path: &Path, root: &Path) -> bool {
        let answer = self.is_within.call2(&JsValue::NULL, &word(path), &word(root));
        answer.is_ok_and(|answer| answer.is_truthy())
    }
}

fn word(path: &Path) -> JsValue {
    JsValue::from_str(&path.to_string_lossy())
}

//! Chromium for the page's tests. In: PATH and `CHROME_PATH`. Out: the browser's path.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::program;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];
/// The font is there for screenshots: without it an emoji is a box.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-color-emoji"];

/// Finds a browser; installs Debian's when there is none and that is ours to do.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROME_PATH").filter(|path| !path.is_empty()).map(PathBuf::from) {
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHROME_PATH names {}, which is no file; correct it or unset it", path.display());
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    if !debian::is_ours_to_change() {
        bail!("no Chromium found; install Chromium or Google Chrome, or set CHROME_PATH to one");
    }
    debian::install(&PACKAGES)?;
    installed().context("Debian's chromium is installed but not in PATH; set CHROME_PATH to it")
}

fn installed() -> Option<PathBuf> {
    let in_path = NAMES.iter().find_map(|name| program::find(name));
    in_path.or_else(|| PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

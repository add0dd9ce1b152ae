//! The browsers of the page's tests. In: PATH, `CHROME_PATH` and `FIREFOX_PATH`. Out: each browser's path.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::program;

/// A browser and where one may find it.
pub(crate) struct Browser {
    /// As one calls it.
    pub(crate) name: &'static str,
    /// The variable that names another one; the tests read it, too.
    pub(crate) variable: &'static str,
    /// Its names in PATH, the best first.
    programs: &'static [&'static str],
    /// Where it is when it is not in PATH.
    places: &'static [&'static str],
    /// What brings it on Debian.
    packages: &'static [&'static str],
}

/// The fonts are there for screenshots: without them an emoji is a box, and letters differ from machine to machine.
pub(crate) const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROME_PATH",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ],
    packages: &["chromium", "fonts-dejavu-core", "fonts-noto-color-emoji"],
};

/// The release with long support before others: it speaks the dialect of the tests' driver.
pub(crate) const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX_PATH",
    programs: &["firefox-esr", "firefox"],
    places: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    packages: &["firefox-esr"],
};

/// Finds a browser; installs Debian's when there is none and that is ours to do.
pub(crate) fn ensure(browser: &Browser) -> Result<PathBuf> {
    let Browser { name, variable, packages, .. } = browser;
    if let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from) {
        if path.is_file() {
            return Ok(path);
        }
        bail!("{variable} names {}, which is no file; correct it or unset it", path.display());
    }
    if let Some(path) = installed(browser) {
        return Ok(path);
    }
    if !debian::is_ours_to_change() {
        bail!("no {name} found; install it, or set {variable} to one");
    }
    debian::install(packages)?;
    installed(browser)
        .with_context(|| format!("Debian's {name} is installed but not in PATH; set {variable} to it"))
}

fn installed(browser: &Browser) -> Option<PathBuf> {
    let in_path = browser.programs.iter().find_map(|name| program::find(name));
    in_path.or_else(|| browser.places.iter().map(PathBuf::from).find(|path| path.is_file()))
}

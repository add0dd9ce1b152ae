//! Emacs with eglot. In: PATH. Out: the program, known to have eglot.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::debian;
use crate::program;

const PACKAGES: [&str; 2] = ["emacs-nox", "elpa-eglot"];

/// How Emacs is started without a user's settings, but with the packages of the system.
pub(crate) const PLAIN: [&str; 6] = ["-q", "--batch", "-l", "package", "-f", "package-initialize"];

/// Finds it; installs Debian's when there is none and that is ours to do.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(emacs) = with_eglot() {
        return Ok(emacs);
    }
    if !debian::is_ours_to_change() {
        bail!("no Emacs with eglot found; install Emacs 29 or newer, or an older one with the package eglot");
    }
    debian::install(&PACKAGES)?;
    with_eglot().context("Debian's emacs is installed, but it has no eglot")
}

fn with_eglot() -> Option<PathBuf> {
    let emacs = program::find("emacs")?;
    let asked = program::output(program::command(&emacs).args(PLAIN).args(["--eval", "(require 'eglot)"]));
    asked.is_ok().then_some(emacs)
}

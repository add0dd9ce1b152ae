//! Other programs. In: a name, arguments, a folder. Out: success or what it printed, or an error that
//! shows the command line.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// A command without standard input and without what Cargo told *this* program about its own package.
pub(crate) fn command(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.stdin(Stdio::null());
    for (key, _) in env::vars_os() {
        let key_text = key.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|p| key_text.starts_with(p))
        {
            command.env_remove(&key);
        }
    }
    command
}

/// The Cargo that started this program.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm in a folder; browsers come from the system, never from an install script.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder);
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").env("PUPPETEER_SKIP_DOWNLOAD", "1");
    command
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false");
    command
}

/// Shows the command line, runs it with its output on the terminal, fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("`{line}` could not be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What the command prints on standard output, without the blank ends.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("`{line}` could not be started"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({}): {}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where a program is in PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// PATH with these folders before all others.
pub(crate) fn path_starting_with(folders: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(all)
        .context("a folder's name does not fit into PATH; move the project to a plainer folder")
}

/// `--quiet` where nobody watches: a person wants Cargo's progress bar, a log is better without its lines.
pub(crate) fn quiet() -> Option<&'static str> {
    (!io::stderr().is_terminal()).then_some("--quiet")
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = std::iter::once(program.file_name().unwrap_or(program.as_os_str())).chain(command.get_args());
    words
        .map(|word| {
            let word = word.to_string_lossy();
            if word.is_empty() || word.contains([' ', '\'', '"', '$', '*', '\\']) {
                format!("{word:?}")
            } else {
                word.into()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_the_command_line() {
        let error = output(command("/nowhere/cargo-that-is-not-there").arg("two words")).unwrap_err();
        assert_eq!(error.to_string(), "`cargo-that-is-not-there \"two words\"` could not be started");
    }

    #[test]
    fn given_folders_come_first_in_path() {
        let path = path_starting_with(&[PathBuf::from("/one"), PathBuf::from("/two")]).unwrap();
        let first: Vec<_> = env::split_paths(&path).take(2).collect();
        assert_eq!(first, [PathBuf::from("/one"), PathBuf::from("/two")]);
    }
}

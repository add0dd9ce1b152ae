//! Other programs. In: a command. Out: what it printed, or how it ended within a time.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// What it prints; a failure when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("{command:?} could not be started"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// How a quiet program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Well.
    Passed,
    /// With another status, or killed by itself.
    Failed,
    /// Not at all, and was ended.
    Late,
}

/// Runs it without its output.
pub(crate) fn ends(command: &mut Command, within: Duration) -> Result<End> {
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.with_context(|| format!("{command:?} could not be started"))?;
    let end = wait(&mut child, within);
    if end.as_ref().is_ok_and(|end| *end != End::Late) {
        return end;
    }
    child.kill()?;
    child.wait()?;
    end
}

fn wait(child: &mut Child, within: Duration) -> Result<End> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(if status.success() { End::Passed } else { End::Failed });
        }
        if start.elapsed() > within {
            return Ok(End::Late);
        }
        thread::sleep(Duration::from_millis(2));
    }
}

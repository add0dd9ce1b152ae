//! Figures for readers. In: [`Figures`]. Out: the table of the README, and what changed since the last run.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};

use super::figures::Figures;
use super::texts::Texts;
use crate::project::Project;

const BEGIN: &str = "<!-- bench: `cargo xtask bench` writes this -->\n";
const END: &str = "<!-- bench: end -->";

/// Speeds: what reads, its figure, what it does.
const SPEEDS: [(&str, &str, &str); 7] = [
    ("jdlint's engine", "lint", "structure, facts and all rules"),
    ("the same, many postings together", "lint-all", "as `jdlint check` does with a folder"),
    ("`jdlint check`", "command-mb-s", "the same with files, positions and printing"),
    ("typos", "typos", "spelling"),
    ("alex", "alex", "insensitive words"),
    ("write-good", "write-good", "style by words"),
    ("harper.js", "harper", "grammar and spelling"),
];

/// Costs: what, its figure, the unit, the goal.
const COSTS: [(&str, &str, &str, &str); 10] = [
    ("`jdlint check` on a posting of 4 KB, CPU", "process-cpu-ms", "ms", "5"),
    ("its memory", "process-rss-mib", "MiB", "15"),
    ("the program, with server and assistant's server", "program-mb", "MB", "6"),
    ("the page's engine, brotli", "wasm-brotli-kb", "KB", "300"),
    ("its second part, for one posting in 25, brotli", "wasm-second-brotli-kb", "KB", ""),
    ("its first lint in Node {wasm-node-lasting}, with compiling", "wasm-first-ms-lasting", "ms", "30"),
    ("the same in Node {wasm-node}", "wasm-first-ms", "ms", "30"),
    ("an edit of a posting of 8 KB in Node {wasm-node-lasting}, CPU", "wasm-edit-ms-lasting", "ms", "1.5"),
    ("the same in Node {wasm-node}", "wasm-edit-ms", "ms", "1.5"),
    ("`typos` on the posting of 4 KB, CPU, for comparison", "typos-process-cpu-ms", "ms", ""),
];

/// The text between the marks of the README.
pub(super) fn of(figures: &Figures, texts: &Texts) -> String {
    let mut out = String::new();
    let lint = figures.get("lint");
    let _ = writeln!(
        out,
        "One run over {} {} ({:.1} MB), one core each, in megabytes a second:\n",
        texts.count,
        if texts.is_corpus { "real postings" } else { "postings of the tests" },
        texts.megabytes()
    );
    out.push_str("| | MB/s | the engine is | reads |\n|---|---|---|---|\n");
    for (what, name, does) in SPEEDS {
        let speed = figures.get(name);
        let ratio = if name == "lint" { String::new() } else { times(lint / speed) };
        let _ = writeln!(out, "| {what} | {} | {ratio} | {does} |", digits(speed));
    }
    let pass = figures.get("aho-corasick");
    let _ = writeln!(
        out,
        "\nOne pass of Aho-Corasick with 1,970 terms runs at {} MB/s beside it: the engine reaches {:.0} % of that, with many \
         postings together {:.0} % (goal: 25 %). \
         Up to the structure it runs at {} MB/s, up to the facts at {}. A text of 1 MB is read at {} MB/s, one of 10 MB at {}.\n",
        digits(pass),
        lint / pass * 100.0,
        figures.get("lint-all") / pass * 100.0,
        digits(figures.get("document")),
        digits(figures.get("facts")),
        digits(figures.get("1-mb")),
        digits(figures.get("10-mb")),
    );
    out.push_str("| | measured | goal |\n|---|---|---|\n");
    for (what, name, unit, goal) in COSTS {
        let goal = if goal.is_empty() { String::new() } else { format!("{goal} {unit}") };
        let what = named(what, figures);
        let _ = writeln!(out, "| {what} | {} {unit} | {goal} |", digits(figures.get(name)));
    }
    out
}

/// What is measured, with the figures that its name holds in braces.
fn named(what: &str, figures: &Figures) -> String {
    let named =
        |text: String, name| text.replace(&format!("{{{name}}}"), &format!("{:.0}", figures.get(name)));
    ["wasm-node", "wasm-node-lasting"].into_iter().fold(what.to_owned(), named)
}

/// Every figure beside that of the last run.
pub(super) fn compared(figures: &Figures, last: &Figures) -> String {
    let mut out = String::from("figure                        now       last      now/last\n");
    for name in figures.names() {
        let (now, before) = (figures.get(name), last.get(name));
        let _ = writeln!(out, "{name:<26} {now:>10.3} {before:>10.3} {:>8.2}", now / before);
    }
    out
}

/// Puts the table into the README.
pub(super) fn write(project: &Project, table: &str) -> Result<()> {
    let path = project.root.join("README.md");
    let readme = fs::read_to_string(&path)?;
    let (before, rest) = readme.split_once(BEGIN).context("the README has no place for the figures")?;
    let (_, after) = rest.split_once(END).context("the place for the figures has no end")?;
    fs::write(&path, format!("{before}{BEGIN}\n{table}\n{END}{after}"))?;
    Ok(())
}

fn times(ratio: f64) -> String {
    if ratio >= 1.5 {
        format!("{} times as fast", digits(ratio))
    } else {
        format!("at {:.0} %", ratio * 100.0)
    }
}

/// Three digits say enough of a measurement.
fn digits(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value if value >= 1.0 => format!("{value:.2}"),
        value => format!("{value:.3}"),
    }
}

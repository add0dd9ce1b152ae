//! `jdlint completions` and `jdlint man`. In: the definition of the command line. Out: a script for a shell, a page for
//! `man`.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;

/// Prints the script by which a shell completes `jdlint`.
pub(crate) fn completions(shell: Shell, out: &mut dyn Write) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "jdlint", &mut script);
    out.write_all(&script)
}

fn page(command: Command) -> Man {
    Man::new(command).source(jdlint_contract::tool_name())
}

/// Prints the page of `jdlint` or of one of its commands. False when there is no such command: that stands on standard
/// error.
pub(crate) fn man(command: Option<&str>, out: &mut dyn Write) -> io::Result<bool> {
    let mut whole = Arguments::command();
    // So that the flags of all commands stand in the page of each.
    whole.build();
    let Some(name) = command else {
        page(whole).render(out)?;
        return Ok(true);
    };
    let Some(found) = whole.find_subcommand(name) else {
        let known = whole.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ");
        anstream::eprintln!("jdlint: man: there is no command `{name}` (there are: {known})");
        return Ok(false);
    };
    page(found.clone()).render(out)?;
    Ok(true)
}

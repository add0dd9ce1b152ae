//! `jdlint completions` and `jdlint man`. In: the definition of the command line. Out: a script for a shell, a page for
//! `man`.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::arguments::Arguments;
use crate::output::{aside, clean};

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
pub(crate) fn man(command: &[String], out: &mut dyn Write) -> io::Result<bool> {
    let mut whole = Arguments::command();
    // So that the flags of all commands stand in the page of each.
    whole.build();
    let mut found = &whole;
    // `config show` is as good as `config-show`, which is what its page is called.
    for name in command.iter().flat_map(|words| words.split(['-', ' '])).filter(|name| !name.is_empty()) {
        let Some(next) = found.find_subcommand(name) else {
            let known = found.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "none below it".to_owned() } else { known };
            aside(format_args!(
                "man: there is no command `{}` (there are: {known})",
                clean(&command.join(" "))
            ));
            return Ok(false);
        };
        found = next;
    }
    page(found.clone()).render(out)?;
    Ok(true)
}

//! What holds of the whole command line: its help, completions and manual.

mod served;

use clap::{CommandFactory, Parser};
use served::run;
use wsdl_cli::Arguments;

/// The lines below `Example:` or `Examples:` of a help that call the program.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().map(str::trim);
    lines.filter(|line| line.starts_with("wsdl ")).map(str::to_owned).collect()
}

/// The arguments of the first command of a line, as a shell reads it.
fn arguments(line: &str) -> Vec<String> {
    // What it does stands behind some blanks.
    let command = line.split("  ").next().unwrap_or_default();
    let command = command.split(['|', '>', '<']).next().unwrap_or_default();
    command.split_whitespace().map(|word| word.trim_matches('\'').to_owned()).collect()
}

#[test]
fn the_help_of_each_command_has_examples_that_are_understood() {
    let mut program = Arguments::command();
    program.build();
    for command in program.get_subcommands().filter(|it| it.get_name() != "help") {
        let help = command.clone().render_long_help().to_string();
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{} has no example", command.get_name());
        for example in examples {
            let parsed = Arguments::try_parse_from(arguments(&example));
            assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
        }
    }
}

#[test]
fn exit_statuses_stand_in_the_help() {
    let help = Arguments::command().render_long_help().to_string();
    for status in ["0  ", "1  ", "2  ", "3  "] {
        assert!(help.contains(status), "{help}");
    }
}

#[test]
fn every_shell_has_completions_for_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let out = run(&["completions", shell]).out;
        for name in ["inspect", "diff", "fetch", "call", "serve", "--dry-run"] {
            let name = if shell == "fish" { name.trim_start_matches('-') } else { name };
            assert!(out.contains(name), "{shell}: {name}");
        }
    }
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    let page = run(&["man"]).out;
    assert!(page.contains(".TH wsdl 1") && page.contains("call"), "{page}");
    let page = run(&["man", "call"]).out;
    assert!(page.contains("wsdl\\-call") && page.contains("dry\\-run"), "{page}");
    assert!(run(&["man", "cal"]).result.unwrap_err().contains("there is no command `cal`"));
}

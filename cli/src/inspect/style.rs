//! Colours. A stream that is no terminal leaves them out.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

/// What is called so on the wire.
pub(super) fn wire(text: impl Display) -> String {
    painted(AnsiColor::Cyan.on_default(), text)
}

/// What is called so in Rust.
pub(super) fn rust(text: impl Display) -> String {
    painted(AnsiColor::Green.on_default(), text)
}

/// What begins a section.
pub(super) fn head(text: impl Display) -> String {
    painted(Style::new().bold(), text)
}

/// What is said besides.
pub(super) fn dim(text: impl Display) -> String {
    painted(Style::new().dimmed(), text)
}

fn painted(style: Style, text: impl Display) -> String {
    let text = text.to_string();
    match text.as_str() {
        "" => text,
        _ => format!("{style}{text}{style:#}"),
    }
}

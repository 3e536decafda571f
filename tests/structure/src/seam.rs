//! Who names the seam that is made for generated code.

use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::{Findings, sources};

/// What people write and ship: in these folders nothing but the seam itself may name it.
const WRITTEN: [&str; 3] = ["runtime/src", "src", "examples"];

/// Each file outside of the seam that names it, the bodies of its macros included.
pub fn findings(root: &Path, seam: &str) -> Result<Findings, String> {
    let mut breaks = Vec::new();
    for folder in WRITTEN {
        for (file, text) in sources::below(&root.join(folder))? {
            // The root of the crate has to declare it.
            let own = folder == "runtime/src"
                && (file == "lib.rs"
                    || file == format!("{seam}.rs")
                    || file.starts_with(&format!("{seam}/")));
            let tokens: TokenStream =
                text.parse().map_err(|error| format!("{folder}/{file}: {error}"))?;
            if !own && names(tokens, seam) {
                breaks.push(format!("{folder}/{file} names `{seam}`"));
            }
        }
    }
    Ok(Findings {
        rule: "The seam is for generated code alone. Name what is needed where it is defined; if \
               only the seam has it, move it down.",
        breaks,
    })
}

/// Whether a path in `tokens` leads through the seam: `crate::seam`, `super::seam`, `seam::…`.
fn names(tokens: TokenStream, seam: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == ':');
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(name) if name == seam => {
            let before = at.checked_sub(1).is_some_and(is_colon);
            let behind = is_colon(at + 1) && is_colon(at + 2);
            before || behind
        }
        TokenTree::Group(group) => names(group.stream(), seam),
        _ => false,
    })
}

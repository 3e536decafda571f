//! Words that name neither a crate nor a module.

/// The keywords of Rust, those that are set aside among them, and the crates that every program has.
const WORDS: &str = "Self abstract alloc as async await become box break const continue core crate do dyn \
                     else enum extern false final fn for gen if impl in let loop macro match mod move mut \
                     override priv proc_macro pub ref return self static std struct super test trait true \
                     try type typeof unsafe unsized use virtual where while yield";

/// Whether a crate or a module can have no such name.
pub(super) fn is_reserved(name: &str) -> bool {
    WORDS.split_whitespace().any(|word| word == name)
}

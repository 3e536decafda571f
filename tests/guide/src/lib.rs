//! The Rust of the guide: doc tests of the chapters in `docs/src`. What commands print there is tested
//! where the commands are, by `cli/tests/guide.rs`.

macro_rules! chapters {
    ($($name:ident: $file:literal;)*) => {$(
        #[cfg(doctest)]
        #[doc = include_str!(concat!("../../../docs/src/", $file))]
        mod $name {}
    )*};
}

chapters! {
    introduction: "introduction.md";
    start: "start.md";
    own: "own.md";
    chamilo_portals: "chamilo.md";
    regenerating: "regenerating.md";
    command_line: "command-line.md";
    refinements: "refinements.md";
    faults: "faults.md";
    testing: "testing.md";
    troubleshooting: "troubleshooting.md";
    others: "others.md";
}

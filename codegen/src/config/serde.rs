//! The setting for serde.

/// Whether types are read and written by serde.
#[derive(Clone, Debug, Default)]
pub(crate) enum Serde {
    #[default]
    Never,
    Always,
    /// Where this feature of the crate with the generated code is on.
    WithFeature(String),
}

//! The keys of a file of settings: the methods of `Config`, by their names.

use std::path::PathBuf;

use crate::config::{Config, Credential};
use crate::refine::Effect;

/// What the value of a key looks like, and the method that takes it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// `true` or `false`.
    Flag(fn(Config, bool) -> Config),
    /// A whole number, zero or more.
    Count(fn(Config, usize) -> Config),
    /// One text.
    Text(fn(Config, String) -> Config),
    /// A text, or a list of texts.
    Texts(fn(Config, String) -> Config),
    /// The path of a file or folder.
    File(fn(Config, PathBuf) -> Config),
    /// The path of a file or folder, or a list of them.
    Files(fn(Config, PathBuf) -> Config),
    /// A table from a path of wire names to a text, or to a list of texts.
    Pairs(fn(Config, String, String) -> Config),
    /// A table from a text to the path of a file.
    FilePairs(fn(Config, String, PathBuf) -> Config),
    /// A table from a path of wire names to a kind of credential.
    Credentials(fn(Config, String, Credential) -> Config),
    /// A table from a path of wire names to an effect.
    Effects(fn(Config, String, Effect) -> Config),
    /// A table from a path of wire names to a whole number, zero or more.
    Numbers(fn(Config, String, u64) -> Config),
}

/// Every setting, by the name of its method.
pub(super) const ALL: &[(&str, Kind)] = &[
    ("allow", Kind::Texts(Config::allow)),
    ("blocking", Kind::Flag(Config::blocking)),
    ("boxed", Kind::Texts(Config::boxed)),
    ("catalog", Kind::FilePairs(Config::catalog)),
    ("check_facets", Kind::Flag(Config::check_facets)),
    ("credential", Kind::Credentials(Config::credential)),
    ("docs", Kind::Flag(Config::docs)),
    ("effect", Kind::Effects(Config::effect)),
    ("endpoint", Kind::Pairs(Config::endpoint)),
    ("extern_path", Kind::Pairs(Config::extern_path)),
    ("field_attribute", Kind::Pairs(Config::field_attribute)),
    ("field_default", Kind::Pairs(Config::field_default)),
    ("field_doc", Kind::Pairs(Config::field_doc)),
    ("field_type", Kind::Pairs(Config::field_type)),
    ("field_warning", Kind::Pairs(Config::field_warning)),
    ("import_root", Kind::Files(Config::import_root)),
    ("keep_text", Kind::Texts(Config::keep_text)),
    ("keep_text_of", Kind::Texts(Config::keep_text_of)),
    ("lock", Kind::Files(Config::lock)),
    ("max_document_bytes", Kind::Count(Config::max_document_bytes)),
    ("module", Kind::Pairs(Config::module)),
    ("modules", Kind::Flag(Config::modules)),
    ("must_choose", Kind::Texts(Config::must_choose)),
    ("nil_items", Kind::Flag(Config::nil_items)),
    ("not_credential", Kind::Texts(Config::not_credential)),
    ("not_required", Kind::Texts(Config::not_required)),
    ("operation_doc", Kind::Pairs(Config::operation_doc)),
    ("operation_warning", Kind::Pairs(Config::operation_warning)),
    ("operations", Kind::Texts(|config, path| config.operations([path]))),
    ("or_text", Kind::Texts(Config::or_text)),
    ("or_text_of", Kind::Texts(Config::or_text_of)),
    ("order", Kind::Numbers(Config::order)),
    ("out_dir", Kind::File(Config::out_dir)),
    ("read_refinements", Kind::Flag(Config::read_refinements)),
    ("refinements", Kind::Files(Config::refinements)),
    ("refinements_text", Kind::Pairs(Config::refinements_text)),
    ("rename_field", Kind::Pairs(Config::rename_field)),
    ("rename_operation", Kind::Pairs(Config::rename_operation)),
    ("rename_service", Kind::Pairs(Config::rename_service)),
    ("rename_type", Kind::Pairs(Config::rename_type)),
    ("required", Kind::Texts(Config::required)),
    ("safe", Kind::Texts(Config::safe)),
    ("secret", Kind::Texts(Config::secret)),
    ("serde", Kind::Flag(Config::serde)),
    ("serde_with_feature", Kind::Text(Config::serde_with_feature)),
    ("server", Kind::Flag(Config::server)),
    ("service_doc", Kind::Pairs(Config::service_doc)),
    ("settings_may_miss", Kind::Flag(Config::settings_may_miss)),
    ("skip_operations", Kind::Texts(|config, path| config.skip_operations([path]))),
    ("skip_types", Kind::Texts(|config, path| config.skip_types([path]))),
    ("strip_operation_prefix", Kind::Texts(Config::strip_operation_prefix)),
    ("type_attribute", Kind::Pairs(Config::type_attribute)),
    ("type_derive", Kind::Pairs(Config::type_derive)),
    ("type_doc", Kind::Pairs(Config::type_doc)),
    ("types", Kind::Texts(|config, path| config.types([path]))),
    ("wsdl", Kind::Files(Config::wsdl)),
    ("wsdls", Kind::Files(Config::wsdl)),
];

/// The kinds of credentials, by their spelling.
pub(super) const CREDENTIALS: &[(&str, Credential)] = &[
    ("secret-key", Credential::SecretKey),
    ("signature", Credential::Signature),
    ("username", Credential::Username),
    ("password", Credential::Password),
];

impl Kind {
    /// What the value has to be, for a message.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Flag(_) => "`true` or `false`",
            Self::Count(_) => "a whole number that is not negative",
            Self::Text(_) => "a text",
            Self::Texts(_) => "a text or a list of texts",
            Self::File(_) => "the path of a folder",
            Self::Files(_) => "a path or a list of paths",
            Self::Pairs(_) => "a table from paths of wire names to texts",
            Self::FilePairs(_) => "a table from locations or namespaces to paths of files",
            Self::Credentials(_) => "a table from paths of wire names to kinds of credentials",
            Self::Effects(_) => "a table from paths of wire names to effects",
            Self::Numbers(_) => "a table from paths of wire names to whole numbers",
        }
    }

    /// Whether the value is a table.
    pub(super) fn is_table(self) -> bool {
        match self {
            Self::Flag(_) | Self::Count(_) | Self::Text(_) | Self::Texts(_) | Self::File(_) => {
                false
            }
            Self::Files(_) => false,
            Self::Pairs(_) | Self::FilePairs(_) | Self::Credentials(_) => true,
            Self::Effects(_) | Self::Numbers(_) => true,
        }
    }

    /// What belongs into its table, for a message.
    pub(super) fn inside(self) -> &'static str {
        match self {
            Self::Numbers(_) => "a whole number that is not negative",
            _ => "a text",
        }
    }

    /// An example of the line, for a message.
    pub(super) fn example(self, key: &str) -> String {
        match self {
            Self::Flag(_) => format!("write `{key} = true`"),
            Self::Count(_) => format!("write `{key} = 1000000`"),
            Self::Text(_) | Self::File(_) => format!("write `{key} = \"…\"`"),
            Self::Texts(_) | Self::Files(_) => format!("write `{key} = [\"…\", \"…\"]`"),
            Self::Pairs(_) | Self::FilePairs(_) => {
                format!("write `[{key}]`, and below it lines such as `\"…\" = \"…\"`")
            }
            Self::Effects(_) => {
                format!("write `[{key}]`, and below it lines such as `\"*/get*\" = \"read\"`")
            }
            Self::Numbers(_) => {
                format!("write `[{key}]`, and below it lines such as `\"user/name\" = 1`")
            }
            Self::Credentials(_) => {
                format!(
                    "write `[{key}]`, and below it lines such as `\"*/*/key\" = \"secret-key\"`"
                )
            }
        }
    }
}

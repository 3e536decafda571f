//! Settings with a path, as they are kept until a document is read.

/// A setting, the path that says what it is about, and its value.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub setting: Setting,
    pub path: String,
    /// Empty where the setting has none.
    pub value: String,
}

/// The settings that have a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Setting {
    Boxed,
    Endpoint,
    ExternPath,
    FieldAttribute,
    FieldType,
    KeepText,
    KeepTextOf,
    Module,
    NotRequired,
    Operations,
    OrText,
    OrTextOf,
    RenameField,
    RenameOperation,
    RenameService,
    RenameType,
    Required,
    Safe,
    Secret,
    SkipOperations,
    SkipTypes,
    TypeAttribute,
    TypeDerive,
    Types,
}

const FIELD: &str = "field, variant or value";

/// What a path can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Type,
    Field,
    Service,
    Operation,
    Namespace,
}

impl Setting {
    /// The method of `Config`, what its path stands for, and what that fits.
    fn about(self) -> (&'static str, Subject, &'static str) {
        match self {
            Self::Boxed => ("boxed", Subject::Field, "field that can be in a box"),
            Self::Endpoint => ("endpoint", Subject::Service, "service"),
            Self::ExternPath => ("extern_path", Subject::Type, "type with a name"),
            Self::FieldAttribute => ("field_attribute", Subject::Field, FIELD),
            Self::FieldType => {
                ("field_type", Subject::Field, "field that can have a type of your own")
            }
            Self::KeepText => ("keep_text", Subject::Field, "field that is not plain text already"),
            Self::KeepTextOf => ("keep_text_of", Subject::Type, "simple type"),
            Self::Module => ("module", Subject::Namespace, "namespace that types are of"),
            Self::NotRequired => {
                ("not_required", Subject::Field, "field that is set to be required")
            }
            Self::Operations => ("operations", Subject::Operation, "operation"),
            Self::OrText => ("or_text", Subject::Field, "field that any text is not a value of"),
            Self::OrTextOf => ("or_text_of", Subject::Type, "simple type"),
            Self::RenameField => ("rename_field", Subject::Field, FIELD),
            Self::RenameOperation => ("rename_operation", Subject::Operation, "operation"),
            Self::RenameService => ("rename_service", Subject::Service, "service"),
            Self::RenameType => ("rename_type", Subject::Type, "type"),
            Self::Required => ("required", Subject::Field, "field that can be required"),
            Self::Safe => ("safe", Subject::Operation, "operation"),
            Self::Secret => ("secret", Subject::Field, "field of a simple type"),
            Self::SkipOperations => ("skip_operations", Subject::Operation, "operation"),
            Self::SkipTypes => ("skip_types", Subject::Type, "type that can be left out"),
            Self::TypeAttribute => ("type_attribute", Subject::Type, "struct or enum"),
            Self::TypeDerive => ("type_derive", Subject::Type, "struct or enum"),
            Self::Types => ("types", Subject::Type, "type"),
        }
    }

    /// The method of `Config`.
    pub(crate) fn name(self) -> &'static str {
        self.about().0
    }

    /// What its path stands for.
    pub(crate) fn subject(self) -> Subject {
        self.about().1
    }

    /// What its path has to fit, for a message.
    pub(crate) fn noun(self) -> &'static str {
        self.about().2
    }
}

impl Subject {
    /// Whether the path has two parts.
    pub(crate) fn is_inside(self) -> bool {
        matches!(self, Self::Field | Self::Operation)
    }

    /// How a path is written.
    pub(crate) fn form(self) -> &'static str {
        match self {
            Self::Type => "`type`, `{namespace}type`, or `xs:type` for one of XML Schema",
            Self::Field => "`type/field` or `{namespace}type/field`",
            Self::Service => "`service`",
            Self::Operation => "`service/operation`",
            Self::Namespace => "the namespace",
        }
    }
}

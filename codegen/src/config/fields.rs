//! How structs hold what is in them.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Holds what the fields that fit `type/field` have in a `Box`, so that the struct is small
    /// where they are mostly absent. Variants of choices can be in a box as well.
    ///
    /// It can be said of elements that do not repeat, and of groups. What would make a struct
    /// endless or huge is in a box already, and stays there.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().boxed("order/buyer");
    /// ```
    #[must_use]
    pub fn boxed(self, path: impl Into<String>) -> Self {
        self.rule(Setting::Boxed, path, "")
    }

    /// Makes the fields that fit `type/field` a `T` in place of an `Option<T>`. A message without one
    /// of them is refused with an error that says what is missing, and where.
    ///
    /// It can be said of the elements, attributes and text of a struct, and of the parts of a
    /// message, whatever the schema says of them. It cannot be said of what repeats, of what may be
    /// nil, of groups, of what stands inside of a choice or of a sequence that repeats, and of what
    /// would make a struct endless. Later settings override earlier ones.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().required("order/number").required("*/id");
    /// ```
    #[must_use]
    pub fn required(self, path: impl Into<String>) -> Self {
        self.rule(Setting::Required, path, "")
    }

    /// Exempts the fields that fit `type/field` from what [`required`](Self::required) said before.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().required("order/*").not_required("order/size");
    /// ```
    #[must_use]
    pub fn not_required(self, path: impl Into<String>) -> Self {
        self.rule(Setting::NotRequired, path, "")
    }
}

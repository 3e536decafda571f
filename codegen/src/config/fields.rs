//! The settings of fields: boxes, required fields, and items that may be nil.

use super::Config;
use super::rule::Setting;

impl Config {
    /// Puts the values of the fields that fit `type/field` into a `Box`, so that the struct stays
    /// small where they are mostly absent. It also applies to variants of choices.
    ///
    /// It applies to elements and parts that do not repeat, and to choices and sequences. In the
    /// types of a schema, a field that would give its type an infinite size, or whose own type is
    /// larger than 128 bytes, is in a box already.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().boxed("order/buyer");
    /// ```
    #[must_use]
    pub fn boxed(self, path: impl Into<String>) -> Self {
        self.rule(Setting::Boxed, path, "")
    }

    /// Makes the fields that fit `type/field` a `T` instead of an `Option<T>`. A message without
    /// one of them is refused, with an error that names the missing element.
    ///
    /// It applies to the elements, attributes and text of a struct, and to the parts of a message,
    /// whether the schema requires them or not. It does not apply to what repeats, to what may be
    /// nil, to groups, to what is inside a choice or a sequence that repeats, and to what would
    /// give a struct an infinite size. Later settings override earlier ones.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().required("order/number").required("*/id");
    /// ```
    #[must_use]
    pub fn required(self, path: impl Into<String>) -> Self {
        self.rule(Setting::Required, path, "")
    }

    /// Exempts the fields that fit `type/field` from earlier [`required`](Self::required) settings.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().required("order/*").not_required("order/size");
    /// ```
    #[must_use]
    pub fn not_required(self, path: impl Into<String>) -> Self {
        self.rule(Setting::NotRequired, path, "")
    }

    /// Sets whether the items of SOAP arrays may be nil, as SOAP 1.1 (§5.4.2) has it: they are
    /// `Vec<Option<T>>`, and an operation of the style `rpc` whose reply is an array gives
    /// `Option<Vec<Option<T>>>`. That is the default. Items of any type are `Vec<Value>` in any
    /// case: `wsdl_runtime::Value` can be nil itself.
    ///
    /// With `false`, both are `Vec<T>`. A reply with an item that is nil or left out, or with nil in
    /// place of the array, is then refused, with an error that names the item.
    ///
    /// ```
    /// let config = wsdl_codegen::Config::new().nil_items(false);
    /// ```
    #[must_use]
    pub fn nil_items(mut self, may_be_nil: bool) -> Self {
        self.plain_items = !may_be_nil;
        self
    }
}

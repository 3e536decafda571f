//! SOAP arrays, whose attributes differ between the two versions of SOAP encoding.

use crate::codec::encode::encoder::{Encoder, ITEM, Mode};
use crate::codec::encode::traits::Encode;
use crate::codec::names::{Name, TypeName};
use crate::codec::version::Version;

impl Encoder<'_> {
    /// Writes a SOAP array (SOAP 1.1 §5.4.2, SOAP 1.2 Part 2 §3.1.6) of items of the type `ty`, the
    /// items as elements called `item`.
    pub(crate) fn array<T: Encode>(
        &mut self,
        name: Name<'_>,
        ty: TypeName,
        items: &[T],
        write: impl Fn(&T, &mut Self),
    ) {
        self.open(name);
        match self.mode {
            Mode::Literal => {}
            Mode::Encoded(Version::Soap11) => {
                self.array_type(ty.namespace, ty.local, T::RANK, items.len());
            }
            Mode::Encoded(Version::Soap12) => {
                self.item_type(ty.namespace, ty.local, T::RANK, items.len());
            }
        }
        self.push(">");
        let expected = self.expected.take();
        self.inside(name.local, |encoder| {
            encoder.items(ITEM, items, |item, encoder| {
                encoder.expected = expected;
                write(item, encoder);
            });
        });
        self.end(name);
    }

    /// What SOAP 1.1 says of an array whose items are `rank` arrays around a type.
    pub(super) fn array_type(&mut self, namespace: &str, local: &str, rank: usize, length: usize) {
        self.push(" xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"");
        let declaration = self.qualified_type(namespace, local);
        for _ in 0..rank {
            self.push("[]");
        }
        self.push("[");
        self.push_number(length);
        self.push("]\"");
        self.declare("own", declaration);
    }

    /// The same in SOAP 1.2, which knows no arrays of arrays: the items are arrays themselves.
    pub(super) fn item_type(&mut self, namespace: &str, local: &str, rank: usize, length: usize) {
        self.push(" xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arraySize=\"");
        self.push_number(length);
        self.push("\"");
        if rank > 0 {
            self.push(" SOAP-ENC:itemType=\"SOAP-ENC:Array\"");
        } else if !local.is_empty() {
            self.push(" SOAP-ENC:itemType=\"");
            let declaration = self.qualified_type(namespace, local);
            self.push("\"");
            self.declare("own", declaration);
        }
    }
}

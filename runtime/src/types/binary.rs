//! `xs:base64Binary` and `xs:hexBinary`.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use super::error::ParseError;
use super::white_space::{WHITE_SPACE, trim};

/// Bytes written in Base64: `xs:base64Binary` (XSD 1.0 Part 2 §3.2.16).
///
/// ```
/// use wsdl_runtime::types::Base64Binary;
///
/// let image: Base64Binary = "aGVs\n bG8".parse()?;
/// assert_eq!(*image, *b"hello");
/// assert_eq!(image.to_string(), "aGVsbG8=");
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// White space is allowed anywhere, and padding may be missing, as many programs leave it out.
/// Reading fails for characters beyond the alphabet, and for a last group of one character. The
/// bytes are written in one line, with padding. The default holds no bytes.
///
/// What comes in an attachment (XOP 1.0 §3.2) is not copied, so that a value keeps the whole reply in
/// memory; [`into_inner`](Self::into_inner) copies it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64Binary(Bytes);

/// Bytes written in hexadecimal digits: `xs:hexBinary` (XSD 1.0 Part 2 §3.2.15).
///
/// ```
/// use wsdl_runtime::types::HexBinary;
///
/// let digest: HexBinary = "0fB7".parse()?;
/// assert_eq!(*digest, [0x0f, 0xb7]);
/// assert_eq!(digest.to_string(), "0FB7");
/// # Ok::<(), wsdl_runtime::types::ParseError>(())
/// ```
///
/// Digits of either case are read. Reading fails for an odd number of them, and for anything
/// else. The bytes are written in upper case. The default holds no bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HexBinary(Bytes);

/// Lenient as to padding, and to bits beyond the last byte.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

impl FromStr for Base64Binary {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let dense: Vec<u8> =
            text.bytes().filter(|byte| !WHITE_SPACE.contains(&char::from(*byte))).collect();
        let bytes = BASE64.decode(dense);
        bytes.map(Self::from).map_err(|_| ParseError::new("xsd:base64Binary", trim(text)))
    }
}

impl FromStr for HexBinary {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let text = trim(text);
        hex::decode(text).map(Self::from).map_err(|_| ParseError::new("xsd:hexBinary", text))
    }
}

impl fmt::Display for Base64Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base64::display::Base64Display::new(&self.0, &BASE64).fmt(f)
    }
}

impl fmt::Display for HexBinary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

/// What makes a type stand for the bytes that it holds.
macro_rules! bytes {
    ($($type:ident),*) => {$(
        impl $type {
            /// The bytes themselves; a copy where others share them.
            pub fn into_inner(self) -> Vec<u8> {
                self.0.into()
            }

            /// The bytes as they are shared.
            pub fn into_bytes(self) -> Bytes {
                self.0
            }
        }

        impl Deref for $type {
            type Target = [u8];

            fn deref(&self) -> &[u8] {
                &self.0
            }
        }

        impl AsRef<[u8]> for $type {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        impl From<Vec<u8>> for $type {
            fn from(bytes: Vec<u8>) -> Self {
                Self(bytes.into())
            }
        }

        impl From<Bytes> for $type {
            fn from(bytes: Bytes) -> Self {
                Self(bytes)
            }
        }

        impl From<&[u8]> for $type {
            fn from(bytes: &[u8]) -> Self {
                bytes.to_vec().into()
            }
        }

        impl<const N: usize> From<[u8; N]> for $type {
            fn from(bytes: [u8; N]) -> Self {
                bytes.to_vec().into()
            }
        }

        impl From<$type> for Vec<u8> {
            fn from(bytes: $type) -> Self {
                bytes.into_inner()
            }
        }
    )*};
}

bytes!(Base64Binary, HexBinary);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_with_white_space_and_without_padding() {
        for (text, bytes) in [
            ("", &b""[..]),
            (" \n", b""),
            ("Zg==", b"f"),
            ("Zg", b"f"),
            ("Zm8=", b"fo"),
            ("Zm8", b"fo"),
            ("Zh", b"f"),
            ("Zm 9\r\n v\t", b"foo"),
            ("+/+/", &[0xfb, 0xff, 0xbf]),
        ] {
            assert_eq!(*text.parse::<Base64Binary>().unwrap(), *bytes, "{text}");
        }
    }

    #[test]
    fn anything_but_base64_is_refused() {
        for text in ["Z", "Zm9vY", "Zm9v-_", "Zg==Zg==", "====", "é", "Zm\u{a0}9v"] {
            assert!(text.parse::<Base64Binary>().is_err(), "{text}");
        }
    }

    #[test]
    fn hex_is_read_in_either_case() {
        assert_eq!(*" 00fF\n".parse::<HexBinary>().unwrap(), [0, 255]);
        assert!("".parse::<HexBinary>().unwrap().is_empty());
        for text in ["0", "0g", "00 ff", "0xff", "é"] {
            assert!(text.parse::<HexBinary>().is_err(), "{text}");
        }
    }

    #[test]
    fn bytes_go_in_and_come_out() {
        let bytes = vec![1, 2, 3];
        assert_eq!(Base64Binary::from(bytes.clone()).into_inner(), bytes);
        assert_eq!(Vec::from(HexBinary::from(&bytes[..])), bytes);
        assert_eq!(HexBinary::from([171]).to_string(), "AB");
        assert_eq!(Base64Binary::from([251; 3]).to_string(), "+/v7");
    }
}

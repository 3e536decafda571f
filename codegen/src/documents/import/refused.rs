//! Documents that are there and may not be read.

use std::fmt;
use std::io;

/// Why a file is not read although it is there. It comes as the inner error of an [`io::Error`].
#[derive(Debug)]
pub(crate) enum Refused {
    /// It is outside of the folders that imports may lead to, which are named.
    Outside(Vec<String>),
    /// It is a folder, a pipe or a device.
    NoFile,
    /// It has more bytes than the limit.
    TooLarge(u64),
}

impl Refused {
    /// The refusal that `error` stands for, if it does.
    pub(crate) fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<Refused> for io::Error {
    fn from(refused: Refused) -> Self {
        Self::other(refused)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside(roots) => {
                write!(f, "it is outside of {}", roots.join(", "))
            }
            Self::NoFile => f.write_str("it is no regular file"),
            Self::TooLarge(limit) => write!(f, "it has more than {limit} bytes"),
        }
    }
}

impl std::error::Error for Refused {}

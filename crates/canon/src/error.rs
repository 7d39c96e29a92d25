//! Why a text was refused.

use std::fmt;

/// Why a text is no file of ours that can be read. The sentence for users is written elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// More text than is ever read.
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest size that is read.
        limit: usize,
    },
    /// Not JSON, cut short, or nested too deep.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but of no program of ours: there is no `format` of ours.
    NotOurs,
    /// Ours, of a version that a newer program wrote.
    NewerVersion {
        /// The format found.
        found: String,
    },
    /// Ours by its name, but of no format that can be opened here.
    UnknownFormat {
        /// The format found.
        found: String,
    },
    /// The right format, but not its shape: a value is missing, unknown, of the wrong type, or there twice.
    Shape {
        /// What is wrong and where, for developers.
        message: String,
    },
    /// A draft whose check value is not that of its content: some of it is not what was written.
    Spoiled,
}

/// The longest piece of a foreign text that is repeated in an error.
const LONGEST: usize = 300;

/// The beginning of a text that came from outside.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

impl ReadError {
    /// From the reader's own error: not JSON at all, or not the shape.
    pub fn from_json(error: &serde_json::Error) -> ReadError {
        if error.is_data() {
            ReadError::Shape {
                message: excerpt(&error.to_string()),
            }
        } else {
            ReadError::NotJson {
                line: error.line(),
                column: error.column(),
            }
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::TooLarge { bytes, limit } => {
                write!(f, "{bytes} bytes are more than the {limit} that are read")
            }
            ReadError::NotJson { line, column } => {
                write!(f, "not JSON at line {line} column {column}")
            }
            ReadError::NotOurs => f.write_str("no file of this program"),
            ReadError::NewerVersion { found } => {
                write!(f, "{found} was written by a newer program")
            }
            ReadError::UnknownFormat { found } => write!(f, "{found} is no format that opens here"),
            ReadError::Shape { message } => write!(f, "not the shape of its format: {message}"),
            ReadError::Spoiled => f.write_str("not what was written: the check value differs"),
        }
    }
}

impl std::error::Error for ReadError {}

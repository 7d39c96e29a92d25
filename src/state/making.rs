//! How far the making of a file is.

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Making {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// At work: at what.
    Working(String),
    /// Done: what was made.
    Done(String),
    /// It did not work out: why.
    Failed(String),
}

impl Making {
    /// Another request would be one too many.
    pub fn is_working(&self) -> bool {
        matches!(self, Making::Working(_))
    }
}

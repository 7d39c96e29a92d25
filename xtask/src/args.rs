//! The options of a command. Small enough not to need a parser crate.

use std::env;

use anyhow::{Context, Result, ensure};

/// What the command line still holds; reading an option takes it out.
pub struct Args(Vec<String>);

impl Args {
    /// The arguments of this process, without its name.
    pub fn from_env() -> Self {
        Self(env::args().skip(1).collect())
    }

    /// The first argument.
    pub fn command(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Whether `name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|arg| arg == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    /// The number after `name`.
    pub fn number(&mut self, name: &str) -> Result<Option<u16>> {
        let Some(at) = self.0.iter().position(|arg| arg == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        ensure!(at < self.0.len(), "{name} needs a number after it");
        let value = self.0.remove(at);
        let number = value
            .parse()
            .with_context(|| format!("{name} {value}: not a number from 0 to 65535"))?;
        Ok(Some(number))
    }

    /// Everything left, for another program. A leading `--` is dropped.
    pub fn rest(mut self) -> Vec<String> {
        if self.0.first().is_some_and(|arg| arg == "--") {
            self.0.remove(0);
        }
        self.0
    }

    /// Fails if anything is left that nobody asked for.
    pub fn finish(self) -> Result<()> {
        ensure!(
            self.0.is_empty(),
            "not understood: {} (see `cargo xtask help`)",
            self.0.join(" ")
        );
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(words: &str) -> Args {
        Args(words.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_are_taken_out_in_any_order() {
        let mut args = args("serve --no-open --port 9000");
        assert_eq!(args.command().as_deref(), Some("serve"));
        assert_eq!(args.number("--port").ok().flatten(), Some(9000));
        assert!(args.flag("--no-open"));
        assert!(!args.flag("--dev"));
        assert!(args.finish().is_ok());
    }

    #[test]
    fn what_nobody_asked_for_is_an_error() {
        assert!(args("--prot 9000").finish().is_err());
        assert!(args("--port").number("--port").is_err());
        assert!(args("--port 99999").number("--port").is_err());
    }
}

//! Our sources as templates: `{{…}}` stands for something of the build, and lines between `<!-- only web -->` (or
//! `single`) and `<!-- end -->` are in one edition of the page.

use anyhow::{Context, Result, bail, ensure};

/// Which edition of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// For a web server, with its files beside it.
    Web,
    /// A single file that holds them all.
    Single,
}

/// The text without the lines of the other edition.
pub fn only(text: &str, edition: Edition) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut inside = None;
    for line in text.split_inclusive('\n') {
        let opened = match line.trim() {
            "<!-- only web -->" => Some(Edition::Web),
            "<!-- only single -->" => Some(Edition::Single),
            "<!-- end -->" => {
                ensure!(inside.take().is_some(), "an \"end\" without its \"only\"");
                continue;
            }
            _ => None,
        };
        if opened.is_some() {
            ensure!(inside.is_none(), "an \"only\" within another");
            inside = opened;
        } else if inside.is_none_or(|inside| inside == edition) {
            kept += line;
        }
    }
    ensure!(inside.is_none(), "an \"only\" without its \"end\"");
    Ok(kept)
}

/// The text with every `{{asked}}` replaced by what it stands for; one that stands for nothing is an error.
pub fn fill(text: &str, stands_for: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (asked, after) = part.split_once("}}").context("a {{ without its }}")?;
        let Some(found) = stands_for(asked) else {
            bail!("{{{{{asked}}}}} is nothing that the build makes");
        };
        filled += &found;
        filled += after;
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::{Edition, fill, only};

    #[test]
    fn each_edition_has_its_lines() {
        let text =
            "a\n<!-- only web -->\nb\n<!-- end -->\n <!-- only single -->\nc\n <!-- end -->\nd\n";
        assert_eq!(only(text, Edition::Web).ok().as_deref(), Some("a\nb\nd\n"));
        assert_eq!(
            only(text, Edition::Single).ok().as_deref(),
            Some("a\nc\nd\n")
        );
        for wrong in [
            "<!-- only web -->\na",
            "<!-- end -->",
            "<!-- only web -->\n<!-- only single -->\n<!-- end -->",
        ] {
            assert!(only(wrong, Edition::Web).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_an_error() {
        let known = |asked: &str| (asked == "build").then(|| "1".to_owned());
        assert_eq!(fill("a {{build}}.", known).ok().as_deref(), Some("a 1."));
        assert!(fill("{{biuld}}", known).is_err());
        assert!(fill("{{build", known).is_err());
    }
}

//! `style/main.css` and the files it imports, in their order, as one small stylesheet.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// The stylesheet that starts at `file`.
pub fn sheet(file: &Path) -> Result<String> {
    Ok(squeeze(&with_imports(file)?))
}

/// The text of a file with every `@import "x.css";` line replaced by that file.
fn with_imports(file: &Path) -> Result<String> {
    let name = file.display();
    let text = fs::read_to_string(file).with_context(|| {
        format!("{name} is missing (style/main.css lists the stylesheets, one `@import \"name.css\";` a line)")
    })?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut sheet = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("@import") {
            let Some(import) = imported(line) else {
                bail!(
                    "{name}: only `@import \"name.css\";` is understood, not `{}`",
                    line.trim()
                );
            };
            sheet += &with_imports(&folder.join(import))?;
        } else {
            sheet += line;
        }
        sheet.push('\n');
    }
    Ok(sheet)
}

fn imported(line: &str) -> Option<&str> {
    let name = line
        .trim()
        .strip_prefix("@import")?
        .trim()
        .strip_suffix(';')?
        .trim();
    let name = name.strip_prefix('"')?.strip_suffix('"')?;
    (!name.contains('"')).then_some(name)
}

/// Takes out comments, and white space where it never means anything. Leaves the rest to compression.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '"' | '\'' => {
                let length = string_length(rest, next);
                out.push_str(&rest[..length]);
                length
            }
            '/' if rest.starts_with("/*") => {
                let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
                // A comment parts two words as a space does.
                space(&mut out);
                length
            }
            _ if next.is_ascii_whitespace() => {
                space(&mut out);
                1
            }
            '{' | '}' | ';' => {
                out.truncate(out.trim_end_matches(' ').len());
                if next == '}' {
                    out.truncate(out.trim_end_matches(';').len());
                }
                out.push(next);
                1
            }
            _ => {
                out.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// One space, unless there is one already or the character before it stands alone anyway.
fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';']) {
        out.push(' ');
    }
}

/// The length of the quoted string at the start of `text`, quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{imported, squeeze};

    #[test]
    fn comments_and_idle_space_go_and_meaning_stays() {
        let css = "/* one */\n:root {\n  --gap: 1rem;\n}\n\n.a :hover > .b,\n.c {\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(
            squeeze(css),
            ":root{--gap: 1rem}.a :hover > .b, .c{width: calc(1px + 2px)}"
        );
    }

    #[test]
    fn strings_are_left_alone() {
        let css = ".a::before { content: \"/*  \\\" ; */\"; }";
        assert_eq!(squeeze(css), ".a::before{content: \"/*  \\\" ; */\"}");
        assert_eq!(squeeze("q { quotes: '  «' '»' }"), "q{quotes: '  «' '»'}");
    }

    #[test]
    fn only_plain_imports_are_understood() {
        assert_eq!(
            imported("@import \"components/field.css\";"),
            Some("components/field.css")
        );
        assert_eq!(imported("@import url(x.css);"), None);
        assert_eq!(imported("@import \"x.css\" print;"), None);
    }
}

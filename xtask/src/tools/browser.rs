//! What the browser tests need: Chromium, Firefox, a font with Chinese characters, and programs that read PDF.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

use super::system::{self, Need};
use crate::process::{find, output};

const CHROMIUM: Need = Need {
    name: "Chromium or Chrome",
    debian: "chromium",
    elsewhere: "install one, or set CHROMIUM to the path of its program",
    is_there: || find_chromium().is_some(),
};

const FIREFOX: Need = Need {
    name: "Firefox",
    debian: "firefox-esr",
    elsewhere: "install it, or set FIREFOX to the path of its program",
    is_there: || find_firefox().is_some(),
};

const CHINESE_FONT: Need = Need {
    name: "a font with Chinese characters",
    debian: "fonts-noto-cjk",
    elsewhere: "install Noto Sans CJK",
    is_there: has_chinese_font,
};

const POPPLER: Need = Need {
    name: "poppler (pdftotext, pdftoppm)",
    debian: "poppler-utils",
    elsewhere: "brew install poppler",
    is_there: || find("pdftotext").is_some() && find("pdftoppm").is_some(),
};

const QPDF: Need = Need {
    name: "qpdf",
    debian: "qpdf",
    elsewhere: "brew install qpdf",
    is_there: || find("qpdf").is_some(),
};

/// Makes sure of all of it.
pub fn everything() -> Result<()> {
    for variable in ["CHROMIUM", "FIREFOX"] {
        if let Some(chosen) = env::var_os(variable) {
            ensure!(
                PathBuf::from(&chosen).is_file(),
                "{variable} is {}, where there is no program",
                chosen.display()
            );
        }
    }
    system::ensure(&[CHROMIUM, FIREFOX, CHINESE_FONT, POPPLER, QPDF])
}

/// The browser to test with.
pub fn chromium() -> Result<PathBuf> {
    find_chromium().context("no Chromium")
}

/// The other browser to test with.
pub fn firefox() -> Result<PathBuf> {
    find_firefox().context("no Firefox")
}

/// The variable FIREFOX, else a program on PATH, else where macOS and Windows keep it.
fn find_firefox() -> Option<PathBuf> {
    const ELSEWHERE: [&str; 2] = [
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ];
    chosen_or_found("FIREFOX", &["firefox-esr", "firefox"], &ELSEWHERE)
}

/// The variable CHROMIUM, else a program on PATH, else where macOS and Windows keep it.
fn find_chromium() -> Option<PathBuf> {
    const ON_PATH: [&str; 4] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    const ELSEWHERE: [&str; 4] = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    chosen_or_found("CHROMIUM", &ON_PATH, &ELSEWHERE)
}

fn chosen_or_found(variable: &str, on_path: &[&str], elsewhere: &[&str]) -> Option<PathBuf> {
    let chosen = env::var_os(variable).map(PathBuf::from);
    chosen
        .or_else(|| on_path.iter().find_map(|name| find(name)))
        .or_else(|| {
            elsewhere
                .iter()
                .map(PathBuf::from)
                .find(|file| file.is_file())
        })
}

/// macOS and Windows always have one; elsewhere fontconfig knows.
fn has_chinese_font() -> bool {
    !cfg!(target_os = "linux")
        || output(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|list| !list.is_empty())
}

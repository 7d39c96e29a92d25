//! Programs that belong to the operating system. Installed with apt-get where that is possible without
//! asking for a password; elsewhere the error says what to install.

use std::process::Command;

use anyhow::{Result, bail, ensure};

use crate::process::{find, output, run};

/// Something to install, and how to know that it is there.
#[derive(Clone, Copy)]
pub struct Need {
    /// What it is called in an error message.
    pub name: &'static str,
    /// Its package in Debian and Ubuntu.
    pub debian: &'static str,
    /// How to get it on macOS.
    pub elsewhere: &'static str,
    /// Whether it is there.
    pub is_there: fn() -> bool,
}

pub const NODE: Need = Need {
    name: "Node.js (node)",
    debian: "nodejs",
    elsewhere: "brew install node, or https://nodejs.org",
    is_there: || find("node").is_some(),
};

pub const NPM: Need = Need {
    name: "npm",
    debian: "npm",
    elsewhere: "it comes with Node.js, https://nodejs.org",
    is_there: || output(Command::new(super::node::npm_program()).arg("--version")).is_ok(),
};

/// Installs what is missing, or says what it is.
pub fn ensure(needs: &[Need]) -> Result<()> {
    let missing = still_missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|need| need.debian).collect();
    let Some(mut apt) = apt_get() else {
        let list: Vec<_> = missing
            .iter()
            .map(|need| format!("  {}: {}", need.name, need.elsewhere))
            .collect();
        bail!(
            "missing on this machine:\n{}\non Debian or Ubuntu: sudo apt-get install {}",
            list.join("\n"),
            packages.join(" ")
        );
    };
    // An old list of packages names files that are gone, so it is brought up to date first.
    run(apt().args(["update", "--quiet"]))?;
    run(apt()
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(&packages))?;
    let missing = still_missing(needs);
    ensure!(
        missing.is_empty(),
        "apt-get installed {}, and yet this is not to be found: {}",
        packages.join(" "),
        missing
            .iter()
            .map(|need| need.name)
            .collect::<Vec<_>>()
            .join(", ")
    );
    Ok(())
}

fn still_missing(needs: &[Need]) -> Vec<Need> {
    needs
        .iter()
        .filter(|need| !(need.is_there)())
        .copied()
        .collect()
}

/// apt-get as root, or nothing if there is none or a password would be asked for.
fn apt_get() -> Option<impl FnMut() -> Command> {
    find("apt-get")?;
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root {
        output(Command::new("sudo").args(["-n", "true"])).ok()?;
    }
    Some(move || {
        let mut apt = if is_root {
            Command::new("env")
        } else {
            Command::new("sudo")
        };
        if !is_root {
            apt.args(["-n", "env"]);
        }
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        apt
    })
}

//! The sentences that screen and paper share

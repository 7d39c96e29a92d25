//! Where this device is, asked of the browser once, when the person asks.

use wasm_bindgen::prelude::*;
use web_sys::{Position, PositionError, PositionOptions};

/// Where the device is, on WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Here {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// The device is within so many metres of it, as it estimates, in 95 cases of 100.
    pub accuracy_m: f64,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The person or the browser refused.
    Refused,
    /// The device cannot tell.
    Unavailable,
    /// It took too long.
    TimedOut,
    /// This browser, or this way of opening the page, has no such thing.
    Unsupported,
}

/// How long an answer may take, milliseconds.
const PATIENCE: u32 = 30_000;

/// Asks the browser, which asks the person; `answer` is called once.
pub fn ask(answer: impl Fn(Result<Here, NoPosition>) + Clone + 'static) {
    let geolocation = web_sys::window().and_then(|window| {
        let found = window.navigator().geolocation().ok()?;
        (!found.is_undefined() && !found.is_null() && window.is_secure_context()).then_some(found)
    });
    let Some(geolocation) = geolocation else {
        return answer(Err(NoPosition::Unsupported));
    };
    let failed = answer.clone();
    let found = Closure::once_into_js({
        let answer = answer.clone();
        move |position: Position| {
            let place = position.coords();
            answer(Ok(Here {
                latitude: place.latitude(),
                longitude: place.longitude(),
                accuracy_m: place.accuracy(),
            }));
        }
    });
    let refused = Closure::once_into_js(move |error: PositionError| {
        failed(Err(match error.code() {
            PositionError::PERMISSION_DENIED => NoPosition::Refused,
            PositionError::TIMEOUT => NoPosition::TimedOut,
            _ => NoPosition::Unavailable,
        }));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);
    options.set_maximum_age(0);
    let asked = geolocation.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(refused.unchecked_ref()),
        &options,
    );
    if asked.is_err() {
        answer(Err(NoPosition::Unsupported));
    }
}

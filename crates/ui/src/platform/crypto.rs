//! Random bytes.

/// Fresh random bytes of the browser's own source; `None` when it has none.
pub fn random(count: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; count];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

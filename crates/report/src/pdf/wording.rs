//! The few words the engine itself puts on a page. Everything else is the caller's.

/// Heading of the table of contents.
pub const CONTENTS: &str = "目　录";
/// After the caption of a table that goes on from the page before.
pub const CONTINUED: &str = "（续表）";
/// Where the seal goes.
pub const SEAL: &str = "（盖章处）";
/// Under a map that had to be made smaller to fit the page.
pub const SHRUNK: &str = "（图幅大于版心，已缩小：请以图上的比例尺线段为准，不用数字比例尺。）";

/// What a screen reader says in place of the QR code.
pub const CODE: &str = "二维码，扫出来的内容就是旁边印的校验码";

/// The page count at the foot.
pub fn page(number: usize, of: usize) -> String {
    format!("第 {number} 页　共 {of} 页")
}

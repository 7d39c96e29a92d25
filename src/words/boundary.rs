//! What only the boundary page says.

use ::boundary::RingRole;

/// The boundary page's intro.
pub const BOUNDARY_INTRO: &str = "把许可证副本上的拐点坐标整段粘贴进来，或在表里逐点填写。X 是纵坐标（北，7 位整数），Y 是横坐标（东，8 位整数，前两位为带号）；填经纬度时，纬度填在 X，经度填在 Y，度分秒或小数都可以。";
/// Datum is never converted.
pub const DATUM_NOTE: &str = "按许可证上写的坐标系选择。1980西安与2000国家大地坐标系之间没有公开的转换参数，程序自己不换算；单凭数字分不出坐标系，不确定时请查许可证或问主管部门。";
/// What cannot be judged.
pub const BOUNDARY_LIMITS: &str =
    "本工具只按填写的坐标画范围、算面积，不判断是否涉及自然保护地和生态保护红线。";

/// An example of what can be pasted.
pub const PASTE_HINT: &str = "如：1, 5485081.58, 39543187.71; 2, 5485245.46, 39543473.59; …；Word、Excel 里的表格、带圈号的几圈坐标也可以";

/// What a paste came to.
pub fn pasted(points: usize, rings: usize, unread: usize) -> String {
    let several = if rings > 1 {
        format!("，分 {rings} 圈")
    } else {
        String::new()
    };
    match (points, unread) {
        (0, _) => "没有读出拐点，表格没有改动。".to_owned(),
        (_, 0) => format!("读出 {points} 个拐点{several}，已填入下表。"),
        _ => format!("读出 {points} 个拐点{several}，已填入下表；另有 {unread} 处没有读懂，见下。"),
    }
}

/// What proposals are.
pub const PROPOSALS_NOTE: &str = "把证载面积当校验：只改一处、面积就对得上的改法列在这里。只是推算，哪一个对，以许可证原件为准；不会自动改动。";
/// Long tables are not searched through.
pub const NOT_ALL_TRIED: &str = "点数太多，没有逐个数字试完。";

/// More fit than are listed.
pub fn more_proposals(more: usize) -> String {
    format!("另有 {more} 种改法也对得上，没有列出。")
}

/// A proposal was accepted.
pub fn taken(said: &str) -> String {
    format!("已采用：{said}")
}

/// A pasted text names a datum.
pub fn text_names_datum(datum: &str) -> String {
    format!("贴入的文字里写着{datum}，与上面所选不同。")
}

/// A pasted text names elevations.
pub fn text_names_elevations(top: &str, bottom: &str) -> String {
    format!("贴入的文字里有开采标高：{top} m 至 {bottom} m。")
}

/// There is nothing to draw.
pub const MAP_EMPTY: &str = "填入至少一个拐点后，这里按比例画出矿区范围。";
/// How the drawing is moved.
pub const MAP_KEYS: &str =
    "拖动移动，双指或滚轮缩放（先点一下图）。键盘：方向键移动，加减号缩放，0 看全图。";

/// What the question about the position does.
pub const POSITION_NOTE: &str = "按一下才会向浏览器要一次位置，只在这台设备上与上图比较，不保存，不上传。在矿区现场用手机最合适。";
/// The browser was asked.
pub const POSITION_ASKING: &str = "正在定位，浏览器可能会先问您是否允许；露天约需半分钟。";
/// There is no sound boundary.
pub const POSITION_NO_BOUNDARY: &str =
    "矿区范围还没有填好或坐标待核，说不出里外。请先改正拐点坐标。";
/// There is no reference system.
pub const POSITION_NO_SYSTEM: &str = "坐标系或带号未定，说不出里外。请先选定坐标系和带号。";

/// The browser does not give the position.
pub const POSITION_REFUSED: &str =
    "浏览器没有允许取得位置。要用时，请在浏览器的网站设置里允许“位置”，再按一次。";
/// The device cannot tell.
pub const POSITION_UNAVAILABLE: &str =
    "设备现在说不出位置。请打开手机的定位，到露天处再试；没有定位的电脑不能用这一项。";
/// It took too long.
pub const POSITION_TIMED_OUT: &str = "等了半分钟没有得到位置。请到露天处，稍后再试。";
/// There is no such thing here.
pub const POSITION_UNSUPPORTED: &str =
    "这个浏览器，或这样打开的页面，不能取得位置。用手机浏览器从 https 网址打开才行。";

/// Inside or outside. `certain`: the nearest side is farther than all that is uncertain.
pub fn position_verdict(inside: bool, certain: bool) -> String {
    match (inside, certain) {
        (true, true) => "在矿区范围里面。",
        (false, true) => "在矿区范围外面。",
        (true, false) => "多半在矿区范围里面，但离边界太近，定不下来。",
        (false, false) => "多半在矿区范围外面，但离边界太近，定不下来。",
    }
    .to_owned()
}

/// How far the nearest side is.
pub fn position_side(metres: f64, from: &str, to: &str) -> String {
    format!("离最近的边（{from}–{to}）约 {} m。", rounded(metres))
}

/// How sure the device is.
pub fn position_accuracy(metres: f64) -> String {
    format!("设备自报的定位精度：±{} m。", rounded(metres))
}

/// The datum is not that of satellites.
pub fn position_datum(metres: f64) -> String {
    format!(
        "手机给的是 WGS 84 位置（与2000国家大地坐标系相差很小），许可证是老坐标系，两者没有公开的转换参数，相差几十米或更多；这里按 {metres:.0} m 放宽（编制），只能作参考，不能据此定界。"
    )
}

/// Metres as far as they mean something here.
fn rounded(metres: f64) -> String {
    if metres < 10.0 {
        format!("{metres:.1}")
    } else {
        format!("{metres:.0}")
    }
}

/// A ring of the table, and what it counts as.
pub fn ring(number: usize, role: Option<RingRole>) -> String {
    match role {
        Some(RingRole::Hole) => format!("第 {number} 圈（扣除）"),
        Some(RingRole::Part) => format!("第 {number} 圈（范围）"),
        None => format!("第 {number} 圈"),
    }
}

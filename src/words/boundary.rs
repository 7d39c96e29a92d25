//! What only the boundary page says.

/// The boundary page's intro.
pub const BOUNDARY_INTRO: &str = "把许可证副本上的拐点坐标整段粘贴进来，或在表里逐点填写。X 是纵坐标（北，7 位整数），Y 是横坐标（东，8 位整数，前两位为带号）。";
/// Datum is never converted.
pub const DATUM_NOTE: &str = "按许可证上写的坐标系选择。1980西安与2000国家大地坐标系之间没有公开的转换参数，本工具不换算；单凭数字分不出坐标系，不确定时请查许可证或问主管部门。";
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

/// There is nothing to draw.
pub const MAP_EMPTY: &str = "填入至少一个拐点后，这里按比例画出矿区范围。";
/// How the drawing is moved.
pub const MAP_KEYS: &str =
    "拖动移动，双指或滚轮缩放（先点一下图）。键盘：方向键移动，加减号缩放，0 看全图。";

//! What only the boundary page says of a person's own transformation parameters.

/// Who needs this, and who does not.
pub const LOCAL_NOTE: &str = "没有的不用管这里。测绘单位给过本地的三参数或七参数、要与另一坐标系的资料对照的，照纸上填写；程序自己没有参数，不填就不转换。填写的坐标不变，判断和上交的仍是它。高程按 0 计，每高 1 km 影响几厘米。";
/// How to find out the sign.
pub const SIGN_NOTE: &str = "看给参数的纸或软件：写“坐标框架”“coordinate frame”的选坐标框架，写“位置矢量”“position vector”的选位置矢量；没写的，国内教材多为坐标框架（凭记忆，待核）。纸上有公共点成果的，填完对一下：差几十米就是选反了。";
/// Something cannot be so.
pub const LOCAL_WRONG: &str = "参数里有不对的，见上面各栏；改好后转换。";
/// All parameters are there, and no boundary to use them on.
pub const LOCAL_NOT_PLACED: &str = "参数已填齐。拐点、坐标系和带号定下来以后转换。";
/// It is done.
pub const LOCAL_DONE: &str = "已转换，结果如下。";

/// Places that are still empty.
pub fn local_missing(names: &[&str]) -> String {
    format!("还没有填：{}。填齐后转换。", names.join("、"))
}

/// Points that are not listed.
pub fn more_points(more: usize) -> String {
    format!("另有 {more} 点没有列出，存成文件时全部写出。")
}

//! What only the boundary page says of boundaries beside it.

use assessment::neighbours::Beside;

/// What the grey lines of the map are.
pub fn neighbours_drawn(near: &[Beside]) -> String {
    let by_parameters = |one: &&Beside| one.moved.is_some_and(|moved| moved.by.is_some());
    match (near.len(), near.iter().filter(by_parameters).count()) {
        (0, _) => String::new(),
        (_, 0) => "。灰线是相邻范围".to_owned(),
        (_, count) => format!("。灰线是相邻范围，其中 {count} 处按填写的参数换算"),
    }
}
/// What is compared, and what is not.
pub const BESIDE_NOTE: &str = "与区规划底册里别的矿，以及您读入的范围（保护地、邻矿许可证等）比对。坐标系不同的不比对，除非在“有本地转换参数？”里填了参数；是否压占以主管部门查重为准。";
/// Nothing is near.
pub const BESIDE_NONE: &str =
    "1 km 以内没有登记的或读入的范围。要与别的范围比对，在“从文件读入”里读入它，选“加为相邻范围”。";
/// The comparison is running.
pub const BESIDE_WORKING: &str = "正在比对……";

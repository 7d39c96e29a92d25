//! What only the boundary page says of files.

use ::boundary::ReferenceSystem;
use assessment::boundary_entry::DatumKey;
use draft::boundary_file::{AreaUnit, FileFormat, FileProblem, Parcel};
use ui::engines::NoAnswer;

/// What can be read.
pub const FILES_HINT: &str = "报盘 TXT、CSV、GeoJSON、KML、DXF、Shapefile（压成 ZIP）都可以。先看清读出了什么，再决定用不用；文件只在这台设备上读。";
/// Y carries no zone.
pub const ZONE_ASKED: &str = "Y 前面没有带号，请按来源选择";
/// The rows cannot be placed as they stand.
pub const READINGS_NOTE: &str =
    "照现在的写法放不到图上，可能是下面的意思。只是推算，请对照原件选定：";

/// A zone to choose.
pub fn zone(system: &ReferenceSystem) -> String {
    format!(
        "{}° 带第 {} 带（中央子午线 {}°E）",
        system.width.degrees(),
        system.zone,
        system.central_meridian()
    )
}
/// The rings are in another system than the table's.
pub const FILE_NOT_DRAWN: &str = "文件与下表的坐标系不同或未定，不画在一张图上。";
/// The elevations of a file were taken over.
pub const ELEVATIONS_TAKEN: &str = "开采标高已填入矿山概况，坐标没有改动。";

/// A file is being read.
pub fn reading(name: &str) -> String {
    format!("正在读 {name}……")
}

/// An engine did not work.
pub fn boundary_file_failed(why: &NoAnswer) -> String {
    let why = super::because(why);
    format!("没有读成，表格没有改动。请重新打开页面后再试。{why}")
}

/// Why nothing was read.
pub fn file_refused(problem: &FileProblem) -> String {
    format!("没有读入，表格没有改动。{}。", words::file_problem(problem))
}

/// More was noticed than is listed.
pub fn more_problems(more: usize) -> String {
    format!("另有 {more} 处没有列出。")
}

/// A format and its encoding.
pub fn format_and_encoding(format: Option<FileFormat>, encoding: &str) -> String {
    let name = format.map_or("没有认出", words::file_format);
    match encoding {
        "" => name.to_owned(),
        encoding => format!("{name}，{} 编码", encoding.to_uppercase()),
    }
}

/// What a file says about its system is not known.
pub fn system_not_known(text: &str) -> String {
    format!("文件写的是“{text}”，认不出")
}

/// Points and rings.
pub fn points_and_rings(points: usize, rings: usize) -> String {
    format!("{points} 个，{rings} 圈")
}

/// One of several parcels.
pub fn parcel((index, parcel): (usize, &Parcel)) -> String {
    let points: usize = parcel.rings.iter().map(|ring| ring.rows.len()).sum();
    let name = if parcel.name.trim().is_empty() {
        format!("第 {} 块", index + 1)
    } else {
        parcel.name.trim().to_owned()
    };
    format!("{name}（{points} 点）")
}

/// The name of a loaded boundary: the parcel's, else the file's.
pub fn neighbour_name(parcel: &str, source: &str) -> String {
    let name = parcel.trim();
    if name.is_empty() {
        let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
        stem.to_owned()
    } else {
        name.to_owned()
    }
}

/// A file was taken into the table.
pub fn file_taken(name: &str) -> String {
    format!("表格已换成文件 {name} 里的坐标。")
}

/// Boundaries were loaded to compare with.
pub fn neighbours_added(added: usize, of: usize) -> String {
    if added == of {
        format!("已加入 {added} 个相邻范围，见“相邻范围”。")
    } else {
        format!(
            "只加入了 {added} 个相邻范围；另 {} 个放不下（最多 40 个、共 20000 点），没有加入。",
            of - added
        )
    }
}

/// A file names elevations.
pub fn file_names_elevations(top: &str, bottom: &str) -> String {
    format!("文件里有开采标高：{top} m、{bottom} m。")
}

/// The area that a file states, beside the computed one.
pub fn stated_area(text: &str, km2: Option<f64>, computed_m2: Option<f64>) -> String {
    match (km2, computed_m2) {
        (None, _) => text.to_owned(),
        (Some(km2), None) => format!("{km2:.4} km²"),
        (Some(km2), Some(m2)) => {
            let difference = words::signed_km2((m2 / 1e6 * 1e4).round() / 1e4 - km2);
            format!("{km2:.4} km²，计算面积与它相差 {difference} km²")
        }
    }
}

/// A unit of area.
pub fn area_unit(unit: AreaUnit) -> &'static str {
    match unit {
        AreaUnit::M2 => "平方米",
        AreaUnit::Mu => "亩",
        AreaUnit::Hm2 => "公顷",
        AreaUnit::Km2 => "平方千米",
    }
}

/// What a format can say of the datum.
pub fn format_note(format: FileFormat, datum: Option<DatumKey>) -> &'static str {
    let old = matches!(datum, Some(DatumKey::Xian1980 | DatumKey::Beijing1954));
    match format {
        FileFormat::Txt => "拐点按原样写出，坐标系和带号写在属性描述里。",
        FileFormat::Csv => "拐点按原样写出，坐标系写在表头。",
        FileFormat::Dxf => "平面坐标，图形里只有注记说明坐标系。",
        FileFormat::Shapefile => "平面坐标，坐标系写在 .prj 里。",
        FileFormat::Geojson | FileFormat::Kml if old => {
            "写成经纬度。这种格式按 WGS 84 理解，而这些点是老坐标系的经纬度，位置会差几十米或更多；文件里注明为近似。"
        }
        FileFormat::Geojson | FileFormat::Kml => "写成经纬度。",
        FileFormat::Text => "",
    }
}

/// What a written file is.
pub const EXPORT_NOTE: &str =
    "把上表的拐点存成别的软件能用的文件。编制稿，不代替主管部门核发的坐标。";
/// The encoding is asked for this format only.
pub const ENCODING_NOTE: &str = "老的报盘软件多用 GBK";

/// Why no file was written.
pub fn not_written(problem: &FileProblem) -> String {
    format!("没有存成文件：{}。", words::file_problem(problem))
}

/// The engine did not work.
pub fn not_written_at_all(why: &str) -> String {
    let why = if why.is_empty() {
        String::new()
    } else {
        format!("（{why}）")
    };
    format!("没有存成文件。请重新打开页面后再试。{why}")
}

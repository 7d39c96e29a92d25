//! What was noticed in a file of corner points.

use draft::boundary_file::{FileCode, FileFormat, FileProblem};

/// A format, as people call it.
pub fn file_format(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Txt => "报盘 TXT（地块坐标）",
        FileFormat::Csv => "CSV 表格",
        FileFormat::Geojson => "GeoJSON",
        FileFormat::Kml => "KML",
        FileFormat::Dxf => "DXF 图形",
        FileFormat::Shapefile => "Shapefile（ZIP）",
        FileFormat::Text => "文本",
    }
}

/// What was noticed in a file.
pub fn file_problem(problem: &FileProblem) -> String {
    let text = problem.text.trim();
    let said = if text.is_empty() {
        String::new()
    } else {
        format!("“{text}”")
    };
    let sentence = match problem.code {
        FileCode::Empty => "文件是空的".to_owned(),
        FileCode::TooLarge => format!("文件或解压后的内容超过 {text} MB，没有读取"),
        FileCode::PackedTooTightly => format!(
            "压缩包里有一项解压后超过压缩时的 {text} 倍，正常的文件不会这样，没有读取；请解压后再选文件"
        ),
        FileCode::NotRecognised => {
            format!(
                "不认识这种文件{said}；可以读取 TXT、CSV、GeoJSON、KML、DXF 和打成 ZIP 的 Shapefile"
            )
        }
        FileCode::NotText => "文件的编码不是 UTF-8、UTF-16 或 GBK，没有读取".to_owned(),
        FileCode::Malformed => format!("文件内容与格式不符{said}，没有读取"),
        FileCode::Truncated => "文件不完整，结尾缺失，没有读取；请重新导出或复制".to_owned(),
        FileCode::TooDeep => "文件嵌套太深，没有读取".to_owned(),
        FileCode::TooManyPoints => format!("拐点超过 {text} 个，没有读取"),
        FileCode::TooManyParts => format!("内容太多{said}，没有读取；请只导出矿区范围"),
        FileCode::Unsupported => {
            format!("这种文件{said}不能读写，请在原来的软件里另存为 DXF（文本）、Shapefile 或 TXT")
        }
        FileCode::NothingFound => "没有找到范围线（面或闭合的线）".to_owned(),
        FileCode::CellUnreadable => format!("坐标{said}读不成数字，请先改正再导出"),
        FileCode::SystemUnknown => {
            "要先选定坐标系和带号，经纬度要写明度分秒还是十进制度，才能写成这种文件".to_owned()
        }
        FileCode::NotInEncoding => format!("GBK 编码里没有{said}这个字，请改用 UTF-8 导出"),
        FileCode::LineLeftOut => format!("{said}不是拐点，已略过"),
        FileCode::GeometryLeftOut => format!("有 {text} 个点、线或其他图形不是面，已略过"),
        FileCode::LineAsRing => "这是一条线，按范围线读取，请核对".to_owned(),
        FileCode::RingNotClosed => "最后一点没有回到起点，按闭合读取，请核对是否缺点".to_owned(),
        FileCode::PointCountDiffers => {
            format!("文件写明 {text} 个点，与实际点数不同，请核对是否缺点")
        }
        FileCode::HoleUnclear => {
            format!("圈{said}的方向和位置对不上，分不清是地块还是扣除区，请核对")
        }
        FileCode::AreaUnitUnclear => {
            format!("文件写明的面积{said}没有单位，与计算面积也对不上，请核对")
        }
        FileCode::ArcAsChord => "有圆弧，按直线读取，面积会有出入".to_owned(),
        FileCode::RingBegins => "从这里起读作另一圈，请核对".to_owned(),
        FileCode::NumberLeftOver => format!("{said}在 X、Y 之外还有数字，已略过，请核对"),
        FileCode::FurtherSetLeftOut => {
            "每行有几套坐标（同样的点，相差一段固定的距离），只读了第一套，请按表头选定它的坐标系"
                .to_owned()
        }
        FileCode::CoordinateMissing => format!("{said}只有一个坐标，请对照许可证补上另一个"),
        FileCode::PrefixAdded => "文件里的 Y 不带带号，已按文件写明的分带加上".to_owned(),
        FileCode::PartMissing => match text {
            ".prj" => "没有 .prj 文件，文件没有说明坐标系，请自行选定".to_owned(),
            _ => format!("缺少 {text} 文件，其中的内容没有读到"),
        },
        FileCode::SystemNotUnderstood => format!("文件写明的坐标系{said}不认识，请自行选定"),
        FileCode::SystemContradicts => format!("文件写明的坐标系不一致{said}，请自行选定"),
    };
    match problem.line {
        Some(line) => format!("第 {line} 处：{sentence}"),
        None => sentence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;

    #[test]
    fn every_problem_of_a_file_has_a_sentence() {
        for &code in FileCode::ALL {
            check(&file_problem(&FileProblem::new(code).at(3).saying("16")));
            assert!(!file_problem(&FileProblem::new(code)).is_empty());
        }
        for format in FileFormat::WRITTEN {
            check(file_format(format));
        }
    }
}

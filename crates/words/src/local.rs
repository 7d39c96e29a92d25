//! A person's own transformation parameters, and what was computed by them: always named as such.

use crate::datum;
use assessment::local_entry::{LocalCell, LocalEntry, LocalField, LocalMethod, SignKey};
use assessment::survey::Transformed;
use boundary::LocalParameters;

/// How many parameters there are.
pub fn local_method(method: LocalMethod) -> &'static str {
    match method {
        LocalMethod::Three => "三参数",
        LocalMethod::Seven => "七参数",
    }
}

/// The sign of the rotations.
pub fn rotation_sign(sign: SignKey) -> &'static str {
    match sign {
        SignKey::CoordinateFrame => "坐标框架旋转",
        SignKey::PositionVector => "位置矢量旋转",
    }
}

/// The name of a place of the parameters.
pub fn local_field(field: LocalField) -> &'static str {
    match field {
        LocalField::From => "从哪个坐标系",
        LocalField::To => "到哪个坐标系",
        LocalField::Sign => "旋转的符号约定",
        LocalField::Cell(LocalCell::ShiftX) => "平移 ΔX",
        LocalField::Cell(LocalCell::ShiftY) => "平移 ΔY",
        LocalField::Cell(LocalCell::ShiftZ) => "平移 ΔZ",
        LocalField::Cell(LocalCell::RotationX) => "旋转 εX",
        LocalField::Cell(LocalCell::RotationY) => "旋转 εY",
        LocalField::Cell(LocalCell::RotationZ) => "旋转 εZ",
        LocalField::Cell(LocalCell::Scale) => "尺度 m",
    }
}

/// What every showing of a transformed boundary must say: by whose parameters, and which.
pub fn transformed_by(entry: &LocalEntry, transformed: &Transformed) -> String {
    by_parameters(entry, &transformed.parameters, transformed.backwards)
}

/// By whose parameters something was transformed, and which. `backwards`: from the datum they lead to.
pub(crate) fn by_parameters(
    entry: &LocalEntry,
    parameters: &LocalParameters,
    backwards: bool,
) -> String {
    let LocalParameters {
        from,
        to,
        shift_m: [sx, sy, sz],
        rotation_arcsec: [rx, ry, rz],
        scale_ppm,
        sign,
    } = *parameters;
    let turned = match entry.method {
        LocalMethod::Three => String::new(),
        LocalMethod::Seven => format!(
            "，εX {}″，εY {}″，εZ {}″（{}），m {} ppm",
            number(rx),
            number(ry),
            number(rz),
            rotation_sign(sign.into()),
            number(scale_ppm)
        ),
    };
    let backwards = if backwards { "，反向使用" } else { "" };
    let source = match entry.source.trim() {
        "" => "未注明",
        source => source,
    };
    format!(
        "按填写的{}转换，非公布参数：{}到{}{backwards}，ΔX {} m，ΔY {} m，ΔZ {} m{turned}；来源：{source}",
        local_method(entry.method),
        datum(from.into()),
        datum(to.into()),
        number(sx),
        number(sy),
        number(sz),
    )
}

fn number(value: f64) -> String {
    value.to_string().replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;
    use boundary::{Datum, ReferenceSystem, RotationSign, ZoneWidth};

    fn transformed() -> Transformed {
        Transformed {
            parameters: LocalParameters {
                from: Datum::Xian1980,
                to: Datum::Cgcs2000,
                shift_m: [120.5, -30.25, 8.0],
                rotation_arcsec: [0.5, -0.25, 1.0],
                scale_ppm: -2.5,
                sign: RotationSign::CoordinateFrame,
            },
            backwards: false,
            rings: Vec::new(),
            reference: ReferenceSystem {
                datum: Datum::Cgcs2000,
                width: ZoneWidth::Three,
                zone: 39,
            },
            ellipsoid_m2: None,
        }
    }

    #[test]
    fn what_was_transformed_is_labelled_with_its_parameters_and_their_source() {
        let mut entry = LocalEntry {
            source: "某测绘单位，2019年".into(),
            ..LocalEntry::default()
        };
        assert_eq!(
            transformed_by(&entry, &transformed()),
            "按填写的七参数转换，非公布参数：1980西安坐标系到2000国家大地坐标系，ΔX 120.5 m，ΔY −30.25 m，ΔZ 8 m，εX 0.5″，εY −0.25″，εZ 1″（坐标框架旋转），m −2.5 ppm；来源：某测绘单位，2019年"
        );
        entry.method = LocalMethod::Three;
        entry.source.clear();
        let back = Transformed {
            backwards: true,
            ..transformed()
        };
        assert_eq!(
            transformed_by(&entry, &back),
            "按填写的三参数转换，非公布参数：1980西安坐标系到2000国家大地坐标系，反向使用，ΔX 120.5 m，ΔY −30.25 m，ΔZ 8 m；来源：未注明"
        );
    }

    #[test]
    fn everything_has_a_name() {
        for method in LocalMethod::ALL {
            check(local_method(method));
        }
        for sign in SignKey::ALL {
            check(rotation_sign(sign));
        }
        let cells = LocalCell::ALL.map(LocalField::Cell);
        let fields = [LocalField::From, LocalField::To, LocalField::Sign];
        for field in fields.into_iter().chain(cells) {
            check(local_field(field));
        }
    }
}

//! Numbers as they are shown: rounded here and nowhere before.

use assessment::number::{display, round_to_hundredths};
use assessment::score::{CategoryScore, Span};
use assessment::{Exact, Points};

/// Points, two decimals at most: `2.5`.
pub fn points(points: Points) -> String {
    points.to_string()
}

/// Two decimals always, half up: `16.11`, `80.00`.
pub fn exact(value: Exact) -> String {
    let hundredths = (round_to_hundredths(value) * 100).to_integer();
    let size = hundredths.unsigned_abs();
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Two decimals at most: `80`, `16.11`.
pub(crate) fn exact_short(value: Exact) -> String {
    display(value)
}

/// `61.50–83.00`, or `81.25` when it is settled.
pub fn span(span: Span) -> String {
    if span.is_settled() {
        exact(span.low)
    } else {
        format!("{}–{}", exact(span.low), exact(span.high))
    }
}

/// Two decimals at most, for a tight place: `61.5–83`.
pub fn span_short(span: Span) -> String {
    if span.is_settled() {
        display(span.low)
    } else {
        format!("{}–{}", display(span.low), display(span.high))
    }
}

/// Square metres as square kilometres, four decimals, without the unit: `0.1542`.
pub fn km2(m2: f64) -> String {
    format!("{:.4}", m2 / 1e6)
}

/// How a category's score comes about: `矿区环境：得 14.5 ÷ 适用 18 × 20 = 16.11`; an empty name leaves out the
/// first part.
pub fn category_arithmetic(category: &CategoryScore, name: &str) -> String {
    let name = if name.is_empty() {
        String::new()
    } else {
        format!("{name}：")
    };
    if category.applicable == Points::ZERO {
        return format!("{name}全部不适用，{} 分按比例分给其他类", category.points);
    }
    let earned = if category.open == Points::ZERO {
        points(category.earned)
    } else {
        format!("{}–{}", category.earned, category.earned + category.open)
    };
    format!(
        "{name}得 {earned} ÷ 适用 {} × {} = {}",
        category.applicable,
        exact_short(category.weight),
        span(category.score)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use assessment::score::FloorState;

    fn hundredths(value: i128) -> Exact {
        Exact::new(value, 100)
    }

    #[test]
    fn a_score_has_two_decimals_and_is_rounded_half_up() {
        assert_eq!(exact(Exact::new(290, 18)), "16.11");
        assert_eq!(exact(Exact::new(16_125, 1000)), "16.13");
        assert_eq!(exact(Exact::from_integer(80)), "80.00");
        assert_eq!(exact(Exact::new(-1, 2)), "−0.50");
    }

    #[test]
    fn a_span_is_one_number_once_it_is_settled() {
        let (low, high) = (hundredths(6150), hundredths(8300));
        assert_eq!(span(Span { low, high }), "61.50–83.00");
        assert_eq!(span(Span { low, high: low }), "61.50");
    }

    #[test]
    fn a_span_in_a_tight_place_has_two_decimals_at_most() {
        let (low, high) = (hundredths(6150), hundredths(8300));
        assert_eq!(span_short(Span { low, high }), "61.5–83");
        assert_eq!(span_short(Span { low, high: low }), "61.5");
        let third = Exact::new(100, 3);
        assert_eq!(span_short(Span { low: third, high }), "33.33–83");
    }

    #[test]
    fn areas_have_four_decimals() {
        assert_eq!(km2(154_201.4), "0.1542");
        assert_eq!(km2(20_031_800.0), "20.0318");
    }

    #[test]
    fn the_arithmetic_shows_the_re_basing() {
        let mut category = CategoryScore {
            index: 0,
            points: Points(2000),
            applicable: Points(1800),
            earned: Points(1450),
            open: Points(0),
            weight: Exact::from_integer(20),
            score: Span {
                low: Exact::new(290, 18),
                high: Exact::new(290, 18),
            },
            floor: Exact::from_integer(15),
            floor_state: FloorState::Met,
            answered: (9, 9),
        };
        assert_eq!(
            category_arithmetic(&category, "矿区环境"),
            "矿区环境：得 14.5 ÷ 适用 18 × 20 = 16.11"
        );
        category.open = Points(100);
        category.score.high = Exact::new(310, 18);
        assert_eq!(
            category_arithmetic(&category, ""),
            "得 14.5–15.5 ÷ 适用 18 × 20 = 16.11–17.22"
        );
        category.applicable = Points(0);
        assert_eq!(
            category_arithmetic(&category, "绿色低碳"),
            "绿色低碳：全部不适用，20 分按比例分给其他类"
        );
    }
}

//! Corner points (拐点) and the rings they make.

/// A corner point (拐点) of a mining right, in the Chinese axis convention.
#[derive(Clone, Debug, PartialEq)]
pub struct CornerPoint {
    /// The point's number as printed (拐点编号), such as `1` or `J1`.
    pub label: String,
    /// X, 纵坐标: northing, metres; seven integer digits over most of China. As read it may be a latitude, degrees;
    /// see [`crate::in_plane`].
    pub x: f64,
    /// Y, 横坐标: easting with the zone prefix and the 500 km false easting, metres; eight integer digits. As read it
    /// may be a longitude, degrees.
    pub y: f64,
}

/// What a ring is said to be by whoever wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RingRole {
    /// An area of its own (地块).
    Part,
    /// An area taken out of another (扣除, 挖空).
    Hole,
}

/// One closed ring of corner points. The closing point is not repeated.
///
/// Several rings are read by the even-odd rule: a ring inside another is a deduction (扣除), a ring inside that is
/// counted again, a ring beside it is another part. The direction of a ring has no meaning. What a ring is said to be
/// is held against that; it changes no area.
///
/// Rings may touch: they may have single points in common, a corner of one at a corner or on a side of the other. Rings
/// may not cross, in a common point neither, and may not run along each other. A deduction may touch the outline of its
/// part and other deductions as long as the part stays in one piece: pieces that hang together in points only are parts
/// of their own and have to be written as such. A boundary is accepted exactly when its parts with their deductions are
/// a valid multipolygon of OGC Simple Features. Which ring lies in which is told by a corner that is off the other
/// ring's line, or by the direction in which a ring leaves that line, never by corners on the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ring {
    /// Corner points in order.
    pub points: Vec<CornerPoint>,
    /// What the ring is said to be, where that is said.
    pub role: Option<RingRole>,
}

impl Ring {
    /// A ring of these points that is not said to be anything.
    pub fn new(points: Vec<CornerPoint>) -> Ring {
        Ring { points, role: None }
    }

    /// The points without a last one that repeats the first (首尾点重复).
    pub fn open_points(&self) -> &[CornerPoint] {
        match self.points.as_slice() {
            [first, middle @ .., last]
                if middle.len() > 1 && (first.x, first.y) == (last.x, last.y) =>
            {
                &self.points[..self.points.len() - 1]
            }
            points => points,
        }
    }
}

/// Direction of a ring as seen on a map with north up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// 顺时针.
    Clockwise,
    /// 逆时针.
    CounterClockwise,
}

/// One side (边) of a ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// Index of the ring.
    pub ring: usize,
    /// Index of the point it starts at.
    pub from: usize,
    /// Index of the point it ends at.
    pub to: usize,
    /// Length in the plane of projection (平面边长), metres.
    pub length_m: f64,
    /// Grid azimuth (坐标方位角), degrees clockwise from the X axis, 0 ≤ azimuth < 360.
    pub azimuth_deg: f64,
}

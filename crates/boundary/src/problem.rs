//! What is wrong with a boundary, as data. The sentences are written elsewhere.

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Notes,
    /// The boundary is judged, but a person should look.
    Warns,
    /// No area can be stated until it is put right.
    Blocks,
}

/// What kind of problem it is. `found` and `expected` are the fields of [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemCode {
    /// Fewer than three distinct corner points. `found`: how many, `expected`: 3. Blocks.
    TooFewPoints,
    /// More points than [`crate::MAX_POINTS`]; nothing else is examined. `found`, `expected`: counts. Blocks.
    TooManyPoints,
    /// A coordinate is not a finite number or no place on earth has it. Blocks.
    CoordinateImplausible,
    /// X and Y have changed places (坐标 X、Y 颠倒). Blocks.
    AxesSwapped,
    /// Y has no zone prefix (缺带号). `expected`: the declared zone, if any. Blocks.
    ZonePrefixMissing,
    /// Y begins with another zone (带号错误). `found`, `expected`: zones. Blocks.
    ZonePrefixWrong,
    /// Y begins with the 6° zone that has the same central meridian as the declared 3° zone: the same place,
    /// accepted. `found`, `expected`: zones. Notes.
    SixDegreePrefix,
    /// Y begins with the 3° zone that has the same central meridian as the declared 6° zone: accepted.
    /// `found`, `expected`: zones. Notes.
    ThreeDegreePrefix,
    /// The points of one ring do not share a prefix. `points`: those unlike most; `expected`: the prefix of most.
    /// Blocks.
    MixedZonePrefix,
    /// Farther from the central meridian than its zone reaches. `found`: the greatest distance, `expected`: the
    /// limit, metres. Warns.
    OutsideZone,
    /// Outside the district's extent. Warns.
    OutsideDistrict,
    /// The last point repeats the first (首尾点重复) and was left out of the ring. Notes.
    ClosingPointDropped,
    /// Two or more points that are not neighbours have the same coordinates (拐点重复). Blocks.
    RepeatedPoint,
    /// Two neighbouring points have the same coordinates (零长边). Blocks.
    ZeroLengthEdge,
    /// The ring turns straight back at a point, which Blocks, or nearly so, which Warns (尖角). `found`: the angle
    /// between the two sides, degrees.
    Spike,
    /// A point lies on a side that does not end there (拐点落在边上). Blocks.
    PointOnEdge,
    /// Two sides cross (边相交, 坐标自相交). `at`: where. Blocks.
    EdgesCross,
    /// Two sides run along each other (边重叠). Blocks.
    EdgesOverlap,
    /// Two rings cross, or run along each other for more than a point; a point that they only touch in is none, see
    /// [`crate::Ring`]. `ring`, `other_ring`; `at`: where first. Blocks.
    RingsCross,
    /// A ring that is said to be a hole (扣除) lies in no other ring. Blocks.
    HoleOutside,
    /// A ring that is said to be a part lies inside another part, `other_ring`: they overlap (地块重叠), unless it is a
    /// hole after all. Blocks.
    PartInside,
    /// A ring that was not said to be a hole lies inside another, `other_ring`, and was deducted. Notes.
    RingDeducted,
    /// A deduction, `ring`, touches the outline of its part, `other_ring`, or other deductions in so many points that
    /// the part falls into pieces which hang together in points only. `at`: one of those points. Blocks.
    PartDivided,
    /// There are more crossings, overlaps or touches than were listed. `expected`: how many were. Blocks.
    MoreNotListed,
    /// The declared reference system's zone is none of China's; no ellipsoid area. `found`: the zone. Warns.
    ZoneUnknown,
    /// The declared area is not a positive number. `found`: the value. Warns.
    DeclaredImplausible,
    /// Even the convex hull of all points is smaller than the declared area: points are missing, no other order of
    /// these can give it. `found`: the hull, `expected`: the declared area, km². Warns.
    HullSmallerThanDeclared,
}

/// One problem, with the places it concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What kind.
    pub code: ProblemCode,
    /// How much it weighs.
    pub severity: Severity,
    /// Index of the ring.
    pub ring: usize,
    /// Index of the second ring where two are concerned.
    pub other_ring: Option<usize>,
    /// Indices of the points, in the ring, from 0.
    pub points: Vec<usize>,
    /// Sides, as the indices of their two ends.
    pub edges: Vec<(usize, usize)>,
    /// Where it is, as (X, Y) with the prefix as given, if that is one place.
    pub at: Option<(f64, f64)>,
    /// What was found, in the unit the code names.
    pub found: Option<f64>,
    /// What was expected or allowed, in the unit the code names.
    pub expected: Option<f64>,
}

impl Problem {
    /// Whether it says that points do not lie where their numbers say, so that their distance to anything else means
    /// nothing.
    pub fn is_of_place(&self) -> bool {
        let is_of_place = matches!(
            self.code,
            ProblemCode::CoordinateImplausible
                | ProblemCode::AxesSwapped
                | ProblemCode::ZonePrefixMissing
                | ProblemCode::ZonePrefixWrong
                | ProblemCode::MixedZonePrefix
                | ProblemCode::OutsideZone
        );
        is_of_place && self.severity == Severity::Blocks
    }

    pub(crate) fn new(code: ProblemCode, severity: Severity, ring: usize) -> Problem {
        Problem {
            code,
            severity,
            ring,
            other_ring: None,
            points: Vec::new(),
            edges: Vec::new(),
            at: None,
            found: None,
            expected: None,
        }
    }

    pub(crate) fn points(mut self, points: Vec<usize>) -> Problem {
        self.points = points;
        self
    }

    pub(crate) fn edges(mut self, edges: Vec<(usize, usize)>) -> Problem {
        self.edges = edges;
        self
    }

    pub(crate) fn at(mut self, x: f64, y: f64) -> Problem {
        self.at = Some((x, y));
        self
    }

    pub(crate) fn found(mut self, found: impl Into<f64>) -> Problem {
        self.found = Some(found.into());
        self
    }

    pub(crate) fn expected(mut self, expected: impl Into<f64>) -> Problem {
        self.expected = Some(expected.into());
        self
    }
}

//! Findings (问题): a wrong answer is data. A finding is a code, a place and a severity; its sentence lives
//! in `words`.

use crate::answers::Verdict;
use crate::local_entry::LocalField;
use crate::number::NumberError;
use crate::profile::ProfileField;
use crate::scale::ScaleClass;

/// How much a finding matters. None of them blocks saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot be right.
    Error,
    /// It needs a look.
    Warning,
    /// It is still to be filled in.
    Missing,
    /// For information.
    Note,
}

/// Where a finding belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A fact of the profile.
    Profile(ProfileField),
    /// A precondition as a whole.
    Precondition(String),
    /// A field of a precondition: id and key.
    PreconditionField(String, String),
    /// An item as a whole.
    Item(String),
    /// An input of an item: id and key.
    ItemInput(String, String),
    /// The boundary.
    Boundary,
    /// The measure about an item, a precondition or the boundary, by its key.
    Measure(String),
    /// A field of the annual report, by its key.
    Annual(String),
    /// A place of the person's own transformation parameters.
    Transformation(LocalField),
}

/// What was found, with the facts that its sentence needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// A required fact, answer or input is missing.
    Missing,
    /// Prefilled from the register and not yet confirmed.
    Unconfirmed,
    /// No calendar date.
    DateUnreadable,
    /// The end is before the start.
    DatesReversed,
    /// The day until which a paper is valid is needed to call it valid.
    ExpiryMissing,
    /// Expired this many days before the reference date.
    Expired {
        /// Days.
        days: i32,
    },
    /// Expired, and no receipt of a renewal is given.
    ExpiredWithoutReceipt {
        /// Days.
        days: i32,
    },
    /// Expires within this many days of the reference date.
    ExpiresSoon {
        /// Days.
        days: i32,
    },
    /// No number.
    NumberUnreadable,
    /// More digits than can be computed with.
    NumberTooLong,
    /// Less than it can be.
    BelowMinimum {
        /// The least value.
        min: i32,
    },
    /// The upper elevation is not above the lower.
    ElevationsReversed,
    /// A licence number has this many characters instead of 23.
    LicenceLength {
        /// Characters counted.
        characters: usize,
    },
    /// A licence number has a wrong character at this position (from 1).
    LicenceCharacter {
        /// Position from 1.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// The month in the licence number does not exist.
    LicenceMonth {
        /// The two digits.
        month: String,
    },
    /// A 13-digit number of the old kind.
    LicenceLegacy,
    /// The issuing authority in the number is not one of this region.
    LicenceIssuer {
        /// The six digits.
        adcode: String,
        /// Who may grant it, in words.
        issuers: String,
    },
    /// The number was allotted after the licence begins.
    LicenceAfterStart {
        /// Year and month in the number.
        allotted: String,
    },
    /// The number was allotted after the reference date.
    LicenceAfterReference {
        /// Year and month in the number.
        allotted: String,
    },
    /// A credit code has this many characters instead of 18.
    CreditLength {
        /// Characters counted.
        characters: usize,
    },
    /// A credit code has a character outside its alphabet.
    CreditCharacter {
        /// Position from 1.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// The check character of a credit code does not fit.
    CreditCheck {
        /// What it should be.
        expected: char,
    },
    /// The class by the ministry's table differs from the registered one.
    ScaleClassDiffers {
        /// The class by the table.
        by_table: ScaleClass,
    },
    /// Two texts that should be equal differ.
    NotTheSame {
        /// The other text.
        other: String,
    },
    /// A question was answered 是.
    AnsweredYes {
        /// What is proposed.
        proposes: Verdict,
    },
    /// Less than the precondition asks.
    UnderMinimum {
        /// The least value.
        min: u32,
    },
    /// A stated number differs from the quotient of two others.
    QuotientDiffers {
        /// The quotient, two decimals.
        quotient: String,
    },
    /// 不适用 or 不符合 needs a reason.
    ReasonMissing,
    /// 不适用 may not be chosen here.
    NotApplicableHere,
    /// The answer is not one of this edition's.
    UnknownAnswer,
    /// A denominator is zero.
    ZeroDenominator {
        /// 不适用 is offered.
        offers_not_applicable: bool,
    },
    /// A rate above what is possible.
    AboveCeiling {
        /// The ceiling.
        ceiling: u32,
        /// The value, two decimals.
        value: String,
    },
    /// The numbers are too large to compute with.
    Overflow,
    /// The reference date is needed for this check.
    ReferenceDateMissing,
    /// The filing date is before the reference date.
    FiledBeforeReference,
    /// A measure is to be done before the reference date.
    DueBeforeReference,
    /// A measure is to be done after the period that the mine has.
    DueAfterLimit {
        /// The period in calendar months.
        months: u32,
        /// Its last day, `2027-05-25`.
        last_day: String,
    },
    /// No year.
    YearUnreadable,
    /// The annual report is filed after the day on which it is due.
    FiledLate {
        /// That day, `2026-12-31`.
        due: String,
    },
    /// A transformation that leads from a datum to itself.
    SameDatum,
    /// A transformation between two datums, neither of which is that of the boundary.
    NotOfBoundary,
    /// A transformation into WGS 84, which has longitude and latitude only.
    WithoutPlane,
    /// A transformation parameter is larger than can be.
    AboveLimit {
        /// The largest size, in the unit of the place.
        limit: u32,
    },
    /// A rotation was typed in radians.
    InRadians {
        /// The same in seconds of arc.
        seconds: String,
    },
    /// A scale was typed as the factor or the plain fraction.
    ScaleNotPpm {
        /// The same in millionths.
        ppm: String,
    },
}

impl From<NumberError> for Code {
    fn from(error: NumberError) -> Code {
        match error {
            NumberError::Unreadable => Code::NumberUnreadable,
            NumberError::TooLong => Code::NumberTooLong,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// How much it matters.
    pub severity: Severity,
    /// What.
    pub code: Code,
}

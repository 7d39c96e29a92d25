//! Edits: the one door through which an assessment changes.

use super::answers::{Assessment, Evidence, ItemAnswer, PreconditionEntry, Record, Verdict};
use super::boundary_entry::{BoundaryEntry, CornerRow, DatumKey, Neighbour};
use super::local_entry::{LocalCell, LocalEntry, LocalMethod, SignKey};
use super::measure::{Measure, MeasureState};
use super::profile::{Fact, ProfileField, Source};
use canon::LiteMap;

/// A change the person made.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A fact was typed.
    SetFact(ProfileField, String),
    /// A registered fact was compared with the licence and is right.
    ConfirmFact(ProfileField),
    /// All registered facts were compared and are right.
    ConfirmAllFacts,
    /// Something about a precondition.
    Precondition(String, PreconditionEdit),
    /// Something about an item.
    Item(String, ItemEdit),
    /// Whole answers at once, such as those of a table that was filled in elsewhere.
    Answers(LiteMap<String, ItemAnswer>),
    /// Something about the boundary.
    Boundary(BoundaryEdit),
    /// Something about the measure with this key.
    Measure(String, MeasureEdit),
    /// Something about the annual report.
    Annual(AnnualEdit),
}

/// A change to a precondition.
#[derive(Clone, Debug, PartialEq)]
pub enum PreconditionEdit {
    /// The verdict was chosen or taken back.
    Verdict(Option<Verdict>),
    /// The reason for 不适用.
    Reason(String),
    /// A field was typed.
    Field(String, String),
    /// Papers, remark, mark.
    Record(RecordEdit),
}

/// A change to an item.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemEdit {
    /// A choice was made or taken back.
    Choice(Option<String>),
    /// Faults of one kind were counted; the list counts as gone through.
    Count(String, u32),
    /// An input was typed; in the place of a count: what was typed and is none.
    Input(String, String),
    /// 不适用 was chosen or taken back.
    NotApplicable(bool),
    /// The reason for 不适用.
    Reason(String),
    /// Papers, remark, mark.
    Record(RecordEdit),
}

/// A change to the record beside an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordEdit {
    /// The remark.
    Remark(String),
    /// Marked for review or not.
    Flag(bool),
    /// A paper was added.
    AddEvidence(Evidence),
    /// A paper was changed.
    SetEvidence(usize, Evidence),
    /// A paper was taken out.
    RemoveEvidence(usize),
}

/// A change to a measure.
#[derive(Clone, Debug, PartialEq)]
pub enum MeasureEdit {
    /// What is done; `None`: as the catalogue advises.
    Action(Option<String>),
    /// Who answers for it.
    Person(String),
    /// By when.
    Due(String),
    /// What it costs.
    Cost(String),
    /// How far it is.
    State(Option<MeasureState>),
    /// The remark.
    Remark(String),
}

/// A change to the annual report.
#[derive(Clone, Debug, PartialEq)]
pub enum AnnualEdit {
    /// The year; `None`: that of the dates.
    Year(Option<String>),
    /// A field, by key; `None`: as the answers have it.
    Entry(String, Option<String>),
}

/// A change to the boundary.
#[derive(Clone, Debug, PartialEq)]
pub enum BoundaryEdit {
    /// All rows were replaced, by a paste for example.
    Rows(Vec<CornerRow>),
    /// Everything was replaced, by a file or a proposal that was accepted for example.
    Entry(Box<BoundaryEntry>),
    /// One row was changed.
    Row(usize, CornerRow),
    /// A row was put in at this place, in the ring of the row before it.
    Insert(usize),
    /// A row was taken out.
    Remove(usize),
    /// A ring (圈) was begun, with one empty row.
    AddRing,
    /// The datum.
    Datum(Option<DatumKey>),
    /// 3 or 6 degrees.
    ZoneWidth(u8),
    /// The zone number as typed.
    Zone(String),
    /// Boundaries to compare with were loaded.
    AddNeighbours(Vec<Neighbour>),
    /// One of them was changed.
    SetNeighbour(usize, Neighbour),
    /// One of them was taken out.
    RemoveNeighbour(usize),
    /// Something about the person's own transformation parameters.
    Local(LocalEdit),
}

/// A change to the person's own transformation parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum LocalEdit {
    /// Three or seven.
    Method(LocalMethod),
    /// The datum they lead from.
    From(Option<DatumKey>),
    /// The datum they lead to.
    To(Option<DatumKey>),
    /// The sign of the rotations.
    Sign(Option<SignKey>),
    /// A number was typed.
    Cell(LocalCell, String),
    /// Who gave them.
    Source(String),
    /// All of them were taken out.
    Clear,
}

impl Edit {
    /// Whether this is more typing in the text that `former` was typed into: the two are undone together.
    pub fn continues(&self, former: &Edit) -> bool {
        match (self, former) {
            (Edit::SetFact(one, _), Edit::SetFact(other, _)) => one == other,
            (Edit::Precondition(one, edit), Edit::Precondition(other, former)) => {
                one == other && edit.continues(former)
            }
            (Edit::Item(one, edit), Edit::Item(other, former)) => {
                one == other && edit.continues(former)
            }
            (Edit::Boundary(edit), Edit::Boundary(former)) => edit.continues(former),
            (Edit::Measure(one, edit), Edit::Measure(other, former)) => {
                one == other && edit.continues(former)
            }
            (Edit::Annual(edit), Edit::Annual(former)) => edit.continues(former),
            _ => false,
        }
    }
}

impl PreconditionEdit {
    fn continues(&self, former: &PreconditionEdit) -> bool {
        match (self, former) {
            (Self::Reason(_), Self::Reason(_)) => true,
            (Self::Field(one, _), Self::Field(other, _)) => one == other,
            (Self::Record(edit), Self::Record(former)) => edit.continues(former),
            _ => false,
        }
    }
}

impl ItemEdit {
    fn continues(&self, former: &ItemEdit) -> bool {
        match (self, former) {
            (Self::Reason(_), Self::Reason(_)) => true,
            (
                Self::Input(one, _) | Self::Count(one, _),
                Self::Input(other, _) | Self::Count(other, _),
            ) => one == other,
            (Self::Record(edit), Self::Record(former)) => edit.continues(former),
            _ => false,
        }
    }
}

impl RecordEdit {
    fn continues(&self, former: &RecordEdit) -> bool {
        match (self, former) {
            (Self::Remark(_), Self::Remark(_)) => true,
            (Self::SetEvidence(one, _), Self::SetEvidence(other, _)) => one == other,
            _ => false,
        }
    }
}

impl MeasureEdit {
    fn continues(&self, former: &MeasureEdit) -> bool {
        matches!(
            (self, former),
            (Self::Action(Some(_)), Self::Action(Some(_)))
                | (Self::Person(_), Self::Person(_))
                | (Self::Due(_), Self::Due(_))
                | (Self::Cost(_), Self::Cost(_))
                | (Self::Remark(_), Self::Remark(_))
        )
    }
}

impl AnnualEdit {
    fn continues(&self, former: &AnnualEdit) -> bool {
        match (self, former) {
            (Self::Entry(one, Some(_)), Self::Entry(other, Some(_))) => one == other,
            _ => false,
        }
    }
}

impl BoundaryEdit {
    fn continues(&self, former: &BoundaryEdit) -> bool {
        match (self, former) {
            (Self::Row(one, _), Self::Row(other, _))
            | (Self::SetNeighbour(one, _), Self::SetNeighbour(other, _)) => one == other,
            (Self::Zone(_), Self::Zone(_)) => true,
            (Self::Local(edit), Self::Local(former)) => edit.continues(former),
            _ => false,
        }
    }
}

impl LocalEdit {
    fn continues(&self, former: &LocalEdit) -> bool {
        match (self, former) {
            (Self::Cell(one, _), Self::Cell(other, _)) => one == other,
            (Self::Source(_), Self::Source(_)) => true,
            _ => false,
        }
    }
}

/// The largest numbers of rows and papers kept: a guard against a runaway paste or file.
const MOST_ROWS: usize = 20_000;
const MOST_NEIGHBOURS: usize = 40;
const MOST_PAPERS: usize = 500;

impl Assessment {
    /// Applies an edit. An index that is no longer there changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::SetFact(field, value) => {
                let same = self
                    .profile
                    .get(&field)
                    .is_some_and(|fact| fact.value == value);
                if !same {
                    self.profile.insert(
                        field,
                        Fact {
                            value,
                            source: Source::Typed,
                        },
                    );
                }
            }
            Edit::ConfirmFact(field) => {
                if let Some(fact) = self.profile.get_mut(&field) {
                    fact.confirm();
                }
            }
            Edit::ConfirmAllFacts => self.profile.iter_mut().for_each(|(_, fact)| fact.confirm()),
            Edit::Precondition(id, edit) => self.preconditions.entry(id).or_default().apply(edit),
            Edit::Item(id, edit) => self.items.entry(id).or_default().apply(edit),
            Edit::Answers(answers) => self.items.extend(answers),
            Edit::Boundary(edit) => self.apply_boundary(edit),
            Edit::Measure(key, edit) => {
                let measure = self.measures.entry(key.clone()).or_default();
                measure.apply(edit);
                if measure.is_empty() {
                    self.measures.remove(&key);
                }
            }
            Edit::Annual(AnnualEdit::Year(year)) => self.annual.year = year,
            Edit::Annual(AnnualEdit::Entry(key, Some(text))) => {
                self.annual.entries.insert(key, text);
            }
            Edit::Annual(AnnualEdit::Entry(key, None)) => {
                self.annual.entries.remove(&key);
            }
        }
    }

    fn apply_boundary(&mut self, edit: BoundaryEdit) {
        let boundary = &mut self.boundary;
        match edit {
            BoundaryEdit::Rows(mut rows) => {
                rows.truncate(MOST_ROWS);
                boundary.rows = rows;
            }
            BoundaryEdit::Row(index, row) => {
                if let Some(place) = boundary.rows.get_mut(index) {
                    *place = row;
                }
            }
            BoundaryEdit::Entry(mut entry) => {
                entry.rows.truncate(MOST_ROWS);
                *boundary = *entry;
                boundary.limit_neighbours();
            }
            BoundaryEdit::Insert(index) => {
                if boundary.rows.len() < MOST_ROWS {
                    let index = index.min(boundary.rows.len());
                    let before = boundary.rows[..index].last();
                    let row = CornerRow {
                        ring: before.map_or(CornerRow::default().ring, |row| row.ring),
                        ..CornerRow::default()
                    };
                    boundary.rows.insert(index, row);
                }
            }
            BoundaryEdit::AddRing => {
                if boundary.rows.len() < MOST_ROWS {
                    boundary.rows.push(CornerRow {
                        ring: boundary.next_ring(),
                        ..CornerRow::default()
                    });
                }
            }
            BoundaryEdit::Remove(index) => {
                if index < boundary.rows.len() {
                    boundary.rows.remove(index);
                }
            }
            BoundaryEdit::Datum(datum) => boundary.datum = datum,
            BoundaryEdit::ZoneWidth(width) => boundary.zone_width = width,
            BoundaryEdit::Zone(zone) => boundary.zone = zone,
            BoundaryEdit::AddNeighbours(neighbours) => {
                boundary.neighbours.extend(neighbours);
                boundary.limit_neighbours();
            }
            BoundaryEdit::SetNeighbour(index, neighbour) => {
                if let Some(place) = boundary.neighbours.get_mut(index) {
                    *place = neighbour;
                    boundary.limit_neighbours();
                }
            }
            BoundaryEdit::RemoveNeighbour(index) => {
                if index < boundary.neighbours.len() {
                    boundary.neighbours.remove(index);
                }
            }
            BoundaryEdit::Local(edit) => boundary.local.apply(edit),
        }
    }
}

impl LocalEntry {
    fn apply(&mut self, edit: LocalEdit) {
        match edit {
            LocalEdit::Method(method) => self.method = method,
            LocalEdit::From(datum) => self.from = datum,
            LocalEdit::To(datum) => self.to = datum,
            LocalEdit::Sign(sign) => self.sign = sign,
            LocalEdit::Cell(cell, text) if text.is_empty() => {
                self.cells.remove(&cell);
            }
            LocalEdit::Cell(cell, text) => {
                self.cells.insert(cell, text);
            }
            LocalEdit::Source(source) => self.source = source,
            LocalEdit::Clear => *self = LocalEntry::default(),
        }
    }
}

impl BoundaryEntry {
    /// Whole neighbours are kept, as many as there is room for; half of one would be compared as if it were whole.
    fn limit_neighbours(&mut self) {
        let mut room = MOST_ROWS;
        self.neighbours.retain(|neighbour| {
            let left = room.checked_sub(neighbour.rows.len());
            room = left.unwrap_or(room);
            left.is_some()
        });
        self.neighbours.truncate(MOST_NEIGHBOURS);
    }
}

impl Fact {
    fn confirm(&mut self) {
        if self.source == Source::Register {
            self.source = Source::Confirmed;
        }
    }
}

impl PreconditionEntry {
    fn apply(&mut self, edit: PreconditionEdit) {
        match edit {
            PreconditionEdit::Verdict(verdict) => self.verdict = verdict,
            PreconditionEdit::Reason(reason) => self.reason = reason,
            PreconditionEdit::Field(key, text) => {
                self.fields.insert(key, text);
            }
            PreconditionEdit::Record(edit) => self.record.apply(edit),
        }
    }
}

impl ItemAnswer {
    /// The choice that says: the list of faults was gone through.
    pub const CHECKED: &'static str = "checked";
    /// The choice that says: the requirement is met.
    pub const PASS: &'static str = "pass";
    /// A fault is counted this often at most. (Compiled.)
    pub const MOST_FAULTS: u32 = 9_999;
    /// The choice that says: the requirement is not met.
    pub const FAIL: &'static str = "fail";

    fn apply(&mut self, edit: ItemEdit) {
        match edit {
            ItemEdit::Choice(choice) => {
                self.choice = choice;
                self.not_applicable = false;
            }
            ItemEdit::Count(key, count) => {
                self.inputs.remove(&key);
                self.counts.insert(key, count);
                self.choice = Some(Self::CHECKED.to_owned());
                self.not_applicable = false;
            }
            ItemEdit::Input(key, text) => {
                self.inputs.insert(key, text);
                self.not_applicable = false;
            }
            ItemEdit::NotApplicable(chosen) => self.not_applicable = chosen,
            ItemEdit::Reason(reason) => self.reason = reason,
            ItemEdit::Record(edit) => self.record.apply(edit),
        }
    }
}

impl Measure {
    fn apply(&mut self, edit: MeasureEdit) {
        match edit {
            MeasureEdit::Action(action) => self.action = action,
            MeasureEdit::Person(person) => self.person = person,
            MeasureEdit::Due(due) => self.due = due,
            MeasureEdit::Cost(cost) => self.cost = cost,
            MeasureEdit::State(state) => self.state = state,
            MeasureEdit::Remark(remark) => self.remark = remark,
        }
    }
}

impl Record {
    fn apply(&mut self, edit: RecordEdit) {
        match edit {
            RecordEdit::Remark(text) => self.remark = text,
            RecordEdit::Flag(flag) => self.flagged = flag,
            RecordEdit::AddEvidence(paper) => {
                if self.evidence.len() < MOST_PAPERS {
                    self.evidence.push(paper);
                }
            }
            RecordEdit::SetEvidence(index, paper) => {
                if let Some(place) = self.evidence.get_mut(index) {
                    *place = paper;
                }
            }
            RecordEdit::RemoveEvidence(index) => {
                if index < self.evidence.len() {
                    self.evidence.remove(index);
                }
            }
        }
    }
}

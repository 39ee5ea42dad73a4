//! Values in reading order, conformed to the vocabulary, straight into slots. Knows no format and no rules.
//!
//! A faulty value is reported at its place, stays unknown, and reading goes on.

use super::fault::{Fault, Form};
use super::keys::{Keys, Order};
use super::reader::{Mark, Reader, Stop};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Instance, RecordId, Slot, Value, Vocabulary};
use crate::span::{FileId, Span};

/// Builds records from what a reader reads.
#[derive(Debug)]
pub(super) struct Conform<'c> {
    pub(super) vocabulary: &'c Vocabulary,
    pub(super) keys: &'c Keys,
    /// The text's id, and whether instances are to point into it.
    pub(super) file: FileId,
    pointing: bool,
    faults: &'c mut Diagnostics,
    count: usize,
    form: Form,
    pub(super) order: Order,
    /// The keys of the records that are open, innermost last.
    pub(super) given: Vec<(Slot, Mark)>,
    /// Empty instances, by record, and lists that were used before.
    #[allow(clippy::vec_box, reason = "values hold records in boxes, and so they come back")]
    spare: Vec<Vec<Box<Instance>>>,
    spare_lists: Vec<Vec<Value>>,
}

impl<'c> Conform<'c> {
    /// A builder for texts of one file; `pointing` says whether instances hold their place.
    pub(super) fn new(
        vocabulary: &'c Vocabulary,
        keys: &'c Keys,
        file: FileId,
        pointing: bool,
        faults: &'c mut Diagnostics,
    ) -> Self {
        let order = Order::new(vocabulary);
        let spare = vocabulary.records().map(|_| Vec::new()).collect();
        let (given, spare_lists) = (Vec::new(), Vec::new());
        Self {
            vocabulary,
            keys,
            file,
            pointing,
            faults,
            count: 0,
            form: Form::Record,
            order,
            given,
            spare,
            spare_lists,
        }
    }

    /// The same for values that stand in another form.
    pub(super) fn standing(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// Reports a fault at a mark.
    pub(super) fn report<R: Reader>(&mut self, reader: &mut R, mark: Mark, fault: Fault) {
        self.push(fault.standing(self.form).at(self.file, reader.range(mark)));
    }

    /// Takes a diagnostic in.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.count += 1;
        self.faults.push(diagnostic);
    }

    /// Reports why reading ended.
    pub(super) fn report_stop(&mut self, stop: Stop) {
        if let Stop::Fault(fault) = stop {
            let (fault, range) = *fault;
            self.push(fault.at(self.file, range));
        }
    }

    /// The faults found since the last time; none where there are none.
    pub(super) fn take_faults(&mut self) -> Option<Diagnostics> {
        (!self.faults.is_empty()).then(|| std::mem::take(self.faults))
    }

    /// How many faults were found so far.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// An empty instance of a record, from what is spare.
    #[allow(clippy::unnecessary_box_returns, reason = "values hold records in boxes")]
    pub(super) fn fresh(&mut self, record: RecordId) -> Box<Instance> {
        match self.spare.get_mut(record.index()).and_then(Vec::pop) {
            Some(instance) => instance,
            None => Box::new(Instance::unknown(record, self.vocabulary.record(record).facts.len())),
        }
    }

    /// Empties an instance for later use.
    pub(super) fn recycle(&mut self, mut instance: Box<Instance>) {
        for place in &mut instance.slots {
            self.recycle_value(place);
        }
        instance.annotations.clear();
        instance.span = None;
        if let Some(spare) = self.spare.get_mut(instance.record.index()) {
            spare.push(instance);
        }
    }

    /// An empty list, from what is spare.
    pub(super) fn fresh_list(&mut self) -> Vec<Value> {
        self.spare_lists.pop().unwrap_or_default()
    }

    fn recycle_value(&mut self, place: &mut Value) {
        // A value is wide: only one of which something comes back is moved.
        if !matches!(place, Value::Record(_) | Value::List(_)) {
            *place = Value::Unknown;
            return;
        }
        let value = std::mem::take(place);
        if let Value::Record(instance) = value {
            self.recycle(instance);
        } else if let Value::List(mut list) = value {
            list.iter_mut().for_each(|place| self.recycle_value(place));
            list.clear();
            self.spare_lists.push(list);
        }
    }

    /// Forgets records that were left open when reading stopped.
    pub(super) fn abandon(&mut self) {
        self.given.clear();
    }

    /// The place of a record, where instances hold it.
    pub(super) fn span<R: Reader>(&self, reader: &mut R, mark: Mark) -> Option<Span> {
        self.pointing.then(|| {
            let range = reader.range(mark);
            Span::new(self.file, range.start, range.end)
        })
    }
}

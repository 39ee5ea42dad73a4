//! Colours and weights. Says how things look, never what they are: the words do.

use super::Mark;
use anstyle::{AnsiColor, Style};

/// Whether a report is in colour. The command line decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// With terminal colours.
    Always,
}

/// The styles in use.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Paint(Colour);

impl Paint {
    pub(in crate::report) fn new(colour: Colour) -> Self {
        Self(colour)
    }

    fn only_in_colour(self, style: Style) -> Style {
        match self.0 {
            Colour::Never => Style::new(),
            Colour::Always => style,
        }
    }

    pub(in crate::report) fn title(self) -> Style {
        self.only_in_colour(Style::new().bold())
    }

    pub(in crate::report) fn topic(self) -> Style {
        self.only_in_colour(Style::new().underline())
    }

    pub(in crate::report) fn quiet(self) -> Style {
        self.only_in_colour(Style::new().dimmed())
    }

    #[allow(clippy::unused_self, reason = "asked like its siblings")]
    pub(in crate::report) fn plain(self) -> Style {
        Style::new()
    }

    pub(in crate::report) fn mark(self, mark: Mark) -> Style {
        let colour = match mark {
            Mark::Bad => AnsiColor::Red,
            Mark::Unsure | Mark::Weak | Mark::Open => AnsiColor::Yellow,
            Mark::Excused => AnsiColor::Magenta,
            Mark::Silent => AnsiColor::Cyan,
            Mark::Good => AnsiColor::Green,
            Mark::Idle => return self.quiet(),
        };
        self.only_in_colour(Style::new().fg_color(Some(colour.into())))
    }

    /// The same in bold, where there is colour at all.
    pub(in crate::report) fn strong(self, style: Style) -> Style {
        self.only_in_colour(style.bold())
    }
}

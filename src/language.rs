//! The two languages in which rules are written and reports are read.

/// German or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English keywords, decimal point.
    English,
    /// German keywords, decimal comma in reports.
    German,
}

/// What something is called: for every reader, and for those of one language where that differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    plain: Option<String>,
    english: Option<String>,
    german: Option<String>,
}

impl Labels {
    /// Sets what the readers of a language see.
    pub fn set(&mut self, language: Language, label: String) {
        match language {
            Language::English => self.english = Some(label),
            Language::German => self.german = Some(label),
        }
    }

    /// For readers of a language: the label in it, else the one for all; none without labels.
    pub fn of(&self, language: Language) -> Option<&str> {
        let own = match language {
            Language::English => &self.english,
            Language::German => &self.german,
        };
        own.as_deref().or(self.plain.as_deref())
    }

    /// For all readers, as machines show it too.
    pub fn plain(&self) -> Option<&str> {
        self.plain.as_deref()
    }

    /// All of them: what people may write in a heading.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.plain, &self.english, &self.german].into_iter().flatten().map(String::as_str)
    }
}

impl From<Option<String>> for Labels {
    fn from(plain: Option<String>) -> Self {
        Self { plain, ..Self::default() }
    }
}

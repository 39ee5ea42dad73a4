//! The kinds of fault. Each has a page in `explain/` and a marker test.

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document cannot be used.
    Error,
    /// The document can be used; its author should look again.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $severity:ident,)*) => {
        /// The kind of a fault: a kebab-case noun phrase that people see and look up.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// Every code, in the order of this page.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The name that people see.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// Error or warning.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// The page that explains it: Markdown.
            pub fn page(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("explain/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    /// The text does not follow the grammar.
    SyntaxError = "syntax-error" Error,
    /// A line in column 0 begins with no declaration word.
    UnknownDeclaration = "unknown-declaration" Error,
    /// Brackets, labels or conditions nest deeper than 64 levels.
    NestingTooDeep = "nesting-too-deep" Error,
    /// A file is larger than can be read.
    FileTooLarge = "file-too-large" Error,
    /// A number is too large or too fine to be exact.
    NumberTooLarge = "number-too-large" Error,
    /// A calendar date that does not exist.
    InvalidDate = "invalid-date" Error,
    /// Times of the week that no clock shows or that cannot be told.
    InvalidSchedule = "invalid-schedule" Error,
    /// A file is not UTF-8 text.
    InvalidText = "invalid-text" Error,
    /// A rule file holds a character that nobody sees.
    HiddenCharacter = "hidden-character" Error,
    /// A `use` names a file that cannot be read.
    MissingFile = "missing-file" Error,
    /// Files `use` each other in a circle, or a standard extends itself.
    CyclicUse = "cyclic-use" Error,
    /// A name that nothing declares.
    UnknownName = "unknown-name" Error,
    /// A unit that nothing declares.
    UnknownUnit = "unknown-unit" Error,
    /// A type that nothing declares.
    UnknownType = "unknown-type" Error,
    /// A value that its choice does not have.
    UnknownChoice = "unknown-choice" Error,
    /// A document that the standard does not list.
    UnknownDocument = "unknown-document" Error,
    /// Two declarations of one name.
    DuplicateName = "duplicate-name" Error,
    /// A clause that may stand once stands twice.
    DuplicateClause = "duplicate-clause" Error,
    /// A clause that is needed is missing.
    MissingClause = "missing-clause" Error,
    /// A clause that does not belong to this declaration.
    MisplacedClause = "misplaced-clause" Error,
    /// A loop variable has the name of something else.
    ShadowedName = "shadowed-name" Error,
    /// A value of the wrong type.
    TypeMismatch = "type-mismatch" Error,
    /// Two values whose units do not go together.
    UnitMismatch = "unit-mismatch" Error,
    /// A number whose unit cannot be told.
    UnclearUnit = "unclear-unit" Error,
    /// A declaration that rests on itself.
    CyclicDefinition = "cyclic-definition" Error,
    /// A record type that contains itself.
    CyclicRecord = "cyclic-record" Error,
    /// A parameter without a value on some day.
    ParameterGap = "parameter-gap" Error,
    /// A parameter with two values on one day.
    ParameterOverlap = "parameter-overlap" Error,
    /// A local value outside what the extended standard allows.
    LocalValue = "local-value" Error,
    /// A table that says nothing for some case.
    TableGap = "table-gap" Error,
    /// A table that says two things for one case.
    TableOverlap = "table-overlap" Error,
    /// The base of a ratio may be below zero.
    NegativeBase = "negative-base" Error,
    /// A divisor that is always zero.
    DivisionByZero = "division-by-zero" Error,
    /// A value that may be none is used untested.
    UntestedNone = "untested-none" Error,
    /// `{short}` where a rule has no shortfall.
    NoShortfall = "no-shortfall" Error,
    /// Weights of a score that do not add up to all of it.
    IncompleteWeights = "incomplete-weights" Error,
    /// A rule without a source.
    MissingSource = "missing-source" Warning,
    /// A declaration that nothing uses.
    UnusedDeclaration = "unused-declaration" Warning,
    /// `since` is after `until`, or the like.
    InvalidPeriod = "invalid-period" Error,
    /// An example that names what does not exist or cannot be given.
    InvalidExample = "invalid-example" Error,
    /// A `replaces`, `drops` or `extends` that does not fit.
    InvalidLayer = "invalid-layer" Error,
    /// A calculation left the range of exact numbers.
    NumberOverflow = "number-overflow" Error,
    /// A profile that is not well-formed YAML or JSON.
    InvalidYaml = "invalid-yaml" Error,
    /// A key that the vocabulary does not know.
    UnknownKey = "unknown-key" Error,
    /// A key that stands twice in one record.
    DuplicateKey = "duplicate-key" Error,
    /// A value of the wrong type in a profile.
    InvalidValue = "invalid-value" Error,
    /// A number written in a way that could be misread.
    InvalidNumber = "invalid-number" Error,
    /// A value outside its bounds.
    OutOfBounds = "out-of-bounds" Error,
    /// An assessed fact without who assessed it and when.
    MissingAssessor = "missing-assessor" Error,
    /// YAML that is refused: merge keys, anchors that swell, tags.
    UnsupportedYaml = "unsupported-yaml" Error,
    /// A profile file whose frame is wrong.
    InvalidProfile = "invalid-profile" Error,
    /// A waiver file that cannot be used.
    InvalidWaiver = "invalid-waiver" Error,
    /// A staff file that cannot be used.
    InvalidStaff = "invalid-staff" Error,
    /// A scenario that cannot be run with the standards and profiles at hand.
    InvalidScenario = "invalid-scenario" Error,
    /// A template that says what nobody knows, or is broken.
    InvalidTemplate = "invalid-template" Error,
}

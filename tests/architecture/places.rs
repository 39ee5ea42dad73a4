//! The rules themselves: what stands where. A change here is a change of the architecture and wants a reason.

/// Lines a file may have.
pub(super) const LONGEST: usize = 500;

/// Every module under `src`, lowest first, with what it may use besides itself.
pub(super) const LAYERS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("language", &[]),
    ("quantity", &["language"]),
    ("schedule", &["language", "quantity"]),
    ("source", &["span"]),
    ("diagnostic", &["span", "source"]),
    ("syntax", &["span", "language", "quantity", "schedule", "source", "diagnostic"]),
    // Of the syntax tree, `model` takes over the words that mean the same in both trees: `must`, `met`, `+`.
    ("model", &["span", "language", "quantity", "schedule", "syntax::ast"]),
    ("profile", &["span", "language", "quantity", "schedule", "source", "diagnostic", "model"]),
    ("check", &["span", "language", "quantity", "schedule", "source", "diagnostic", "syntax", "model", "profile"]),
    ("assess", &["span", "language", "quantity", "schedule", "model", "profile"]),
    ("capacity", &["span", "language", "quantity", "schedule", "model", "profile", "assess"]),
    ("staff", &["span", "quantity", "source", "diagnostic", "model", "profile", "check", "capacity"]),
    ("compare", &["span", "language", "quantity", "schedule", "model", "profile", "assess", "capacity"]),
    (
        "report",
        &[
            "span",
            "language",
            "quantity",
            "schedule",
            "source",
            "diagnostic",
            "model",
            "profile",
            "assess",
            "capacity",
            "staff",
            "compare",
        ],
    ),
    ("library", &[]),
    (
        "cli",
        &[
            "span",
            "language",
            "quantity",
            "schedule",
            "source",
            "diagnostic",
            "syntax",
            "model",
            "profile",
            "check",
            "assess",
            "capacity",
            "staff",
            "compare",
            "report",
            "library",
        ],
    ),
];

/// Every dependency with the modules that may name it; an empty list means all.
pub(super) const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostic"]),
    ("anstream", &["cli", "main"]),
    ("anstyle", &["report", "cli", "main"]),
    ("calamine", &["profile"]),
    ("clap", &["cli", "main"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("comfy_table", &["report", "cli"]),
    ("jiff", &[]),
    ("minijinja", &["report"]),
    ("num_integer", &["quantity"]),
    ("num_rational", &["quantity"]),
    ("num_traits", &["quantity"]),
    ("pest", &["syntax"]),
    ("pest_derive", &["syntax"]),
    ("rayon", &["assess", "cli"]),
    ("saphyr_parser", &["profile"]),
    ("serde", &["diagnostic", "profile", "report", "cli"]),
    ("serde_json", &["diagnostic", "profile", "report", "cli"]),
    ("serde_yaml", &["profile"]),
    ("sha2", &["report", "cli"]),
    ("strsim", &["diagnostic"]),
    ("terminal_size", &["report", "cli"]),
    ("textwrap", &["report", "cli"]),
    ("unicode_normalization", &["syntax", "profile"]),
    ("unicode_width", &["syntax", "report", "cli"]),
    ("zip", &["profile"]),
];

/// What reaches outside the program, with the modules that may.
pub(super) const IMPURE: &[(&str, &[&str])] = &[
    ("std::fs", &["cli", "main"]),
    ("std::env", &["cli", "main"]),
    ("std::net", &[]),
    ("std::process", &["cli", "main"]),
    ("std::thread", &["cli", "main"]),
    ("std::time", &["cli", "main"]),
    ("std::io::stdin", &["cli", "main"]),
    ("std::io::stdout", &["cli", "main"]),
    ("std::io::stderr", &["cli", "main"]),
    ("jiff::Zoned", &["cli", "main"]),
    ("jiff::Timestamp", &["cli", "main"]),
];

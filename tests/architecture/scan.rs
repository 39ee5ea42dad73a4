//! The paths that a Rust text names. Knows just enough Rust: comments, texts, `use` groups, `crate`, `self` and `super`.

/// A path as the text names it, with groups spread out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// Line, from 1.
    pub(super) line: usize,
    /// `crate` first, where it leads into the crate itself.
    pub(super) names: Vec<String>,
}

impl Path {
    /// The first name: `crate`, `std`, another crate, or anything local.
    pub(super) fn root(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Whether it leads into `module` of this crate, `a::b` being inside `a`.
    pub(super) fn is_in(&self, module: &str) -> bool {
        let mut names = self.names.iter().map(String::as_str);
        names.next() == Some("crate") && module.split("::").all(|name| names.next() == Some(name))
    }

    /// As it would be written.
    pub(super) fn shown(&self) -> String {
        self.names.join("::")
    }
}

/// Every path of at least two names, or imported as a whole, in a text that is module `module` of the crate.
pub(super) fn paths(text: &str, module: &[&str]) -> Vec<Path> {
    let tokens = tokens(&code(text));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let starts_use = tokens[at].is_word("use");
        if starts_use {
            at += 1;
        }
        if !matches!(tokens.get(at), Some(Token { what: What::Word(_), .. })) {
            at += 1;
            continue;
        }
        let mut tree = Vec::new();
        at = read(&tokens, at, &[], &mut tree);
        found.extend(tree.into_iter().filter(|path| starts_use || path.names.len() > 1));
    }
    for path in &mut found {
        resolve(path, module);
    }
    found
}

/// Replaces `self` and `super` at the beginning by what they stand for.
fn resolve(path: &mut Path, module: &[&str]) {
    let ups = path.names.iter().take_while(|name| *name == "super").count();
    if ups == 0 && path.root() != "self" {
        return;
    }
    let kept = module.len().saturating_sub(ups);
    let rest = path.names.drain(..).skip(ups.max(1)).collect::<Vec<_>>();
    path.names = ["crate"].iter().chain(&module[..kept]).map(|&name| name.to_owned()).chain(rest).collect();
}

/// Reads the path at `at` with its groups and gives back the place behind it.
fn read(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
    let mut names = before.to_vec();
    let line = tokens[at].line;
    loop {
        match tokens.get(at).map(|token| &token.what) {
            Some(What::Word(name)) => names.push(name.clone()),
            Some(What::Sign('{')) if names.len() > before.len() || !before.is_empty() => {
                return read_group(tokens, at + 1, &names, found);
            }
            _ => {}
        }
        at += 1;
        if !matches!(tokens.get(at).map(|token| &token.what), Some(What::PathSign)) {
            break;
        }
        at += 1;
        if !matches!(tokens.get(at).map(|token| &token.what), Some(What::Word(_) | What::Sign('{'))) {
            break;
        }
    }
    found.push(Path { line, names });
    at
}

/// Reads the paths of a group whose bracket stands before `at`.
fn read_group(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<Path>) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.what {
            What::Word(_) => {
                at = read(tokens, at, before, found);
                // `as name` renames and leads nowhere.
                if tokens.get(at).is_some_and(|token| token.is_word("as")) {
                    at += 2;
                }
            }
            What::Sign('}') => return at + 1,
            What::Sign(_) | What::PathSign => at += 1,
        }
    }
    at
}

#[derive(Debug)]
struct Token {
    line: usize,
    what: What,
}

#[derive(Debug)]
enum What {
    Word(String),
    PathSign,
    Sign(char),
}

impl Token {
    fn is_word(&self, word: &str) -> bool {
        matches!(&self.what, What::Word(name) if name == word)
    }
}

/// Words and signs with their lines.
fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (number, text) in code.lines().enumerate() {
        let line = number + 1;
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let (what, length) = if word > 0 {
                (Some(What::Word(rest[..word].to_owned())), word)
            } else if rest.starts_with("::") {
                (Some(What::PathSign), 2)
            } else if letter.is_whitespace() {
                (None, letter.len_utf8())
            } else {
                (Some(What::Sign(letter)), letter.len_utf8())
            };
            tokens.extend(what.map(|what| Token { line, what }));
            rest = &rest[length..];
        }
    }
    tokens
}

/// The text without comments and without what stands in quotes; lines stay lines.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = quoted_or_comment(rest);
        if length == 0 {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            let (skipped, behind) = rest.split_at(length);
            code.push(' ');
            code.extend(skipped.chars().filter(|&c| c == '\n'));
            rest = behind;
        }
    }
    code
}

/// How many bytes of comment or quoted text the text begins with.
fn quoted_or_comment(text: &str) -> usize {
    let until = |end: &str, from: usize| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return until("*/", 2);
    }
    for raw in ["r\"", "r#\"", "r##\""] {
        if text.starts_with(raw) {
            let end = format!("\"{}", "#".repeat(raw.len() - 2));
            return until(&end, raw.len());
        }
    }
    let mut letters = text.char_indices();
    match letters.next() {
        Some((_, '"')) => {
            while let Some((at, letter)) = letters.next() {
                match letter {
                    '\\' => drop(letters.next()),
                    '"' => return at + 1,
                    _ => {}
                }
            }
            text.len()
        }
        Some((_, '\'')) => match (letters.next(), letters.next()) {
            (Some((_, '\\')), _) => until("'", 3),
            (Some(_), Some((at, '\''))) => at + 1,
            _ => 0,
        },
        _ => 0,
    }
}

mod the_scan {
    use super::*;

    fn shown(text: &str, module: &[&str]) -> Vec<(usize, String)> {
        paths(text, module).iter().map(|path| (path.line, path.shown())).collect()
    }

    fn names(text: &str) -> Vec<String> {
        shown(text, &["a", "b"]).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn spreads_groups_out() {
        assert_eq!(
            names("use crate::{one::A, two::{self, B as C, three::*}};"),
            ["crate::one::A", "crate::two::self", "crate::two::B", "crate::two::three"]
        );
    }

    #[test]
    fn counts_lines_in_groups_and_behind_comments() {
        let text = "/* one\n two */\nuse crate::{\n    a::A,\n    b::B,\n};\n";
        assert_eq!(shown(text, &[]), [(4, "crate::a::A".to_owned()), (5, "crate::b::B".to_owned())]);
    }

    #[test]
    fn resolves_self_and_super() {
        assert_eq!(names("use self::c::D;"), ["crate::a::b::c::D"]);
        assert_eq!(names("use super::c::D;"), ["crate::a::c::D"]);
        assert_eq!(names("use super::super::c::D;"), ["crate::c::D"]);
    }

    #[test]
    fn reads_paths_in_expressions_types_and_attributes() {
        let text = "#[derive(pest_derive::Parser)]\nfn f(x: &crate::a::B) -> C { Vec::<u8>::new(); d::e(x.f) }";
        assert_eq!(names(text), ["pest_derive::Parser", "crate::a::B", "d::e"]);
    }

    #[test]
    fn skips_quotes_and_comments() {
        let text = r##"let a = "crate::a \" crate::b"; let b = r#"crate::c " d::e"#; let c = '"'; let d: &'a str = f::g; // h::i"##;
        assert_eq!(names(text), ["f::g"]);
    }

    #[test]
    fn reads_a_crate_imported_as_a_whole() {
        assert_eq!(names("use pest;"), ["pest"]);
    }
}

//! The form of a catalogue: words in both languages side by side, so that none can be missing. Knows no words.

/// Makes a catalogue of words: `catalogue! { /// doc  Name: /// doc  Entry: "English", "German"; … }`.
macro_rules! catalogue {
    ($(#[$about:meta])* $catalogue:ident: $($(#[$doc:meta])* $name:ident: $english:literal, $german:literal;)*) => {
        $(#[$about])*
        #[allow(unreachable_pub, reason = "one catalogue is public, others belong to a page")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $catalogue {
            $($(#[$doc])* $name,)*
        }

        #[allow(unreachable_pub, reason = "one catalogue is public, others belong to a page")]
        impl $catalogue {
            /// Every entry, in the order of this page.
            #[allow(dead_code, reason = "tests go through every catalogue, templates through one")]
            pub(in crate::report) const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its words.
            pub fn words(self, language: $crate::language::Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, $crate::language::Language::English) => $english,
                    (Self::$name, $crate::language::Language::German) => $german,)*
                }
            }

            /// Its words with the places filled in.
            #[allow(dead_code, reason = "a catalogue may have no places")]
            pub fn fill(self, language: $crate::language::Language, parts: &[&str]) -> String {
                $crate::report::messages::filled(self.words(language), parts)
            }
        }
    };
}
pub(in crate::report) use catalogue;

/// Words with `{0}`, `{1}` filled in.
pub(in crate::report) fn filled(words: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((place, behind)) = after.split_once('}') else { break };
        let part = place.parse::<usize>().ok().and_then(|index| parts.get(index));
        text.push_str(part.copied().unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    text
}

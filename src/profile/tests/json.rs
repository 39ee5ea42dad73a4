//! The JSON reader takes the texts for JSON that `serde_json` takes, and reads the same in them.

use crate::profile::json::JsonReader;
use crate::profile::reader::{Key, Node, Reader};
use proptest::prelude::*;
use serde_json::Value as Json;

/// A value as the reader hands it out.
fn read(reader: &mut JsonReader<'_>) -> Option<Json> {
    enum Opened {
        Map,
        List,
    }
    let opened = match reader.value().ok()? {
        Node::Plain(words) => return serde_json::from_str(words).ok(),
        Node::Quoted(words) => return Some(Json::String(words.to_owned())),
        Node::Refused(_) => return None,
        Node::Map => Opened::Map,
        Node::List => Opened::List,
    };
    match opened {
        Opened::Map => {
            let mut map = serde_json::Map::new();
            loop {
                let key = match reader.key(Some("a")).ok()? {
                    Key::Expected => "a".to_owned(),
                    Key::Name(name) => name.to_owned(),
                    Key::End => return Some(Json::Object(map)),
                    Key::Refused(_) => return None,
                };
                map.insert(key, read(reader)?);
            }
        }
        Opened::List => {
            let mut list = Vec::new();
            while reader.item().ok()? {
                list.push(read(reader)?);
            }
            Some(Json::Array(list))
        }
    }
}

fn whole(text: &str) -> Option<Json> {
    let mut reader = JsonReader::new(text, 0);
    let value = read(&mut reader)?;
    reader.finish().ok().map(|()| value)
}

/// Pieces of JSON in any order.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"a\"",
        "\"a\":",
        "\"b\" : ",
        "\"\"",
        "\"ü\\n\"",
        "\"\\u00e4\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"\t\"",
        "\"",
        "\\",
        "0",
        "12",
        "-1",
        "01",
        "1.",
        ".5",
        "1.50",
        "1e3",
        "1E-2",
        "-",
        "+1",
        "true",
        "false",
        "null",
        "nul",
        "truefalse",
        "\u{feff}",
        "/",
        "NaN",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<String>().prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::btree_map("[ab]|\\PC{0,3}", inner, 0..5)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn both_take_the_same_texts_for_json(text in pieces()) {
        let expected = serde_json::from_str::<Json>(&text).ok();
        prop_assert_eq!(whole(&text), expected);
    }

    #[test]
    fn both_read_the_same(json in any_json()) {
        prop_assert_eq!(whole(&json.to_string()), Some(json.clone()));
        prop_assert_eq!(whole(&serde_json::to_string_pretty(&json).unwrap()), Some(json));
    }
}

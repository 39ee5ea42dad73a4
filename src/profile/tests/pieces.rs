//! Files in pieces say what they say whole.

use super::*;

fn in_pieces(format: Format, text: &str, size: usize) -> (usize, Outcome) {
    let vocabulary = vocabulary();
    let mut sources = SourceMap::new();
    let file = sources.add("profile", text);
    let reader = ProfileReader::new(&vocabulary, vocabulary.find_record("shelter"));
    let mut diagnostics = Diagnostics::new();
    let mut profiles = Vec::new();
    let pieces = pieces(format, file, text, size);
    assert_eq!(pieces.iter().map(Piece::text).collect::<String>(), text);
    for piece in &pieces {
        let _ = reader.read(piece, &mut diagnostics, &mut |profile| {
            profiles.push(profile.clone());
            ControlFlow::Continue(())
        });
    }
    let faults = diagnostics.sorted().iter().map(|diagnostic| written(diagnostic, &sources)).collect();
    (pieces.len(), Outcome { profiles, faults })
}

fn assert_same(format: Format, text: &str, count: usize) {
    let (pieces, cut) = in_pieces(format, text, 1);
    let whole = read_as(format, text);
    assert_eq!(cut.faults, whole.faults, "{text}");
    assert_eq!(cut.profiles, whole.profiles, "{text}");
    assert_eq!(pieces, count, "{text}");
}

#[test]
fn lists_and_documents_are_cut() {
    assert_same(Format::Yaml, "# x\n- name: ä\n  residents: 3\n\n# y\n- name: b\n  topics:\n  - work\n- {nam: c}\n", 3);
    assert_same(
        Format::Yaml,
        "standards:\n  - a\n  - b\nshelter:\n  - name: a\n  - name: b\n    rooms:\n    - beds: 1\n  - name: c\n",
        3,
    );
    assert_same(Format::Yaml, "shelter:\n- name: ü\n- residents: 2,5\n", 2);
    assert_same(Format::Yaml, "standards: a\n---\nname: a\n---\n# c\nresidents: many\n...\n---\nname: c\n", 5);
    assert_same(Format::JsonLines, "{\"name\": \"a\"}\n{\"nam\": \"ü\"}\n\n{\"name\": \"c\"}", 4);
}

#[test]
fn what_is_unusual_stays_whole() {
    assert_same(Format::Yaml, "- name: &n a\n- name: *n\n", 1);
    assert_same(Format::Yaml, "shelter:\n  - name: a\n  - name: b\ncity:\n  name: c\n", 1);
    assert_same(Format::Yaml, "shelter:\n  name: a\n  rooms:\n  - beds: 1\n  - beds: 2\n", 1);
    assert_same(Format::Json, "[{\"name\": \"a\"},\n{\"name\": \"b\"}]", 1);
    assert_same(Format::Yaml, "", 1);
}

#[test]
fn a_stream_of_lines_keeps_only_its_faulty_lines() {
    let text = "\u{feff}{\"name\": \"a\"}\n{\"name\": \"b\", \"residents\": -1}\n{\"name\"\n\n{\"residents\": 7}";
    let vocabulary = vocabulary();
    let reader = ProfileReader::new(&vocabulary, vocabulary.find_record("shelter"));
    for size in [1, 30, 1000] {
        let mut batches = LineBatches::new(text.as_bytes(), size);
        let mut batch = LineBatch::default();
        let (mut broken, mut lines) = (Vec::new(), Vec::new());
        while batches.next_into(&mut batch).unwrap() {
            let _ = reader.read_batch(&batch, &mut broken, &mut |profile| {
                lines.push(profile.line);
                ControlFlow::Continue(())
            });
        }
        assert_eq!(lines, [1, 2, 5]);
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        for line in broken {
            line.file_under("<stdin>", &mut sources, &mut diagnostics);
        }
        let faults: Vec<String> = diagnostics.sorted().iter().map(|found| written(found, &sources)).collect();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("2:28 [out-of-bounds]"), "{faults:?}");
        assert!(faults[1].starts_with("3:8 [invalid-yaml]"), "{faults:?}");
    }
}

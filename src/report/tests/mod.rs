//! Reports as their readers see them.

mod explain;
mod json;
mod jsonl;
mod markdown;
mod phrase;
pub(in crate::report) mod sample;
mod scene;
mod text;

use super::answer::Words as AnswerWords;
use super::capacity::Words;
use super::document::Words as PaperWords;
use super::forecast::Words as ForecastWords;
use super::messages::Heads;
use super::messages::Scoring;
use super::phrase::Prose;
use super::plan::Words as PlanWords;
use super::template::Words as TemplateWords;
use super::{Contrast, Message};
use crate::language::Language;

#[test]
fn both_languages_fill_the_same_places() {
    let places = |text: &str| {
        let mut places: Vec<_> = text.match_indices('{').map(|(at, _)| text[at..].chars().nth(1).unwrap()).collect();
        places.sort_unstable();
        places
    };
    let both = |words: fn(usize, Language) -> &'static str, count: usize| {
        for entry in 0..count {
            let [english, german] = [Language::English, Language::German].map(|language| words(entry, language));
            assert!(!english.is_empty() && !german.is_empty(), "{english} {german}");
            assert_eq!(places(english), places(german), "{english}");
        }
    };
    both(|entry, language| Message::ALL[entry].words(language), Message::ALL.len());
    both(|entry, language| PaperWords::ALL[entry].words(language), PaperWords::ALL.len());
    both(|entry, language| Prose::ALL[entry].words(language), Prose::ALL.len());
    both(|entry, language| AnswerWords::ALL[entry].words(language), AnswerWords::ALL.len());
    both(|entry, language| Words::ALL[entry].words(language), Words::ALL.len());
    both(|entry, language| PlanWords::ALL[entry].words(language), PlanWords::ALL.len());
    both(|entry, language| Heads::ALL[entry].words(language), Heads::ALL.len());
    both(|entry, language| Scoring::ALL[entry].words(language), Scoring::ALL.len());
    both(|entry, language| ForecastWords::ALL[entry].words(language), ForecastWords::ALL.len());
    both(|entry, language| TemplateWords::ALL[entry].words(language), TemplateWords::ALL.len());
    both(|entry, language| Contrast::ALL[entry].words(language), Contrast::ALL.len());
}

#[test]
fn what_is_filled_in_is_not_filled_again() {
    let text = Message::WaiverLine.fill(Language::English, &["{1}", "a", "b"]);
    assert_eq!(text, "{1} for a: b");
}

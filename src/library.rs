//! The standards that come with the tool, embedded. Knows no file system.

/// Where shipped files are found by `use` and `--rules`: `library/vocabulary.norm`.
pub const FOLDER: &str = "library/";

macro_rules! shipped {
    ($($path:literal),* $(,)?) => {
        &[$(Shipped { path: $path, text: include_str!(concat!("../rules/", $path)) },)*]
    };
}

/// One shipped rule file.
#[derive(Debug, Clone, Copy)]
pub struct Shipped {
    /// Its path below `rules/`.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every shipped file, by path.
pub const FILES: &[Shipped] = shipped![
    "baden_wuerttemberg/flueag.norm",
    "bavaria/guidelines-2010.norm",
    "berlin/draft.norm",
    "berlin/gu1.norm",
    "brandenburg/aftercare.norm",
    "brandenburg/minimum-1999.norm",
    "brandenburg/minimum-2006.norm",
    "bremen/flats-2017.norm",
    "bremen/homes-2001.norm",
    "easo/housing-2016.norm",
    "easo/unaccompanied-children.norm",
    "france/cada-2019.norm",
    "germany/child-rights-2020.norm",
    "germany/proposal-2015.norm",
    "germany/protection.norm",
    "hamburg/social-management.norm",
    "hannover/budget-2014.norm",
    "hannover/council-2016.norm",
    "hannover/homeless-2019.norm",
    "hannover/pillars.norm",
    "hannover/proposal-2016.norm",
    "hannover/reconstruction-2016.norm",
    "leipzig/concept.norm",
    "mecklenburg_vorpommern/guvo.norm",
    "musterstadt/district.norm",
    "musterstadt/standard.norm",
    "north_rhine_westphalia/ramp-up-2023.norm",
    "saxony/minimum.norm",
    "sphere/shelter-wash-2018.norm",
    "thuringia/gusvo.norm",
    "unhcr/emergency.norm",
    "vocabulary.norm",
];

impl Shipped {
    /// The file at a path below `rules/`.
    pub fn at(path: &str) -> Option<&'static Self> {
        FILES.iter().find(|file| file.path == path)
    }

    /// The file that declares the standard of this name; `easo-2016` is `easo_2016`.
    pub fn standard(name: &str) -> Option<&'static Self> {
        let name = name.replace('-', "_");
        FILES.iter().find(|file| file.name() == Some(name.as_str()))
    }

    /// The folder of the publisher; empty for what belongs to nobody.
    pub fn publisher(&self) -> &'static str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name of the standard that it declares; none for a vocabulary.
    pub fn name(&self) -> Option<&'static str> {
        let line = self.text.lines().find_map(|line| line.strip_prefix("standard "))?;
        line.split_whitespace().next()
    }
}

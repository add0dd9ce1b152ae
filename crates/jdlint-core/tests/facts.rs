//! What is read from small postings: each row is a text and what must be understood.

use jdlint_core::report::{Degree, Kind, Modality, Outline, PayPeriod, Presence, Seniority, Verdict};
use jdlint_core::{Format, Settings, lint};

fn outline(text: &str) -> Outline {
    lint(text, &Settings { format: Format::Markdown, ..Settings::default() }).outline
}

/// A posting with these demands.
fn demanding(item: &str) -> Outline {
    outline(&format!("# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- {item}\n"))
}

#[test]
fn years_in_digits_words_and_ranges() {
    let rows: &[(&str, f64, Option<f64>)] = &[
        ("5 years of experience", 5.0, None),
        ("5+ years of experience", 5.0, None),
        ("at least five (5) years of experience", 5.0, None),
        ("minimum of two years' experience", 2.0, None),
        ("3-5 years of experience", 3.0, Some(5.0)),
        ("3 – 5 years of experience", 3.0, Some(5.0)),
        ("three to five years of experience", 3.0, Some(5.0)),
        ("two (2) to four (4) years of experience", 2.0, Some(4.0)),
        ("between 2 and 4 years of experience", 2.0, Some(4.0)),
        ("3 years to 5 years of experience", 3.0, Some(5.0)),
        ("5 or more years in a bakery", 5.0, None),
        ("18 months of experience", 1.5, None),
        ("1\u{a0}year of experience", 1.0, None),
        ("10-plus years of experience", 10.0, None),
    ];
    for (text, min, max) in rows {
        let found = demanding(text).requirements;
        let years = found.first().map(|demand| (demand.years_min, demand.years_max));
        assert_eq!(years, Some((Some(*min), *max)), "{text}");
    }
}

/// The text of each row of a table beside this file, in its frame of `pairs/frames.tsv`, and what is to be read.
fn framed(table: &str) -> Vec<(String, String)> {
    let rows = |text: &str| -> Vec<Vec<String>> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect()).collect()
    };
    let frames = rows(include_str!("pairs/frames.tsv"));
    let row = |cells: Vec<String>| {
        let [frame, text, read] = cells.as_slice() else { panic!("three cells: {cells:?}") };
        let frame =
            frames.iter().find(|known| known[0] == *frame).unwrap_or_else(|| panic!("no frame {frame}"));
        (frame[1].replace("{}", text), read.clone())
    };
    rows(table).into_iter().map(row).collect()
}

/// Compares what is read of each text with what a reader reads, and shows all differences at once.
fn reads(table: &str, read: impl Fn(&Outline) -> Vec<String>) {
    reads_in(table, |_, outline| read(outline));
}

/// The same, of the outline and the text that it is of.
fn reads_in(table: &str, read: impl Fn(&str, &Outline) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (text, wanted) in framed(table) {
        let found = read(&text, &lint(&text, &Settings::default()).outline);
        let found = if found.is_empty() { "-".to_owned() } else { found.join("; ") };
        if found != wanted {
            wrong.push(format!("wanted {wanted}, found {found}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn years_that_are_asked_for() {
    reads(include_str!("years.tsv"), |outline| {
        let years = outline.requirements.iter().filter_map(|demand| {
            let most = demand.years_max.map_or_else(String::new, |most| format!("-{most}"));
            let wish = if demand.modality == Modality::Preferred { "?" } else { "" };
            let of = demand.years_of.as_ref().map_or_else(String::new, |of| format!(" ({of})"));
            demand.years_min.map(|least| format!("{least}{most}{wish}{of}"))
        });
        years.collect()
    });
}

#[test]
fn pay_as_it_is_written() {
    reads(include_str!("pay.tsv"), |outline| {
        let pay = outline.pay.iter().map(|pay| {
            let bound = |bound: Option<f64>| bound.map_or_else(|| "?".to_owned(), |bound| bound.to_string());
            let (least, most) = (bound(pay.min), bound(pay.max));
            let (currency, period) = (pay.currency.unwrap_or("?"), pay.period.map_or("?", PayPeriod::word));
            format!("{least}-{most} {currency}/{period}")
        });
        pay.collect()
    });
}

#[test]
fn small_facts_in_the_words_of_the_posting() {
    reads(include_str!("told.tsv"), |outline| {
        let facts = &outline.facts;
        let told = [
            ("employer", facts.employer.clone()),
            ("place", (!facts.locations.is_empty()).then(|| facts.locations.join(", "))),
            ("mode", facts.work_mode.map(|mode| mode.word().to_owned())),
            ("type", facts.employment_type.map(|kind| kind.word().to_owned())),
            ("hours", facts.hours.clone()),
            ("posted", facts.posted.clone()),
            ("deadline", facts.deadline.clone()),
            ("apply", facts.apply.clone()),
        ];
        told.into_iter().filter_map(|(name, words)| words.map(|words| format!("{name} {words}"))).collect()
    });
}

#[test]
fn what_is_there_and_in_which_words() {
    let everywhere = [Kind::Title, Kind::Responsibilities, Kind::Requirements];
    let words = |text: &str, outline: &Outline| {
        let told = outline
            .present
            .iter()
            .filter(|there| there.presence != Presence::No && !everywhere.contains(&there.kind));
        let told = told.map(|there| {
            let words: Vec<&str> = there.ranges.iter().map(|range| range.of(text)).collect();
            let vague = if there.presence == Presence::Vague { "~" } else { "" };
            format!("{}{vague}: {}", there.kind.word(), words.join(" + "))
        });
        told.collect()
    };
    reads_in(include_str!("present.tsv"), words);
}

#[test]
fn degrees_that_are_asked_for() {
    reads(include_str!("degrees.tsv"), |outline| {
        let degrees = outline.requirements.iter().filter_map(|demand| {
            let wish = if demand.modality == Modality::Preferred { "?" } else { "" };
            let equal = if demand.equivalent_accepted == Some(true) { " or equal" } else { "" };
            demand.degree.map(|degree| format!("{}{wish}{equal}", degree.word()))
        });
        degrees.collect()
    });
}

#[test]
fn results_and_how_sharp_they_are() {
    reads(include_str!("outcomes.tsv"), |outline| {
        let outcomes = outline.outcomes.iter().map(|outcome| {
            let parts = [&outcome.metric, &outcome.target, &outcome.timeframe];
            let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            let colon = if words.is_empty() { "" } else { ": " };
            format!("{}{colon}{}", outcome.level, words.join(" / "))
        });
        outcomes.collect()
    });
}

#[test]
fn numbers_of_years_that_are_no_demand() {
    for text in [
        "Must be 18 years or older",
        "A 2 year contract",
        "You don't need 10 years of experience",
        "Less than 3 years of experience",
        "Lived here for the last 5 years",
    ] {
        let found = demanding(text).requirements;
        assert!(found.iter().all(|demand| demand.years_min.is_none()), "{text}: {found:?}");
    }
    let company = outline("# Baker\n\nOur bakery has 30 years of experience.\n\n## Duties\n\n- Bake bread\n");
    assert_eq!(company.requirements, []);
}

#[test]
fn degrees_their_level_and_what_does_instead() {
    let rows: &[(&str, Degree, Modality, bool)] = &[
        ("Bachelor's degree in food science", Degree::Bachelor, Modality::Required, false),
        ("B.Sc. in biology required", Degree::Bachelor, Modality::Required, false),
        ("Bachelor's or Master's degree", Degree::Bachelor, Modality::Required, false),
        ("A degree or equivalent experience", Degree::AnyDegree, Modality::Required, true),
        ("Master's degree preferred", Degree::Master, Modality::Preferred, false),
        ("A degree or five years of experience", Degree::AnyDegree, Modality::Required, true),
        ("High school diploma", Degree::HighSchool, Modality::Required, false),
        ("Ph.D. in chemistry is a plus", Degree::Doctorate, Modality::Preferred, false),
    ];
    for (text, level, modality, equivalent) in rows {
        let found = demanding(text).requirements;
        let first = found.first().map(|demand| (demand.degree, demand.modality, demand.equivalent_accepted));
        assert_eq!(first, Some((Some(*level), *modality, Some(*equivalent))), "{text}");
    }
    for text in [
        "No degree required",
        "We do not ask for a degree",
        "A high degree of care",
        "20 degrees in the oven room",
    ] {
        assert!(demanding(text).requirements.iter().all(|demand| demand.degree.is_none()), "{text}");
    }
}

#[test]
fn pay_wherever_it_stands() {
    let rows: &[(&str, f64, f64, &str, Option<PayPeriod>)] = &[
        ("Salary: £27,000 a year", 27_000.0, 27_000.0, "GBP", Some(PayPeriod::Year)),
        ("Salary: $60,000 - $70,000", 60_000.0, 70_000.0, "USD", None),
        ("Pay: $20-$25/hr", 20.0, 25.0, "USD", Some(PayPeriod::Hour)),
        ("Salary: €50-60k per year", 50_000.0, 60_000.0, "EUR", Some(PayPeriod::Year)),
        ("Pay: EUR 52,000 to 58,000 annually", 52_000.0, 58_000.0, "EUR", Some(PayPeriod::Year)),
        ("We pay you £12.50 an hour.", 12.5, 12.5, "GBP", Some(PayPeriod::Hour)),
        ("Salary: 38 000 SEK a month", 38_000.0, 38_000.0, "SEK", Some(PayPeriod::Month)),
    ];
    for (text, min, max, currency, period) in rows {
        let found = outline(&format!("# Baker\n\n{text}\n\n## Duties\n\n- Bake bread\n")).pay;
        let pay = found.as_ref().map(|pay| (pay.min, pay.max, pay.currency, pay.period));
        assert_eq!(pay, Some((Some(*min), Some(*max), Some(*currency), *period)), "{text}");
    }
    for text in
        ["We raised $20M last year.", "You get a learning budget of $500.", "You manage a budget of $2M."]
    {
        assert_eq!(outline(&format!("# Baker\n\n{text}\n\n## Duties\n\n- Bake bread\n")).pay, None, "{text}");
    }
    let front_matter = outline(
        "---\ntitle: Baker\nsalary_min: 27000\nsalary_max: 29000\n---\n\n## Duties\n\n- Bake bread\n",
    );
    assert_eq!(front_matter.pay.map(|pay| (pay.min, pay.max)), Some((Some(27_000.0), Some(29_000.0))));
}

#[test]
fn outcomes_and_what_is_missing() {
    let rows: &[(&str, u8, Verdict)] = &[
        ("System uptime", 1, Verdict::Vague),
        ("Improve customer satisfaction", 2, Verdict::Vague),
        ("Customer satisfaction of 95 %", 3, Verdict::Vague),
        ("Customer satisfaction of 95 % each quarter", 4, Verdict::Measurable),
        ("Raise customer satisfaction from 90 to 95 % by June", 5, Verdict::Measurable),
        ("Publish the price list by 30 June", 4, Verdict::Measurable),
    ];
    for (text, level, verdict) in rows {
        let found =
            outline(&format!("# IT manager\n\n## Duties\n\n- Run servers\n\n## KPIs\n\n- {text}\n")).outcomes;
        let first = found.first().map(|outcome| (outcome.level, outcome.verdict));
        assert_eq!(first, Some((*level, *verdict)), "{text}");
    }
}

#[test]
fn titles_and_their_level() {
    let rows: &[(&str, &str, Seniority)] = &[
        ("# Software Engineer\n\n## Duties\n\n- Write code\n", "Software Engineer", Seniority::Unstated),
        ("# Junior Analyst\n\n## Duties\n\n- Count\n", "Junior Analyst", Seniority::Entry),
        ("# Head of Sales\n\n## Duties\n\n- Sell\n", "Head of Sales", Seniority::Executive),
        ("---\ntitle: Senior Baker\n---\n\n## Duties\n\n- Bake\n", "Senior Baker", Seniority::Senior),
        ("Job title: Team Leader\n\nDUTIES\n- Lead the team\n", "Team Leader", Seniority::Lead),
        ("We are looking for a part-time cook to join us.\n", "part-time cook", Seniority::Unstated),
        (
            "Delivery Driver wanted by Sample Bakery in Springfield, IL.\n",
            "Delivery Driver",
            Seniority::Unstated,
        ),
        (
            "# Graduate Recruitment Manager\n\n## Duties\n\n- Recruit\n",
            "Graduate Recruitment Manager",
            Seniority::Mid,
        ),
    ];
    for (text, title, seniority) in rows {
        let found = outline(text);
        assert_eq!(found.title.map(|title| title.text).as_deref(), Some(*title), "{text}");
        assert_eq!(found.seniority, *seniority, "{text}");
    }
}

#[test]
fn places_contracts_and_ways_to_apply() {
    let rows: &[(&str, Kind)] = &[
        ("Location: Leeds", Kind::Location),
        ("The shop is in Leeds.", Kind::Location),
        ("Leeds", Kind::Location),
        ("We are hiring a warehouse operative in Leeds to pick and pack orders.", Kind::Location),
        ("Fully remote", Kind::Location),
        ("<p>Location: Leeds</p>", Kind::Location),
        ("Full-time", Kind::EmploymentType),
        ("This is a permanent position.", Kind::EmploymentType),
        ("Apply at <https://bakery.example/jobs>", Kind::HowToApply),
        ("Send your CV to jobs@bakery.example", Kind::HowToApply),
        ("<a href=\"https://bakery.example\">Apply online</a>", Kind::HowToApply),
        ("To apply, call 0113 496 0000.", Kind::HowToApply),
        ("Apply by 14 January 2027.", Kind::Deadline),
        ("Open until filled", Kind::Deadline),
        ("You report to the head baker.", Kind::ReportingLine),
        ("We are an equal opportunity employer.", Kind::Eeo),
    ];
    for (text, kind) in rows {
        let found = outline(&format!("# Baker\n\n{text}\n\n## Duties\n\n- Bake bread\n"));
        let there = found.present.iter().find(|there| there.kind == *kind).map(|there| there.presence);
        assert_eq!(there, Some(Presence::Yes), "{text}");
    }
}

#[test]
fn phrases_torn_by_the_cut_of_a_flat_text_do_no_harm() {
    let padding = "We bake bread and ".repeat(14);
    for end in [
        "a bachelor's - degree - in - art",
        "Must have a driver's - license - and a - car",
        "Degree Requirements: x. Bachelor's Degree Requirements: a BSc",
        "Ph!D required",
    ] {
        lint(&format!("{padding}{end}"), &Settings::default());
    }
}

#[test]
fn other_languages_are_told_and_left_alone() {
    let german = "# Bäcker (m/w/d)\n\nUnsere Bäckerei sucht ab sofort einen Bäcker in Vollzeit für unsere Filiale in Leipzig. Du \
                  arbeitest im Team an der Herstellung von Brot und bist für die Qualität verantwortlich.\n\n## Aufgaben\n\n\
                  - Herstellung von Brot und Brötchen\n- Bestellung von Mehl und anderen Zutaten\n\n## Profil\n\n\
                  - Abgeschlossene Ausbildung als Bäcker\n- Erfahrung in einer Bäckerei von Vorteil\n";
    let report = lint(german, &Settings::default());
    assert_eq!((report.language, report.findings.len(), report.score), ("de", 0, None));
}

#[test]
fn a_foreign_paragraph_silences_nothing_and_a_foreign_text_hears_of_its_gaps() {
    let mixed = "# Baker\n\nYou bake bread for two shops in a fast-paced place, and you order the flour with the team \
                 each week.\n\n## What you'll do\n\n- Bake bread\n- Other duties as assigned\n\nWir freuen uns auf deine \
                 Bewerbung und auf ein Gespräch mit dir in unserer Filiale.\n";
    let report = lint(mixed, &Settings::default());
    assert_eq!(report.language, "en");
    assert!(report.findings.iter().any(|finding| finding.rule.id == "catch-all-duty"));
    let french = "# Boulanger (H/F)\n\nNous cherchons un boulanger pour notre boutique de Lyon. Vous travaillez avec une \
                  équipe de quatre personnes et vous êtes responsable de la qualité du pain.\n\n## Missions\n\n- Préparer \
                  la pâte et cuire le pain\n- Commander la farine\n\n## Salaire\n\n[insert salary]\n";
    let report = lint(french, &Settings::default());
    let ids: Vec<&str> = report.findings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!((report.language, ids.as_slice()), ("fr", ["placeholder-left"].as_slice()));
}

#[test]
fn every_package_has_the_same_notice() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for copy in ["NOTICE", "editor/vscode/NOTICE"] {
        assert_eq!(std::fs::read_to_string(root.join(copy)).unwrap(), jdlint_core::NOTICE, "{copy}");
    }
}

#[test]
fn labels_of_polish_portals_are_read_in_a_flat_text() {
    let filler = "We bake bread for four shops in the north of town and we need one more pair of hands.";
    let text = format!(
        "Kto szuka: Ashdown Mills Stanowisko: Pastry Cook Lokalizacja: Leeds Opis stanowiska: {filler} {filler} Wymagania: one year in a bakery"
    );
    let outline = outline(&text);
    assert_eq!(outline.title.map(|title| title.text).as_deref(), Some("Pastry Cook"));
    assert_eq!(outline.facts.employer.as_deref(), Some("Ashdown Mills"));
}

/// The findings of one rule for a text, with the messages of what stands beside them.
fn findings_of(text: &str, rule: &str) -> Vec<(String, Vec<String>)> {
    let report = lint(text, &Settings { format: Format::Markdown, ..Settings::default() });
    let of_rule = report.findings.iter().filter(|finding| finding.rule.id == rule);
    let beside = |finding: &jdlint_core::report::Finding| {
        finding.related.iter().map(|related| related.message.clone()).collect()
    };
    of_rule.map(|finding| (finding.message.clone(), beside(finding))).collect()
}

#[test]
fn the_law_of_a_named_place_is_offered_once_and_never_assumed() {
    let posting = |place: &str| {
        format!(
            "# Baker\n\nLocation: {place}\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- Can bake\n"
        )
    };
    for (place, id) in [
        ("Denver, CO", Some("us-co")),
        ("Denver, Colorado", Some("us-co")),
        ("New York, NY", Some("us-ny-nyc")),
        ("Albany, NY", Some("us-ny")),
        ("Berlin, Germany", None),
        ("Austin, TX", None),
        ("Denver, CO or Seattle, WA", None),
    ] {
        let found = findings_of(&posting(place), "missing-pay");
        assert_eq!(found.len(), 1, "{place}");
        let offered = found[0].1.iter().find(|message| message.contains("--jurisdiction"));
        match id {
            Some(id) => assert!(
                offered.is_some_and(|message| message.contains(&format!("`--jurisdiction {id}`"))),
                "{place}: {offered:?}"
            ),
            None => assert_eq!(offered, None, "{place}"),
        }
        let deadline = findings_of(&posting(place), "deadline-missing");
        assert!(deadline.iter().all(|(_, beside)| beside.is_empty()), "{place}: said twice");
    }
}

#[test]
fn towns_of_several_words_are_places_as_a_whole() {
    for (text, place) in [
        ("The shop is in the middle of New York, NY and open.", "New York, NY"),
        ("The shop is in St. Louis, MO and open.", "St. Louis, MO"),
        ("The shop is in Salt Lake City, UT and open.", "Salt Lake City, UT"),
        ("The shop is in Leeds, UK and open.", "Leeds, UK"),
    ] {
        let found = outline(&format!("# Baker\n\n{text}\n\n## Duties\n\n- Bake bread\n"));
        assert_eq!(found.facts.locations, [place], "{text}");
    }
}

#[test]
fn a_teaser_is_told_once_that_its_full_text_is_elsewhere() {
    let body = "# Baker\n\nSample Bakeries bakes for two shops in Leeds.";
    let teaser = format!("{body} For the complete job listing and to apply, click here.\n");
    let rules = |text: &str| -> Vec<&str> {
        let report = lint(text, &Settings { format: Format::Markdown, ..Settings::default() });
        report.findings.iter().map(|finding| finding.rule.id).collect()
    };
    let (short, pointing) = (rules(&format!("{body} Bake with us and apply today.\n")), rules(&teaser));
    for rule in ["missing-requirements", "missing-working-hours", "missing-success-measures"] {
        assert!(short.contains(&rule), "{rule} in {short:?}");
        assert!(!pointing.contains(&rule), "{rule} in {pointing:?}");
    }
    assert!(findings_of(&teaser, "posting-too-short")[0].0.contains("full text"));
    assert!(findings_of(&teaser, "missing-how-to-apply")[0].0.starts_with("“click here”"));
}

#[test]
fn the_words_of_a_result_and_every_demand_are_told() {
    let rows = [
        ("Keep system uptime at 99.9 % per month", Some("system uptime"), Some("99.9 %"), Some("per month")),
        (
            "Raise employee retention to 90% within 12 months",
            Some("employee retention"),
            Some("90%"),
            Some("within 12 months"),
        ),
        ("Improve customer satisfaction", Some("customer satisfaction"), None, None),
    ];
    for (text, metric, target, timeframe) in rows {
        let found = outline(&format!("# Manager\n\n## Goals\n\n- {text}\n"));
        let outcome = found.outcomes.first().unwrap_or_else(|| panic!("{text}: no outcome"));
        assert_eq!(outcome.metric.as_deref(), metric, "{text}");
        assert_eq!(outcome.target.as_deref(), target, "{text}");
        assert_eq!(outcome.timeframe.as_deref(), timeframe, "{text}");
    }
    let items = demanding("A driving licence is a plus\n- Two years in a bakery").items;
    let told: Vec<_> = items.iter().map(|item| (item.text.as_str(), item.modality)).collect();
    assert_eq!(
        told,
        [("A driving licence is a plus", Modality::Preferred), ("Two years in a bakery", Modality::Required)]
    );
}

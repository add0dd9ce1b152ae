//! Years of experience. In: words of time and the numbers before them. Out: [`YearsDemand`]s.

use super::numbers;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Document, Span, Windows, Words};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality};

/// "at least three years of experience with bread".
#[derive(Debug, Clone)]
pub(crate) struct YearsDemand {
    /// From the number to the word of time.
    pub(crate) span: Span,
    pub(crate) sentence: usize,
    /// In years; eighteen months are 1.5.
    pub(crate) min: f64,
    pub(crate) max: Option<f64>,
    /// What they are years of; empty when that is not said.
    pub(crate) of: Span,
    pub(crate) modality: Modality,
    /// The larger number stands first: both numbers as they are written.
    pub(crate) reversed: Option<(Span, Span)>,
}

/// "no more than five years of experience": the most that an applicant may have.
#[derive(Debug, Clone)]
pub(crate) struct YearsCap {
    /// From the words that cap, or the number, to the word of time or the words behind it.
    pub(crate) span: Span,
    pub(crate) sentence: usize,
}

/// More years than anyone is asked for are a date, an age or a history.
const MOST_YEARS: f64 = 40.0;

/// Every demand for years of experience, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Vec<YearsDemand> {
    let mut found: Vec<YearsDemand> =
        document.hits.of(Lexicon::YearWord).filter_map(|hit| demand(document, hit)).gather();
    drop_answers(document, &mut found);
    found
}

/// Short lines of years one below the other are the answers of a questionnaire: "2 to 5 years", "over 5 years".
fn drop_answers(document: &Document<'_>, found: &mut Vec<YearsDemand>) {
    let lines = short_lines(document);
    found.retain(|demand| !(demand.of.is_empty() && is_answer(document, &lines, demand.sentence)));
}

/// The short blocks that name years, in order.
fn short_lines(document: &Document<'_>) -> Vec<usize> {
    let mut lines: Vec<usize> = document
        .hits
        .of(Lexicon::YearWord)
        .filter_map(|hit| document.block_of_token(hit.start as usize))
        .filter(|&block| document.blocks[block].tokens.len() <= ANSWER_WORDS)
        .gather();
    lines.dedup();
    lines
}

/// An answer has no more words.
const ANSWER_WORDS: usize = 12;

/// Two more of its kind stand around a short line.
fn is_answer(document: &Document<'_>, lines: &[usize], sentence: usize) -> bool {
    let own = document.sentences[sentence].block;
    let within = |from: usize, to: usize| {
        lines.partition_point(|&other| other < to) - lines.partition_point(|&other| other < from)
    };
    let short = document.blocks[own].tokens.len() <= ANSWER_WORDS;
    short && within(own.saturating_sub(2), own + 3) - within(own, own + 1) >= 2
}

fn demand(document: &Document<'_>, word: Hit) -> Option<YearsDemand> {
    let unit = word.start as usize;
    let block = document.block_of_token(unit)?;
    let sentence = document.sentence_of_token(unit)?;
    let within = document.sentences[sentence].tokens.clone();
    let (low, high, start) = amounts(document, &within, unit)?;
    let months = numbers::decimal(word.value())?;
    // "Less than three years" asks for none.
    let less = start >= within.start + 2
        && (document.is_word(start - 1, "than") && document.is_any_word(start - 2, words!["less", "fewer"]));
    // "Not less than ten years" asks for ten.
    let at_least = less && start >= within.start + 3 && document.is_any_word(start - 3, words!["not", "no"]);
    let bounded = less && !at_least;
    // "within three years of hire", "a two-year degree programme"
    let inside = within.previous(start).is_some_and(|last| document.is_word(last, "within"));
    let adjective = document.is_any_word(unit, words!["year", "month"]) && low > 1.0;
    let course = adjective
        && document.all().from(word.end as usize, 4).any(|at| {
            document.is_any_word(
                at,
                words![
                    "program",
                    "programme",
                    "degree",
                    "course",
                    "college",
                    "mba",
                    "diploma",
                    "track",
                    "history",
                    "legacy",
                    "anniversary",
                    "warranty",
                    "contract",
                    "term",
                    "grant",
                    "fellowship",
                    "plan",
                ],
            )
        });
    if inside || course {
        return None;
    }
    if bounded
        || high.is_none() && !at_least && cap_around(document, &within, start, word.end as usize).is_some()
    {
        return None;
    }
    // "1 year to less than 2 years" is an answer of a questionnaire.
    let until = word.end as usize;
    let answers = document.is_any_word(until, words!["to", "but"])
        && document.is_any_word(until + 1, words!["less", "fewer", "under", "not"]);
    if answers {
        return None;
    }
    // "5 years to 10 years": one range.
    let second = start >= within.start + 2
        && document.is_word(start - 1, "to")
        && document.hits_of(Lexicon::YearWord, &(start - 2..start - 1)).next().is_some();
    if second {
        return None;
    }
    let upper = if high.is_none() && document.is_word(until, "to") {
        numbers::value(document, until + 1)
            .filter(|_| document.hits_of(Lexicon::YearWord, &(until + 2..until + 3)).next().is_some())
    } else {
        None
    };
    let until = if upper.is_some() { (until + 3).min(within.end) } else { until };
    let high = high.or(upper);
    let (min, max) = (low * months / 12.0, high.map(|high| high * months / 12.0));
    if !(1.0..=MOST_YEARS).contains(&min) || max.is_some_and(|max| max > MOST_YEARS) {
        return None;
    }
    let (min, max, swapped) = match max {
        Some(max) if max < min => (max, Some(min), true),
        _ => (min, max, false),
    };
    let span = start..until;
    let reversed = if swapped { range_parts(document, &span) } else { None };
    let clause = scopes::clause(document, &within, &span);
    if !is_demand(document, block, &within, &span)
        || !at_least && scopes::is_negated(document, &clause, &span)
    {
        return None;
    }
    Some(YearsDemand {
        of: subject(document, &within, &span),
        modality: scopes::modality(document, sentence, &span),
        sentence,
        span,
        min,
        max,
        reversed,
    })
}

/// Every limit on how much experience an applicant may have, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn caps(document: &Document<'_>) -> Vec<YearsCap> {
    let words = document.hits.of(Lexicon::YearWord);
    let counted = words.filter_map(|word| {
        let unit = word.start as usize;
        let sentence = document.sentence_of_token(unit)?;
        let within = document.sentences[sentence].tokens.clone();
        let (_, _, start) = amounts(document, &within, unit)?;
        let span = cap_around(document, &within, start, word.end as usize)?;
        limits_applicant(document, sentence, &span).then_some(YearsCap { span, sentence })
    });
    let told = document.hits.of(Lexicon::Overqualified).filter_map(|hit| {
        let span = hit.span();
        let sentence = document.sentence_of_token(span.start)?;
        let within = &document.sentences[sentence].tokens;
        // "Nobody is overqualified here", "overqualified? Apply"
        let welcome =
            words!["welcome", "encourage", "encouraged", "never", "nobody", "don't", "isn't", "worry"];
        let invited = within.clone().any(|at| document.is_any_word(at, welcome));
        let innocent = scopes::is_innocent_section(document.section_of(document.sentences[sentence].block));
        (!invited && !innocent && !scopes::is_quoted(document, &span)).then_some(YearsCap { span, sentence })
    });
    let lines = short_lines(document);
    // "Some, but less than two years": an answer, too, though the lines around it are long.
    let some = |cap: &YearsCap| {
        document.is_any_word(document.sentences[cap.sentence].tokens.start, words!["some", "none", "no"])
            && document.is_word(cap.span.start, "less")
    };
    let counted = counted.filter(|cap| !is_answer(document, &lines, cap.sentence) && !some(cap));
    let mut found: Vec<YearsCap> = counted.chain(told).gather();
    found.sort_by_key(|cap| cap.span.start);
    found
}

/// The stretch of a number of years with the words before or behind it that make it a limit.
fn cap_around(document: &Document<'_>, within: &Span, start: usize, end: usize) -> Option<Span> {
    // "not less than", "no fewer than": the least, and no limit.
    if start >= within.start + 3
        && document.is_any_word(start - 3, words!["not", "no"])
        && document.is_any_word(start - 2, words!["less", "fewer"])
    {
        return None;
    }
    let before = within.before(start, 5);
    let hits = document.hits_of(Lexicon::YearsCap, &before);
    let lead = hits.filter(|hit| hit.value() != "after" && hit.end as usize == start).last();
    if let Some(first) = lead.map(|hit| hit.start as usize) {
        // "two up to five years" is a range.
        let range = first != within.start
            && numbers::value(document, first - 1).is_some()
            && document.is_word(first, "up");
        return (!range).then_some(first..end);
    }
    // "2-4 years max", "four years of experience at most"
    let mut after = end;
    while within.contains(&after)
        && after < end + 4
        && document.is_any_word(after, words!["of", "experience", "work", "relevant"])
    {
        after += 1;
    }
    let tail =
        document.hits_of(Lexicon::YearsCap, &(after..after + 1)).find(|hit| hit.value() != "before")?;
    // "three years of experience, maximum two days of travel"
    let next = numbers::value(document, tail.end as usize).is_some() && (tail.end as usize) < within.end;
    ((tail.end as usize) <= within.end && !next).then_some(start..tail.end as usize)
}

/// A limit on the applicant, and no contract, visa, exception or invitation.
fn limits_applicant(document: &Document<'_>, sentence: usize, span: &Span) -> bool {
    let within = &document.sentences[sentence].tokens;
    let block = document.sentences[sentence].block;
    let section = document.section_of(block);
    let near = within.around(span, 5, 6);
    let other = document.hits_of(Lexicon::YearsInnocent, &near).any(|hit| {
        let start = hit.start as usize;
        let own = span.contains(&start) && document.is_any_word(start, words!["up", "not", "no"]);
        !own && !document.is_any_word(start, words!["after", "first"])
    });
    // "Candidates with less than three years will not be considered" asks for three.
    let soft = document.is_any_word(span.start, words!["less", "fewer", "under", "below", "up"]);
    let turns = |at: usize| {
        let words = words![
            "not",
            "won't",
            "cannot",
            "can't",
            "if",
            "also",
            "even",
            "may",
            "welcome",
            "can",
            "don't",
            "training",
            "substituted",
            "substitute",
            "credit",
            "credited",
            "unless",
            "older",
            "or",
        ];
        document.is_any_word(at, words)
    };
    let turned = soft && within.clone().any(turns);
    let listed = scopes::is_demand_section(section)
        || document.has(Lexicon::ApplicationSubject, within)
        || document.blocks[block].is_item()
        || within.len() <= span.len() + 4;
    let innocent = scopes::is_innocent_section(section)
        || section.is(Kind::EmploymentType)
        || is_substitution(document, within)
        || scopes::is_quoted(document, span);
    let ahead = span.start..(span.end + 5).min(within.end);
    let experience = document.has(Lexicon::ExperienceWord, &ahead)
        || document.has(Lexicon::ExperienceWord, &(within.start..span.start))
        || scopes::is_demand_section(section) && span.end == within.end;
    listed && !innocent && !other && !turned && experience
}

/// The two numbers of `5-3 years` or `five to three years`, where nothing else stands between or behind them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn range_parts(document: &Document<'_>, span: &Span) -> Option<(Span, Span)> {
    let numbers: Vec<usize> = span.clone().filter(|&at| numbers::value(document, at).is_some()).gather();
    let [first, second] = numbers[..] else { return None };
    let dashed = second == first + 1 && document.is_behind(second, gap::DASH);
    let joined = second == first + 2 && document.is_word(first + 1, "to");
    let last = second + 2 == span.end;
    (last && (dashed || joined)).then_some((first..first + 1, second..second + 1))
}

/// The number before the word of time: lowest, highest, first token. Reads `5+`, `5 or more`, `five (5)`,
/// `3-5`, `two (2) to four (4)`, `2 plus`, `3 full`.
fn amounts(document: &Document<'_>, within: &Span, unit: usize) -> Option<(f64, Option<f64>, usize)> {
    let mut last = unit.checked_sub(1)?;
    // "over a decade of experience"
    if document.is_any_word(unit, words!["decade"]) && document.is_word(last, "a") && last >= within.start {
        return Some((1.0, None, last));
    }
    while last > within.start && document.is_in(Lexicon::YearsBetween, last) {
        last -= 1;
    }
    if last < within.start || unit - last > 4 {
        return None;
    }
    let (high, start) = numbers::ending_at(document, last)?;
    let token = &document.tokens[start];
    let plain = token.is_behind_only(signs![DASH, SPACE, SPACED_DASH, LINE]);
    // `3-5`, `3+ - 5`, and not "Analyst 10 - one year"
    let low = before_plus(document, start.saturating_sub(1));
    if token.is_behind(gap::DASH)
        && plain
        && low < start
        && document.tokens[low].kind == token.kind
        && let Some((low, first)) = numbers::ending_at(document, low)
    {
        return Some((low, Some(high), first));
    }
    // `3 to 5`, `3+ to 5`, `three (3) or five`, `between 3 and 5`
    let joined =
        (start.saturating_sub(1)..=start).all(|at| !document.is_behind(at, signs![SEMICOLON, COMMA, STOP]));
    if start >= within.start + 2
        && joined
        && document.is_any_word(start - 1, words!["to", "or", "and"])
        && let Some((low, first)) = numbers::ending_at(document, before_plus(document, start - 2))
    {
        let between = document.is_word(start - 1, "and");
        if !between || within.previous(first).is_some_and(|last| document.is_word(last, "between")) {
            return Some((low, Some(high), first));
        }
    }
    Some((high, None, start))
}

/// The number that a plus stands right behind, else the token itself.
fn before_plus(document: &Document<'_>, at: usize) -> usize {
    let glued = document.token_text(at) == "+" && document.tokens[at].before == 0;
    at - usize::from(glued && at > 0)
}

/// A section of more words holds more than its heading says.
const LONG_SECTION: usize = 80;

/// Who has years of experience besides applicants.
static HOUSES: &Words =
    words!["team", "company", "firm", "house", "group", "business", "agency", "organisation", "organization"];

/// Is it a demand on the applicant, and no history, age, contract or plan?
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_demand(document: &Document<'_>, block: usize, within: &Span, span: &Span) -> bool {
    let section = document.section_of(block);
    // A pasted line may run from its contract to its demands in one section.
    let blocks = &document.blocks[section.blocks.clone()];
    let long = blocks
        .first()
        .zip(blocks.last())
        .is_some_and(|(first, last)| last.tokens.end - first.tokens.start > LONG_SECTION);
    let other_section = (section.is(Kind::Eeo) || section.is(Kind::EmploymentType)) && !long;
    if is_innocent(document, within, span) || other_section || is_substitution(document, within) {
        return false;
    }
    // "the head of sales, who has twenty years of experience"
    let near = within.before(span.start, 8);
    let of_somebody = near
        .clone()
        .any(|at| document.is_word(at, "who") && document.is_any_word(at + 1, words!["has", "have"]))
        && !near.into_iter().any(|at| {
            document.is_any_word(
                at,
                words![
                    "someone",
                    "somebody",
                    "candidate",
                    "candidates",
                    "person",
                    "people",
                    "individual",
                    "individuals",
                    "applicant",
                    "applicants",
                    "anyone",
                    "those",
                    "professional",
                    "engineer",
                    "developer",
                ],
            )
        });
    if of_somebody || scopes::is_held_by_others(document, within, span) {
        return false;
    }
    let after = within.from(span.end, 14);
    let before = within.before(span.start, 10);
    let heading_says = section.heading.is_some_and(|at| {
        let words = document.blocks[at].tokens.clone();
        words.into_iter().any(|at| document.is_any_word(at, words!["experience", "experiences"]))
    });
    let experience =
        document.has(Lexicon::ExperienceWord, &after) || document.has(Lexicon::ExperienceWord, &before);
    // "We are a firm with 30 years of experience", even in a list of demands.
    // "You join a team with 30 years of experience"
    let of_house = document.is_any_word(span.start.saturating_sub(1), words!["with", "of", "over"])
        && within.before(span.start, 3).any(|at| document.is_any_word(at, HOUSES));
    let of_firm = of_house
        || document.is_any_word(within.start, words!["we", "we've", "our"])
            && is_of_company(document, within, span);
    if of_firm {
        return false;
    }
    let led = document.is_any_word(within.start, words!["minimum", "min", "at"])
        && within.opening(4).contains(&span.start);
    if heading_says && section.kind.kind.is_none() && !is_of_company(document, within, span) {
        return experience || follows_field(document, span) || led;
    }
    // Without a heading the section may be one of demands only because of these very years.
    if scopes::is_demand_section(section) && section.heading.is_some() {
        // "7 or more years" alone is an answer of a questionnaire.
        // "18+ yrs Kubernetes"
        let named = document.tokens.get(span.end).is_some()
            && within.contains(&span.end)
            && document.is_capital(span.end);
        let says_more = (named
            || within.len() > span.len() + 1
            || document
                .is_any_word(span.end, words!["required", "minimum", "needed", "necessary", "essential"]))
            && !document.is_any_word(within.start, words!["less", "more", "over", "under"]);
        return experience
            || heading_says
            || led && within.contains(&span.end)
            || follows_field(document, span)
            || document.blocks[block].is_item() && says_more && span.end < within.end
            || label(document, within, span).is_some();
    }
    // "Entry-level analyst, 3+ years required", as a title
    let in_title = section.is(Kind::Title) || block == 0;
    if in_title && document.is_any_word(span.end, words!["required", "needed", "minimum"]) {
        return true;
    }
    // "7+ years design and development", between the bullets of a pasted list
    let first = &document.tokens[within.start];
    let bulleted = first.is_behind(gap::BULLET) && span.start == within.start && within.contains(&span.end);
    // "Twelve years as a translator are required."
    let stated = span.start == within.start
        && follows_field(document, span)
        && document.has(Lexicon::RequirementCue, &(span.end..within.end))
        && !scopes::is_innocent_section(section);
    if !experience {
        return stated || bulleted && !section.is(Kind::Benefits) && !section.is(Kind::Pay);
    }
    let of_applicant = document.has(Lexicon::ApplicationSubject, within);
    let of_company = is_of_company(document, within, span);
    // In prose the sentence must speak of the applicant; a line of a list does by standing there.
    let item = document.blocks[block].is_item();
    let listed = item && !of_company && !scopes::is_innocent_section(section);
    // "5+ years of experience with ovens.": a sentence that is nothing but the demand
    // "Experience: five years in a bakery, including two years of leading others"
    let labelled = document.is_behind(span.start, gap::COLON) && within.opening(5).contains(&span.start);
    let part = within
        .before(span.start, 4)
        .any(|at| document.is_any_word(at, words!["including", "includes", "which"]));
    let chained = part
        && !of_company
        && !scopes::is_innocent_section(section)
        && document.has(Lexicon::YearWord, &(within.start..span.start));
    let fragment = (span.start == within.start || led || labelled)
        && !document.has(Lexicon::CompanySubject, within)
        && (long || !scopes::is_innocent_section(section))
        && document.has(Lexicon::ExperienceWord, &within.from(span.end, 10));
    // "Technology architect with 8 years of experience", "work experience of 5 years."
    let before = within.before(span.start, 5);
    let held = !of_company
        && !scopes::is_innocent_section(section)
        && (document.has(Lexicon::JobNoun, &before)
            && before.clone().any(|at| document.is_any_word(at, words!["with", "having"]))
            || span.start == within.start + 3 && document.is_word(span.start - 1, "of"));
    of_applicant && !of_company || listed || fragment || held || chained
}

/// The sentence speaks of the employer before the years, and does not seek anybody: "we need", "our ideal candidate".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_of_company(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    static SEEKING: &Words = words![
        "looking",
        "seeking",
        "seek",
        "seeks",
        "need",
        "needs",
        "want",
        "require",
        "requires",
        "expect",
        "ask",
        "must",
        "candidate",
        "candidates",
        "applicant",
        "applicants",
        "hiring",
        "you",
        "search",
        "prefer",
        "someone",
    ];
    let before = within.start..span.start;
    document.has(Lexicon::CompanySubject, &before)
        && !before.into_iter().any(|at| document.is_any_word(at, SEEKING))
}

/// "Two years may be substituted for the degree", and what an applicant says of herself in a questionnaire.
fn is_substitution(document: &Document<'_>, within: &Span) -> bool {
    let words = words!["substituted", "substitute", "substitution", "substitutes", "lieu"];
    document.is_word(within.start, "i") || within.clone().any(|at| document.is_any_word(at, words))
}

/// "3 years in a bakery", "3 years of Python".
fn follows_field(document: &Document<'_>, span: &Span) -> bool {
    document.is_any_word(span.end, words!["of", "in", "with", "as", "at", "on"])
}

fn is_innocent(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    // "two years of vocational school"
    let ahead = within.from(span.end, 5);
    let school = document.is_any_word(span.end, words!["of", "at"])
        && !document.has(Lexicon::ExperienceWord, &ahead)
        && ahead.clone().any(|at| {
            document.is_any_word(
                at,
                words![
                    "school",
                    "schooling",
                    "college",
                    "university",
                    "education",
                    "study",
                    "studies",
                    "schools"
                ],
            )
        });
    // "three years of vocational training"
    let trained = ahead.clone().any(|at| {
        document.is_any_word(at, words!["vocational", "apprenticeship"])
            && (document.is_word(at, "apprenticeship")
                || document
                    .is_any_word(at + 1, words!["training", "school", "schooling", "education", "studies"]))
    }) && document.is_any_word(span.end, words!["of", "in"])
        && !document.has(Lexicon::ExperienceWord, &ahead);
    if school || trained {
        return true;
    }
    let near = within.around(span, 4, 4);
    document.hits_of(Lexicon::YearsInnocent, &near).any(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        match hit.value() {
            // "the last five years" and "ten years ago" touch the number; "at the last company" does not.
            // "experience in business analysis" is no history of a firm.
            "history" if document.has(Lexicon::ExperienceWord, &(span.end..start.max(span.end))) => false,
            "history" => hit.span().is_near(span, 1),
            "age" => start < span.end + 2,
            // "a 2 year contract", "appointed for three years, term"
            // "not to exceed two years"
            "term" if hit.end as usize == span.start => true,
            "term" => {
                start <= span.end + 1 && start >= span.start
                    || document.is_word(start, "after") && end == span.start
            }
            "date" => hit.span().is_near(span, 0),
            // "10-14 years of service: 16 days" of leave; "years of service desk experience" are asked for
            "service" if document.has(Lexicon::ExperienceWord, &within.from(end, 3)) => false,
            "rate" | "schooling" | "service" => start <= span.end && end > span.start,
            "plan" => start == span.end,
            _ => false,
        }
    })
}

/// "Kubernetes: 15 years", "Kubernetes (15+ years); Java (3 years)": a technology stands before the years, which end the
/// line or the part of it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn label(document: &Document<'_>, within: &Span, span: &Span) -> Option<Span> {
    let parted = |&at: &usize| {
        document.is_behind(at, signs![SEMICOLON, CLOSE])
            || document.is_behind(at, gap::COMMA) && document.is_in(Lexicon::YearWord, at - 1)
    };
    let set_off = document.is_behind(span.start, signs![COLON, OPEN]);
    let ends = span.end == within.end || document.is_behind(span.end, signs![SEMICOLON, CLOSE, COMMA]);
    if !(set_off && ends) {
        return None;
    }
    let label = (within.start + 1..span.start).rev().find(parted).unwrap_or(within.start)..span.start;
    (label.len() <= 4 && document.has(Lexicon::Technologies, &label)).then_some(label)
}

/// The words that say what the years are of.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn subject(document: &Document<'_>, within: &Span, span: &Span) -> Span {
    if let Some(label) = label(document, within, span) {
        return label;
    }
    let mut start = span.end;
    while within.contains(&start) && document.is_in(Lexicon::YearsFiller, start) {
        start += 1;
    }
    let mut end = start;
    while within.contains(&end) && end - start < 6 && !document.is_in(Lexicon::YearsEnd, end) {
        let breaks = signs![COMMA, SEMICOLON, COLON, OPEN, CLOSE, STOP];
        if end != start && document.is_behind(end, breaks) {
            break;
        }
        end += 1;
    }
    let parted = signs![COMMA, SEMICOLON, OPEN, STOP];
    let cut =
        (span.end + 1..=start).filter_map(|at| document.tokens.get(at)).any(|token| token.is_behind(parted));
    if cut { start..start } else { start..end }
}

//! Licences and what they are for. In: certificates, title, duties. Out: driving licences that no duty explains, and
//! licensed titles without a licence.

use super::Facts;
use super::certificates::CertificateDemand;
use super::scopes;
use crate::document::Windows;
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality, Quote};
use crate::text::TextRange;

/// Ends the value of a title that needs no licence in Great Britain.
const US_ONLY: &str = "(US)";

impl Facts<'_> {
    /// Driving licences that are required although nothing says that the holder drives.
    pub(crate) fn unneeded_driving_licences(&self) -> Vec<&CertificateDemand> {
        let document = &self.document;
        let asked: Vec<&CertificateDemand> = self
            .certificates
            .iter()
            .filter(|demand| demand.name == "driver's license" && demand.modality == Modality::Required)
            .filter(|demand| {
                let within = &document.sentences[demand.sentence].tokens;
                // "Has your licence been revoked?"
                let asks = within.clone().any(|at| document.is_any_word(at, words!["revoked", "suspended"]));
                !asks
                    && !document.has(Lexicon::DrivingAlternative, &(demand.span.end..within.end))
                    && !scopes::is_innocent_section(
                        document.section_of(document.sentences[demand.sentence].block),
                    )
            })
            .gather();
        let licences: Vec<(usize, usize)> = self
            .certificates
            .iter()
            .filter(|demand| demand.name.ends_with("driver's license"))
            .map(|demand| (demand.span.start, demand.span.end))
            .gather();
        if asked.is_empty() || self.names_driving(&licences) {
            return Vec::new();
        }
        asked
    }

    fn names_driving(&self, licences: &[(usize, usize)]) -> bool {
        let hits = &self.document.hits;
        let (duties, verbs) = (hits.of(Lexicon::DrivingDuty), hits.of(Lexicon::DeliveryVerb));
        duties.chain(verbs).any(|hit| self.is_driving(hit, licences))
    }

    /// A word of driving in title, duties or demands that is no part of the licence's name.
    fn is_driving(&self, hit: Hit, licences: &[(usize, usize)]) -> bool {
        let document = &self.document;
        let delivers = hit.lexicon == Lexicon::DeliveryVerb
            && document.has(Lexicon::GoodsWord, &document.all().from(hit.end as usize, 4));
        if hit.lexicon != Lexicon::DrivingDuty && !delivers {
            return false;
        }
        let span = hit.span();
        let in_title =
            self.title.as_ref().is_some_and(|title| title.range.contains(document.range_of_hit(hit)));
        if in_title {
            return true;
        }
        let Some(sentence) = document.sentence_of_token(span.start) else { return false };
        let section = document.section_of(document.sentences[sentence].block);
        let innocent_section = scopes::is_innocent_section(section) || section.is(Kind::HowToApply);
        let near = span.start.saturating_sub(4)..span.end;
        let innocent = document.hits_of(Lexicon::DrivingInnocent, &near).any(|other| {
            let overlaps = other.span().overlaps(&span);
            // "operate a motor vehicle" drives, "motor vehicle" alone is an office.
            let within = hit.covers(other);
            overlaps && !(within && other.len() < hit.len())
        });
        // The licences are in order.
        let next = licences.partition_point(|&(_, end)| end <= span.start);
        let in_name = licences.get(next).is_some_and(|&(start, _)| span.start + 2 >= start);
        !innocent_section && !innocent && !in_name
    }

    /// A title that only somebody with a licence may hold, in a posting that names none: what it is called, and where
    /// the title stands.
    pub(crate) fn missing_licence(&self) -> Option<(&'static str, TextRange)> {
        let document = &self.document;
        let title = self.title.as_ref()?;
        let inside = |hit: &Hit| title.range.contains(document.range_of_hit(*hit));
        let of = |lexicon: Lexicon| document.hits.of(lexicon);
        let licensed = of(Lexicon::LicensedTitle).filter(inside).last()?;
        self.lacks_licence(title, licensed)
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn lacks_licence(&self, title: &Quote, licensed: Hit) -> Option<(&'static str, TextRange)> {
        let document = &self.document;
        let inside = |hit: &Hit| title.range.contains(document.range_of_hit(*hit));
        let of = |lexicon: Lexicon| document.hits.of(lexicon);
        let after = of(Lexicon::LicenceNotYet).any(|hit| inside(&hit));
        // The word of the title itself ("registered", "licensed") names no licence yet, but RGN does.
        let is_short = |hit: &Hit| {
            let written = document.range_of_hit(*hit).of(document.text);
            !written.contains(' ') && written.chars().filter(|letter| letter.is_uppercase()).count() >= 3
        };
        let named = of(Lexicon::LicenceNamed).any(|hit| {
            (!inside(&hit) || is_short(&hit)) && !self.is_repeated_title(hit) && !self.is_other_licence(hit)
        });
        let named = named || of(Lexicon::LicensedTitle).any(|hit| self.is_demanded_title(hit));
        let abroad = licensed.value().ends_with(US_ONLY) && self.is_british();
        let in_fields = document.fields.iter().any(|field| {
            let key = field.key.of(document.text).to_ascii_lowercase();
            key.contains("licen") || key.contains("certif") || key.contains("registration")
        });
        let short = document.range_of_hit(licensed).of(document.text);
        let written =
            short.len() > 4 || short.chars().all(char::is_uppercase) || short.eq_ignore_ascii_case("emt");
        let value = licensed.value().trim_end_matches(US_ONLY).trim_end();
        (!after && !named && !in_fields && !abroad && written)
            .then(|| (value, document.range_of_hit(licensed)))
    }

    /// Text about Great Britain, as its money, counties or nations tell.
    fn is_british(&self) -> bool {
        self.document.text.contains('£')
            || self.document.is_in_words(
                &(0..self.document.tokens.len()),
                words!["uk", "england", "scotland", "wales", "london", "britain", "nhs", "webindex"],
            )
    }

    /// "voter registration", "marriage licences".
    fn is_other_licence(&self, hit: Hit) -> bool {
        let from = (hit.start as usize).saturating_sub(3);
        let mut around = self.document.hits_of(Lexicon::LicenceInnocent, &(from..hit.end as usize));
        around.any(|other| other.start <= hit.start && other.end >= hit.end)
    }

    /// "You must be a registered nurse": who asks for the registered title asks for the registration.
    fn is_demanded_title(&self, hit: Hit) -> bool {
        let document = &self.document;
        let span = hit.span();
        let short = document.range_of(&span).of(document.text).chars().all(char::is_uppercase);
        let registered = document.is_any_word(span.start, words!["registered", "licensed", "qualified"])
            || span
                .start
                .checked_sub(1)
                .is_some_and(|at| document.is_any_word(at, words!["registered", "qualified", "general"]))
            || document.is_any_word(span.end, words!["qualified", "registered"])
            || short;
        let Some(sentence) = document.sentence_of_token(span.start).filter(|_| registered) else {
            return false;
        };
        let within = &document.sentences[sentence].tokens;
        let near = within.around(&span, 8, 3);
        let in_title =
            self.title.as_ref().is_some_and(|title| title.range.contains(document.range_of_hit(hit)));
        let asked = document.is_in_words(
            &near,
            words![
                "must",
                "essential",
                "qualified",
                "qualification",
                "qualifications",
                "required",
                "require",
                "need",
                "be",
                "hold",
                "current",
                "as",
            ],
        );
        let listed = scopes::is_demand_section(document.section_of(document.sentences[sentence].block));
        !in_title && (asked || listed)
    }

    /// "registered" of "registered nurse", "licensed" of "licensed electrician", said again in the text.
    fn is_repeated_title(&self, hit: Hit) -> bool {
        let document = &self.document;
        document
            .hits_of(Lexicon::LicensedTitle, &(hit.start as usize..hit.start as usize + 1))
            .any(|title| title.end > hit.end)
    }
}

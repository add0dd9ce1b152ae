//! Which language is it? In: the document. Out: a code. A text is of the language whose smallest words it is full of;
//! where letters belong to one language, they tell it.

use crate::document::Document;
use crate::document::words::TokenKind;
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::text::SmallLetters;

/// Shorter texts are taken for English.
const ENOUGH_WORDS: usize = 40;

/// And this many different ones.
const LEAST_DIFFERENT: usize = 4;

/// English postings have a share of 20 to 45 % of these words, terse lists of skills 8 %; other languages below 5 %.
const LEAST_PERCENT: usize = 6;

/// The most words that are looked at to tell another language.
const LOOKED_AT: usize = 500;

/// Postings of other languages have a share of 10 to 40 % of their small words.
const LEAST_PERCENT_OF_OTHER: usize = 6;

/// What stands for text whose language is not known.
pub(crate) const UNKNOWN: &str = "und";
/// What stands for English.
pub(crate) const ENGLISH: &str = "en";

/// The small words of other languages: a line for each, its code and its words.
const SMALL_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/language-words.txt"));

/// Letters that belong to one language: the first, the last, the code.
const LETTERS: [(char, char, &str); 9] = [
    ('\u{0370}', '\u{03ff}', "el"),
    ('\u{0530}', '\u{058f}', "hy"),
    ('\u{0590}', '\u{05ff}', "he"),
    ('\u{0600}', '\u{06ff}', ARABIC),
    ('\u{0900}', '\u{097f}', "hi"),
    ('\u{0e00}', '\u{0e7f}', "th"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{4e00}', '\u{9fff}', CHINESE),
    ('\u{ac00}', '\u{d7af}', "ko"),
];
/// Persian uses the same letters.
const ARABIC: &str = "ar";
/// Japanese uses the same letters beside its own.
const CHINESE: &str = "zh";

/// The ISO 639-1 code of the language that the text is written in.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> &'static str {
    if is_english(document) { ENGLISH } else { other(document) }
}

#[cold]
#[inline(never)]
fn other(document: &Document<'_>) -> &'static str {
    let words: Vec<String> = document
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind == TokenKind::Word && token.start >= document.body_start)
        .take(LOOKED_AT)
        .map(|(at, _)| document.token_text(at).in_small_letters())
        .gather();
    of_words(&words)
}

/// In: words in small letters.
fn of_words(words: &[String]) -> &'static str {
    match by_letters(words) {
        None => by_small_words(words).unwrap_or(UNKNOWN),
        Some(ARABIC) => by_small_words(words).unwrap_or(ARABIC),
        Some(code) => code,
    }
}

/// The language whose letters the larger part of the text is written in.
fn by_letters(words: &[String]) -> Option<&'static str> {
    let mut counts = [0usize; LETTERS.len()];
    let mut all = 0;
    for letter in words.iter().flat_map(|word| word.chars()).filter(|letter| letter.is_alphabetic()) {
        all += 1;
        if let Some(at) = LETTERS.iter().position(|(first, last, _)| (*first..=*last).contains(&letter)) {
            counts[at] += 1;
        }
    }
    let count = |code: &str| {
        LETTERS.iter().zip(counts).filter(|(row, _)| row.2 == code).map(|(_, count)| count).sum::<usize>()
    };
    // A tenth of Japanese letters among Chinese ones is Japanese.
    if count("ja") * 10 > count(CHINESE) && (count("ja") + count(CHINESE)) * 2 > all {
        return Some("ja");
    }
    LETTERS.iter().zip(counts).find(|(_, count)| count * 2 > all).map(|(row, _)| row.2)
}

/// The language with the largest share of small words, if it is large and no other has as many.
#[cold]
#[inline(never)]
fn by_small_words(words: &[String]) -> Option<&'static str> {
    let (mut best, mut most, mut second) = (None, 0, 0);
    for line in SMALL_WORDS.lines() {
        let Some((code, small)) = line.split_once('\t') else { continue };
        let small: Vec<&str> = small.split(' ').gather();
        let count = words.iter().filter(|word| small.contains(&word.as_str())).count();
        if count > most {
            (best, most, second) = (Some(code), count, most);
        } else {
            second = second.max(count);
        }
    }
    best.filter(|_| most > second && most * 100 >= words.len() * LEAST_PERCENT_OF_OTHER)
}

/// True when the English tables have something to say about the text.
fn is_english(document: &Document<'_>) -> bool {
    let words = || document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let hits = document.hits.of(Lexicon::FunctionWord);
    let share_is_high = || {
        let hundredfold = hits.clone().count() * 100;
        // Most have it among all tokens, and their words are not counted.
        hundredfold >= document.tokens.len() * LEAST_PERCENT || hundredfold >= words() * LEAST_PERCENT
    };
    // German shares "in", "an", "will" and "was": it takes several different words.
    let mut rows = Vec::new();
    let mut is_enough = |hit: Hit| {
        if !rows.contains(&hit.row) {
            rows.push(hit.row);
        }
        rows.len() == LEAST_DIFFERENT
    };
    share_is_high() && hits.clone().any(&mut is_enough) || words() < ENOUGH_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_and_letters_tell_the_language() {
        for (code, text) in [
            (
                "de",
                "Wir suchen eine Bäckerin für unser Team in der Stadt und bieten dir einen sicheren Platz",
            ),
            (
                "fr",
                "Nous cherchons une boulangère pour notre équipe et vous proposons des horaires dans la ville",
            ),
            ("es", "Buscamos una panadera para nuestro equipo y ofrecemos un horario con las tardes libres"),
            ("ca", "Busquem una fornera per al nostre equip i oferim un horari amb les tardes lliures"),
            ("pt", "Procuramos uma padeira para a nossa equipa e oferecemos um horário com as tardes livres"),
            ("it", "Cerchiamo una fornaia per il nostro gruppo e offriamo un orario con le sere libere"),
            ("nl", "Wij zoeken een bakker voor ons team en bieden je een vaste plaats met vrije avonden"),
            (
                "sv",
                "Vi söker en bagare till vårt team och erbjuder dig ett fast arbete med lediga kvällar för alla",
            ),
            ("da", "Vi søger en bager til vores hold og tilbyder dig et fast arbejde med frie aftener"),
            (
                "no",
                "Vi søker en baker til laget vårt og tilbyr deg et fast arbeid med frie kvelder å glede seg over",
            ),
            (
                "fi",
                "Etsimme leipuria tiimiimme ja tarjoamme vakituisen työn sekä vapaat illat että hyvän palkan",
            ),
            (
                "pl",
                "Szukamy piekarza do naszego zespołu i oferujemy stałą pracę z wolnymi wieczorami oraz dodatki",
            ),
            (
                "cs",
                "Hledáme pekaře do našeho týmu a nabízíme stálou práci, která se vám bude líbit, na plný úvazek",
            ),
            (
                "hu",
                "Péket keresünk a csapatunkba és állandó munkát kínálunk, hogy az estéid szabadok legyenek",
            ),
            ("ro", "Căutăm un brutar pentru echipa noastră și oferim un loc stabil cu seri libere la oraș"),
            ("tr", "Ekibimiz için bir fırıncı arıyoruz ve size boş akşamlar ile kalıcı bir iş sunuyoruz"),
            ("ru", "Мы ищем пекаря в нашу команду и предлагаем постоянную работу с хорошей оплатой на год"),
            (
                "uk",
                "Ми шукаємо пекаря до нашої команди та пропонуємо постійну роботу з гарною оплатою на рік або й довше",
            ),
            ("bg", "Търсим пекар за нашия екип и предлагаме постоянна работа с добро заплащане на място"),
            ("vi", "Chúng tôi tìm thợ làm bánh cho đội và có công việc ổn định với các buổi tối tự do"),
            (
                "id",
                "Kami mencari tukang roti untuk tim dan menawarkan pekerjaan tetap dengan malam yang bebas",
            ),
            ("el", "Ψάχνουμε φούρναρη για την ομάδα μας"),
            ("ar", "نبحث عن خباز لفريقنا في المدينة"),
            ("fa", "ما به دنبال نانوا برای تیم خود هستیم و این کار ثابت است"),
            ("he", "אנחנו מחפשים אופה לצוות שלנו"),
            ("ja", "私たちはパン職人を募集しています"),
            ("zh", "我们招聘面包师加入我们的团队"),
            ("ko", "우리 팀에서 함께 일할 제빵사를 찾습니다"),
            ("und", "Python Kubernetes Terraform AWS Docker PostgreSQL Redis Kafka"),
        ] {
            let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
            assert_eq!(of_words(&words), code, "{text}");
        }
    }
}

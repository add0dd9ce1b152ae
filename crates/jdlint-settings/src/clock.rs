//! The day on this machine, for whoever was given none. In: the machine's clock and time zone. Out: a [`Date`].

use jdlint_core::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The machine's date, where it stands; 1970-01-01 where its clock is before year 0.
pub fn machines_date() -> Date {
    let day = Timestamp::now().to_zoned_datetime(zone()).date();
    let (year, month, day) = (day.year(), day.month(), day.day());
    let date = Date::new(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs());
    date.unwrap_or(Date { year: 1970, month: 1, day: 1 })
}

/// The zone that `TZ` names, else the one of the machine, which on Unix is one file. To know that zone's name as well, which
/// nobody asks for here, jiff lists all zones there are: a fifth of the instructions of `jdlint check` on one posting.
fn zone() -> TimeZone {
    let names_a_zone = std::env::var_os("TZ").is_some_and(|name| !name.is_empty());
    let file = if names_a_zone || cfg!(not(unix)) { None } else { std::fs::read("/etc/localtime").ok() };
    let zone = file.and_then(|bytes| TimeZone::tzif("", &bytes).ok());
    zone.unwrap_or_else(TimeZone::system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_is_at_the_same_hour_as_the_one_that_is_known_by_name() {
        let now = Timestamp::now();
        let day = |zone| now.to_zoned_datetime(zone).datetime();
        assert_eq!(day(zone()), day(TimeZone::system()));
    }
}

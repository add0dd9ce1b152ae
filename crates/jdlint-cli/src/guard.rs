//! A mistake in one rule must not stop the others. In: work that may panic. Out: its value, or what it said.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::slice;

thread_local! {
    /// `Some` while this thread is guarded: where a panic leaves its words.
    static HEARD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lets guarded panics be silent; all others go on to be printed. Call once, at the start.
pub(crate) fn install() {
    let usual = take_hook();
    set_hook(Box::new(move |panic| {
        let guarded = HEARD.with_borrow_mut(|heard| heard.as_mut().map(|words| *words = words_of(panic)));
        if guarded.is_none() {
            usual(panic);
        }
    }));
}

/// Does the work; a panic within it comes back as its words.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    HEARD.set(Some(String::new()));
    let result = catch_unwind(AssertUnwindSafe(work));
    let heard = HEARD.take().unwrap_or_default();
    result.map_err(|payload| if heard.is_empty() { message_of(&*payload).to_owned() } else { heard })
}

/// Does the work on all items together. A panic within it costs one item only: each is then done alone.
pub(crate) fn each_guarded<T, R>(items: &[T], work: impl Fn(&[T]) -> Vec<R>) -> Vec<Result<R, String>> {
    if let Ok(done) = guarded(|| work(items)) {
        return done.into_iter().map(Ok).collect();
    }
    let alone = |item| guarded(|| work(slice::from_ref(item))).map(IntoIterator::into_iter);
    items.iter().map(|item| alone(item).and_then(|mut done| done.next().ok_or_else(String::new))).collect()
}

fn words_of(panic: &PanicHookInfo<'_>) -> String {
    let place =
        panic.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
    format!("{}{place}", message_of(panic.payload()))
}

fn message_of(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("no reason given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_comes_back_as_its_words() {
        assert_eq!(guarded(|| 1), Ok(1));
        let heard = guarded(|| panic!("the {} rule", "worst")).unwrap_err();
        assert!(heard.contains("the worst rule"), "{heard}");
    }

    #[test]
    fn a_panic_costs_one_item_and_not_those_beside_it() {
        let less_five = |numbers: &[u32]| {
            let less = |number: &u32| number.checked_sub(5).unwrap_or_else(|| panic!("{number} is small"));
            numbers.iter().map(less).collect()
        };
        assert_eq!(each_guarded(&[6, 7], less_five), [Ok(1), Ok(2)]);
        let mixed = each_guarded(&[6, 4, 7], less_five);
        assert_eq!((&mixed[0], &mixed[2]), (&Ok(1), &Ok(2)));
        assert!(mixed[1].as_ref().is_err_and(|heard| heard.contains("4 is small")), "{mixed:?}");
    }
}

//! A reader that may leave. In: what is printed. Out: the same, as long as somebody reads; afterwards nothing, and no error: who
//! has seen enough (`| head`) must not change how the work ends.

use std::io::{self, ErrorKind, Write};

/// What is printed to a reader that may leave.
pub(crate) struct Leaving<W> {
    out: W,
    has_left: bool,
}

impl<W: Write> Leaving<W> {
    /// It is there as yet.
    pub(crate) fn new(out: W) -> Self {
        Self { out, has_left: false }
    }

    /// Does nobody read any more?
    pub(crate) fn has_left(&self) -> bool {
        self.has_left
    }

    /// What comes of writing; nothing to do, where nobody reads.
    fn unless_left<T>(&mut self, instead: T, write: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.has_left {
            return Ok(instead);
        }
        match write(&mut self.out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.has_left = true;
                Ok(instead)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for Leaving<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_left(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_left((), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes one piece, then fails in some way.
    struct Fails(ErrorKind, bool);

    impl Write for Fails {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if std::mem::replace(&mut self.1, true) { Err(self.0.into()) } else { Ok(bytes.len()) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_left_is_no_error_and_a_full_disk_is() {
        let mut out = Leaving::new(Fails(ErrorKind::BrokenPipe, false));
        out.write_all(b"one").unwrap();
        assert!(!out.has_left());
        out.write_all(b"two").unwrap();
        assert!(out.has_left());
        out.write_all(b"three").and_then(|()| out.flush()).unwrap();
        let mut full = Leaving::new(Fails(ErrorKind::StorageFull, true));
        assert_eq!(full.write_all(b"one").unwrap_err().kind(), ErrorKind::StorageFull);
    }
}

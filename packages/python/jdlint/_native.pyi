"""What the extension module has. Its functions are documented where `jdlint` names them."""

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Optional, Union, final

from jdlint.types import Outline, Report, Rule

if TYPE_CHECKING:
    from pyarrow import RecordBatch  # type: ignore[import-untyped, unused-ignore]

VERSION: str
CONTRACT_VERSION: int

class PostingError(ValueError):
    """A posting that cannot be read."""

    code: str
    """Why, in one word: `empty`, `too-large`, `broken` and others."""

@final
class Linter:
    """Checks postings by the same settings, which are those of `jdlint.check`. Can be pickled; the day to judge by, the machine's
    without `today`, is settled when it is made."""

    def __new__(
        cls,
        *,
        today: Union[str, date, None] = None,
        only: Optional[Sequence[str]] = None,
        jurisdictions: Optional[Sequence[str]] = None,
        employer_size: Optional[int] = None,
        remote_open_to: Optional[Sequence[str]] = None,
        role: Optional[str] = None,
        config: Union[str, os.PathLike[str], None] = None,
    ) -> Linter: ...
    def check(self, posting: Union[str, os.PathLike[str]], *, title: Optional[str] = None) -> Report: ...
    def outline(self, posting: Union[str, os.PathLike[str]], *, title: Optional[str] = None) -> Outline: ...
    def check_batch(
        self,
        batch: RecordBatch,
        *,
        text: str,
        title: Optional[str] = None,
        keep: Optional[Sequence[str]] = None,
        prefix: str = "",
    ) -> RecordBatch:
        """`jdlint.arrow.check_batch` by these settings."""

def rules() -> list[Rule]:
    """Every rule, with its manual: what `jdlint rules --format json` has in `rules`."""

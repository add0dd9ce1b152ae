"""The program that was installed with this package."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path


def find() -> Path:
    """The path of the program that was installed with this package.

    Raises FileNotFoundError, with all places that were looked at.
    """
    name = "jdlint" + (sysconfig.get_config_var("EXE") or "")
    here = Path(__file__).resolve().parent.parent
    folders = [Path(sysconfig.get_path("scripts"))]
    # `pip install --user`, and `pip install --target FOLDER`.
    user = "nt_user" if sys.platform == "win32" else "posix_user"
    folders += [Path(sysconfig.get_path("scripts", scheme=user)), here / "bin", here / "Scripts"]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    places = ", ".join(str(folder) for folder in folders)
    raise FileNotFoundError(f"{name} is in none of {places}; install jdlint again")

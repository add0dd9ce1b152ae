"""How the wheel is made. In: the source, and flags for maturin, from pip in `MATURIN_PEP517_ARGS`. Out: a wheel with the module and,
as a script, the program; a source archive.

    python packages/python/build/jdlint_build.py FOLDER [FLAGS OF MATURIN BUILD]    # as `cargo xtask dist` does

maturin packs a module or a program, not both. So it is called twice, with the same flags: for the program, which is taken out
of its wheel, and for the module, with the program where `data` of pyproject.toml looks for scripts.
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import maturin
from maturin import (  # noqa: F401 (hooks of PEP 517)
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_wheel,
)

SCRIPTS = Path("packages", "python", "data", "scripts")
PROGRAM = Path("crates", "jdlint-cli", "Cargo.toml")


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    lay_program(os.environ.get("MATURIN_PEP517_ARGS", "").split())
    return maturin.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory, config_settings=None):
    """All that git knows: the program, the module and the tests are of one workspace, and a part of it does not build."""
    names = subprocess.run(["git", "ls-files", "-z"], check=True, capture_output=True).stdout.decode().split("\0")
    with tempfile.TemporaryDirectory() as folder:
        info = Path(folder, prepare_metadata_for_build_wheel(folder, config_settings))
        metadata = (info / "METADATA").read_bytes()
    version = next(line.split(": ")[1] for line in metadata.decode().splitlines() if line.startswith("Version: "))
    home = f"jdlint-{version}"
    archive = Path(sdist_directory, home + ".tar.gz")
    with tarfile.open(archive, "w:gz", format=tarfile.PAX_FORMAT) as tar:
        about = tarfile.TarInfo(f"{home}/PKG-INFO")
        about.size = len(metadata)
        tar.addfile(about, io.BytesIO(metadata))
        for name in filter(os.path.isfile, names):
            tar.add(name, f"{home}/{name}", recursive=False)
    return archive.name


def build(folder, *flags):
    """The wheel, tagged for the systems that maturin finds it to run on."""
    lay_program(flags)
    return run_maturin("--profile", "release", *flags, "--out", folder)


def lay_program(flags):
    """Has maturin make a wheel of the program, and takes the program out."""
    shutil.rmtree(SCRIPTS.parent, ignore_errors=True)
    SCRIPTS.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        run_maturin("--bindings", "bin", "--manifest-path", str(PROGRAM), "--profile", "release", *flags, "--out", folder)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as packed:
            (name,) = [name for name in packed.namelist() if ".data/scripts/" in name]
            program = SCRIPTS / Path(name).name
            program.write_bytes(packed.read(name))
    program.chmod(0o755)


def run_maturin(*arguments):
    return subprocess.run(["maturin", "build", "--locked", *arguments], check=True, stdout=sys.stderr)


if __name__ == "__main__":
    build(*sys.argv[1:])

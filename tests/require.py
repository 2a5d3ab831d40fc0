"""What a test needs from the machine. Missing, the test is skipped; in CI it fails."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
VNU_JAR = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


def missing(reason: str) -> NoReturn:
    """Skip the test for `reason`, or fail it where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason} (in CI nothing may be missing)", pytrace=False)
    pytest.skip(reason)


def require_java() -> Path:
    """Give the path of `java`."""
    found = shutil.which("java")
    if found is None:
        missing("no Java here, which the checker of HTML's validity needs")
    return Path(found)


def require_vnu() -> list[str]:
    """Give the command of the Nu HTML checker, to which options and files are added."""
    if not VNU_JAR.is_file():
        missing("the Nu HTML checker is not installed: run `make setup`")
    return [str(require_java()), "-jar", str(VNU_JAR)]


def require_node_modules() -> Path:
    """Give the folder of the installed npm packages."""
    folder = ROOT / "node_modules"
    if not (folder / "esbuild").is_dir():
        missing("the npm packages are not installed: run `make setup`")
    return folder


def require_fonts() -> Path:
    """Give the folder of the fonts that share pictures are set in."""
    folder = ROOT / "src/filrouge/media/assets"
    if not (folder / "manifest.json").is_file():
        missing("the fonts are not there: run `make assets`")
    return folder


def require_assets() -> Path:
    """Give the folder of the reader's built script and styles."""
    folder = ROOT / "src/filrouge/reader/assets"
    if not (folder / "manifest.json").is_file():
        missing("the reader's assets are not built: run `make assets`")
    return folder

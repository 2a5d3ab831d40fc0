"""Domain, formats, importers and what reads pages do no I/O and know no clock."""

from pathlib import Path

import pytest

from tests.architecture.purity import foreign_imports, impurities, sibling_imports
from tests.require import ROOT

SRC = ROOT / "src/filrouge"
PURE = ("domain", "formats", "importers", "webpage")
ON_TOP_OF_FORMATS = frozenset({"page", "registry", "base", "__init__"})
BELOW_FORMATS = frozenset({"base", "parts"})


def modules(folder: str) -> list[Path]:
    return sorted((SRC / folder).rglob("*.py"))


@pytest.mark.parametrize("folder", PURE)
def test_pure_folders_are_there(folder: str) -> None:
    assert modules(folder) != []


@pytest.mark.parametrize("folder", PURE)
def test_pure_modules_do_no_io_and_know_no_clock(folder: str) -> None:
    found = {str(path.relative_to(SRC)): impurities(path.read_text()) for path in modules(folder)}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_domain_needs_only_the_standard_library_msgspec_and_immutables() -> None:
    found = {path.name: foreign_imports(path.read_text()) for path in modules("domain")}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_format_knows_no_sibling() -> None:
    formats = [
        path for path in (SRC / "formats").glob("*.py") if path.stem not in ON_TOP_OF_FORMATS
    ]
    assert formats != []
    found = {
        path.name: sibling_imports(path.read_text(), "filrouge.formats", BELOW_FORMATS)
        for path in formats
    }
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_shared_part_knows_no_format() -> None:
    found = {
        path.name: sibling_imports(path.read_text(), "filrouge.formats", BELOW_FORMATS)
        for path in modules("formats/parts")
    }
    assert found != {}
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("import os", ["line 1: imports os"]),
        ("import os.path as path", ["line 1: imports os.path"]),
        ("from time import monotonic", ["line 1: imports time.monotonic"]),
        ("import urllib.request", ["line 1: imports urllib.request"]),
        ("from urllib import request", ["line 1: imports urllib.request"]),
        ("from urllib.request import urlopen", ["line 1: imports urllib.request.urlopen"]),
        ("import io", ["line 1: imports io"]),
        ("def f():\n    import secrets", ["line 2: imports secrets"]),
        ("x = open('a')", ["line 1: calls open"]),
        ("x = datetime.now(UTC)", ["line 1: asks the clock by .now"]),
        ("x = datetime.datetime.utcnow()", ["line 1: asks the clock by .utcnow"]),
        ("clock = date.today", ["line 1: asks the clock by .today"]),
    ],
)
def test_an_impure_source_is_caught(source: str, faults: list[str]) -> None:
    assert impurities(source) == faults


@pytest.mark.parametrize(
    "source",
    [
        "from io import BytesIO",
        "from urllib.parse import urlsplit",
        "from datetime import datetime",
        "import timeit_of_ours",
        "x = feed.open()",
    ],
)
def test_a_pure_source_passes(source: str) -> None:
    assert impurities(source) == []


def test_a_library_in_the_domain_is_caught() -> None:
    source = "import json\nimport msgspec\nfrom immutables import Map\nimport lxml.html\n"
    assert foreign_imports(source) == ["line 4: imports lxml.html"]


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        (
            "from filrouge.formats.rss import Rss",
            ["line 1: imports filrouge.formats.rss.Rss"],
        ),
        ("from filrouge.formats import rss", ["line 1: imports filrouge.formats.rss"]),
        ("import filrouge.formats.rss", ["line 1: imports filrouge.formats.rss"]),
        ("from filrouge.formats.base import Format", []),
        ("from filrouge.formats.parts.text import html_of", []),
        ("from filrouge.domain.state import Live", []),
    ],
)
def test_a_sibling_is_caught(source: str, faults: list[str]) -> None:
    assert sibling_imports(source, "filrouge.formats", BELOW_FORMATS) == faults

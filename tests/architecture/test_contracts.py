"""Each import contract is broken on purpose, in a copy of the sources, and seen to catch it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.require import ROOT

LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"

LAYERS = "Layers point down"
DJANGO = "Django only in newsroom, accounts and project"
READER = "The reader knows neither the log nor who writes it"
LOG = "Only service writes the log, and cli opens it"
CONTRACTS = {LAYERS, DJANGO, READER, LOG}

INSIDE_A_FUNCTION = "def later() -> None:\n    import {}\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the package and its contracts, in which a test may break something."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "src/filrouge",
        tmp_path / "src/filrouge",
        ignore=lambda folder, names: [
            name for name in names if not name.endswith(".py") and not Path(folder, name).is_dir()
        ],
    )
    return tmp_path


def broken_contracts(root: Path) -> set[str]:
    """Run import-linter there and give the names of the contracts that it found broken."""
    result = subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    broken, kept = (
        {name for name in CONTRACTS if re.search(f"^{name} {outcome}", result.stdout, re.MULTILINE)}
        for outcome in ("BROKEN", "KEPT")
    )
    assert broken | kept == CONTRACTS, result.stdout + result.stderr
    assert result.returncode == (1 if broken else 0)
    return broken


def test_the_sources_keep_every_contract(copy: Path) -> None:
    assert broken_contracts(copy) == set()


@pytest.mark.parametrize(
    ("module", "source", "broken"),
    [
        pytest.param(
            "domain/intruder.py", "import filrouge.service\n", {LAYERS}, id="domain looks up"
        ),
        pytest.param(
            "formats/intruder.py", "import filrouge.importers\n", {LAYERS}, id="siblings meet"
        ),
        pytest.param(
            "archive/intruder.py",
            INSIDE_A_FUNCTION.format("filrouge.cli"),
            {LAYERS},
            id="archive looks up inside a function",
        ),
        pytest.param("misc/__init__.py", "", {LAYERS}, id="a folder without a place"),
        pytest.param("media/intruder.py", "import django\n", {DJANGO}, id="django in media"),
        pytest.param(
            "reader/intruder.py",
            INSIDE_A_FUNCTION.format("django.conf"),
            {DJANGO},
            id="django inside a function",
        ),
        pytest.param("cli_intruder.py", "import ninja\n", {DJANGO, LAYERS}, id="ninja beside cli"),
        pytest.param(
            "reader/intruder.py", "import filrouge.service\n", {READER}, id="reader asks service"
        ),
        pytest.param(
            "reader/intruder.py", "import filrouge.log\n", {READER, LOG}, id="reader reads the log"
        ),
        pytest.param(
            "archive/intruder.py", "import filrouge.log\n", {LOG}, id="archive opens the log"
        ),
    ],
)
def test_a_broken_contract_is_caught(
    copy: Path, module: str, source: str, broken: set[str]
) -> None:
    # given a module that does what it may not
    path = copy / "src/filrouge" / module
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(source)

    # when the contracts are checked, then those and no others are broken
    assert broken_contracts(copy) == broken


def test_a_way_round_by_a_third_module_is_caught(copy: Path) -> None:
    # given a reader that reaches the importers through the formats
    (copy / "src/filrouge/reader/intruder.py").write_text("import filrouge.formats.intruder\n")
    (copy / "src/filrouge/formats/intruder.py").write_text("import filrouge.importers\n")

    # then the reader's contract is broken too, not only the layers
    assert broken_contracts(copy) == {LAYERS, READER}


def test_django_is_welcome_in_the_newsroom(copy: Path) -> None:
    # given a newsroom, whether or not it already exists
    folder = copy / "src/filrouge/newsroom"
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "view.py").write_text("import django.http\nimport ninja\n")

    assert broken_contracts(copy) == set()

"""The assets are built within their budget, and no distribution leaves without them."""

import json
import random
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.require import ROOT, require_assets, require_node_modules
from tools.node import NODE

BUILD = ROOT / "web/build.mjs"
PACKAGED = ("src", "hatch_build.py", "package.json", "package-lock.json", "pyproject.toml")


def bundle(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    require_node_modules()
    return subprocess.run(
        [NODE, BUILD, "reader", source, target],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def write_single(source: Path) -> None:
    """Write the scripts of single pages, which say nothing."""
    for name in ("past.ts", "verify.ts"):
        (source / name).write_text("")


def hatch(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of what hatchling needs, with the assets as they stand here."""
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "web", tmp_path / "web")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    shutil.copy(ROOT / "README.md", tmp_path)
    return tmp_path


def test_the_bundle_is_named_by_its_content(tmp_path: Path) -> None:
    # given a script in two files, and styles
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "main.ts").write_text('import { word } from "./word.ts";\ndocument.title = word;\n')
    (source / "word.ts").write_text('export const word: string = "direct";\n')
    (source / "front.ts").write_text("")
    (source / "reader.css").write_text("body {\n  margin: 0;\n}\n")
    write_single(source)

    # when they are bundled
    result = bundle(source, target)

    # then the manifest names one small file of each, and the scripts of single pages
    assert result.stderr == ""
    manifest = json.loads((target / "manifest.json").read_text())
    built = {"reader.js", "front.js", "reader.css", "past.js", "verify.js"}
    assert set(manifest) == built
    assert {path.name for path in target.iterdir()} == {"manifest.json", *manifest.values()}
    assert (target / manifest["reader.css"]).read_text() == "body{margin:0}\n"
    assert "direct" in (target / manifest["reader.js"]).read_text()


def test_what_a_script_loads_later_is_named_and_kept_beside_it(tmp_path: Path) -> None:
    # given a script that loads another when it is needed, and shares nothing with it
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "main.ts").write_text('onclick = () => import("./later.ts");\n')
    (source / "later.ts").write_text('document.title = "plus tard";\n')
    (source / "reader.css").write_text("")

    # when they are bundled, then it is a file of its own, which the first one names by its content
    assert bundle(source, target).stderr == ""
    manifest = json.loads((target / "manifest.json").read_text())
    assert set(manifest) == {"reader.js", "reader.css", "later.js"}
    assert f"./{manifest['later.js']}" in (target / manifest["reader.js"]).read_text()
    assert "plus tard" in (target / manifest["later.js"]).read_text()


def test_a_script_over_its_budget_is_refused(tmp_path: Path) -> None:
    # given a script that does not compress below 10 kB
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    noise = random.Random(1).randbytes(12_000).hex()
    (source / "main.ts").write_text(f'document.title = "{noise}";\n')
    (source / "front.ts").write_text("")
    (source / "reader.css").write_text("")
    write_single(source)

    # when it is bundled, then the build fails, says why, and leaves no manifest
    result = bundle(source, target)
    assert result.returncode == 1
    assert "its budget is 10000" in result.stderr
    assert not (target / "manifest.json").exists()


def test_wheel_and_sdist_hold_the_assets(project: Path) -> None:
    assets = require_assets()
    names = {path.name for path in assets.iterdir()}

    result = hatch(project)

    assert result.returncode == 0, result.stderr
    (wheel,) = (project / "dist").glob("*.whl")
    (sdist,) = (project / "dist").glob("*.tar.gz")
    in_wheel = {Path(name) for name in zipfile.ZipFile(wheel).namelist()}
    with tarfile.open(sdist) as archive:
        in_sdist = {Path(*Path(name).parts[1:]) for name in archive.getnames()}
    assert {Path("filrouge/reader/assets", name) for name in names} <= in_wheel
    assert {Path("src/filrouge/reader/assets", name) for name in names} <= in_sdist
    # The fonts of share pictures never go without their licence.
    for name in ("bold.ttf", "regular.ttf", "LICENCE.txt"):
        assert Path("filrouge/media/assets", name) in in_wheel


def test_a_distribution_without_assets_is_refused(project: Path) -> None:
    shutil.rmtree(project / "src/filrouge/reader/assets", ignore_errors=True)

    result = hatch(project, "--target", "wheel")

    assert result.returncode != 0
    assert "manifest.json is missing: run `make assets` first." in result.stderr
    assert not list((project / "dist").glob("*.whl"))

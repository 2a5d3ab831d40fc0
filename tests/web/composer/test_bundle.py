"""What the composer weighs."""

import subprocess
from pathlib import Path

import brotli

from tests.require import ROOT, require_node_modules
from tools.node import NODE

SCRIPT_MAX_BYTES = 85_000
"""Compressed; the console's whole script has 150 kB."""


def test_the_composer_alone_stays_light(tmp_path: Path) -> None:
    esbuild = require_node_modules() / "esbuild/bin/esbuild"
    source = ROOT / "web/newsroom/composer/composer.ts"
    out = tmp_path / "composer.js"
    options = ["--bundle", "--minify", "--format=esm", "--log-level=warning", f"--outfile={out}"]
    subprocess.run([NODE, esbuild, source, *options], check=True, timeout=60)
    script = out.read_bytes()
    compressed = len(brotli.compress(script))
    assert compressed < SCRIPT_MAX_BYTES, f"{len(script)} bytes, {compressed} with brotli"

"""Runs the tests that are written in TypeScript, with Node's own runner."""

import re
import subprocess

from tests.require import ROOT, require_node_modules
from tools.node import NODE


def test_the_tests_in_typescript_pass() -> None:
    require_node_modules()
    result = subprocess.run(
        [NODE, "--test", "--test-reporter=tap", "web/**/*.test.ts"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    output = result.stdout + result.stderr
    assert result.returncode == 0, output
    counts = dict(re.findall(r"^# (tests|pass|fail|skipped) (\d+)$", result.stdout, re.MULTILINE))
    assert int(counts["pass"]) > 0, output
    assert counts["pass"] == counts["tests"], output

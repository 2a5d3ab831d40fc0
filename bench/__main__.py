"""`python -m bench`: measures, and prints one table. Ends with 1 where a bar is not met."""

import argparse
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench import desk, fanout, find, first_visit, growth, imports, length, past
from bench.figure import Figure
from bench.table import write_table

GROUPS = ("fanout", "desk", "import", "growth", "find", "past", "bytes", "length")


def measure(group: str, *, quick: bool) -> list[Figure]:
    """Run the measurements of a group."""
    match group:
        case "fanout":
            return fanout.measure(fanout.QUICK if quick else fanout.Scale())
        case "desk":
            return desk.measure(desk.QUICK if quick else desk.Scale())
        case "import":
            return imports.measure(imports.QUICK if quick else imports.Scale())
        case "growth":
            return growth.measure(growth.QUICK if quick else growth.Scale())
        case "find":
            return find.measure(find.QUICK if quick else find.Scale())
        case "past":
            return past.measure(past.QUICK if quick else past.Scale())
        case "bytes":
            return first_visit.measure()
        case "length":
            return length.measure(length.QUICK if quick else length.Scale())
        case _:
            raise ValueError(group)


def main() -> int:
    """Measure what the command line asks for; children are ended also when this is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # the crowd's sockets, the server's
    return run(sys.argv[1:])


def run(arguments: Sequence[str]) -> int:
    """Measure, print the table, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=GROUPS, help="measure this group alone")
    parser.add_argument("--quick", action="store_true", help="less of everything, in seconds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    figures: list[Figure] = []
    for group in GROUPS:
        if options.only in {None, group}:
            print(f"measuring {group} …", file=sys.stderr, flush=True)
            figures += measure(group, quick=options.quick)
    print(_machine())
    print(write_table(figures))
    print(f"measured in {time.monotonic() - began:.0f} s")
    if options.json is not None:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(figures)))
    return int(any(one.passed is False for one in figures))


def _machine() -> str:
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {load:.1f}\n"


if __name__ == "__main__":
    sys.exit(main())

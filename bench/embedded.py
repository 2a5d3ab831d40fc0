"""A measured program: the server, and a newsroom in the same process.

    python -m bench.embedded FOLDER durable|memory

`durable` is the installation as it is. `memory` puts a log in memory in place of the file, so that
no time goes by in waiting for the disk: forwarder, relay, hub and streams are the same.
"""

import sys
from pathlib import Path
from typing import cast

import uvloop

from bench.newsroom import open_live, publishing
from bench.publisher import take_orders
from filrouge.cli.installation import Installation
from filrouge.cli.server import serve
from filrouge.config import Settings
from filrouge.log.memory import MemoryLog
from filrouge.log.sqlite import SqliteLog
from filrouge.service.context import Context


class WatchedMemoryLog(MemoryLog):
    """A log in memory that can be watched for changes as the file can."""

    def version(self) -> int:
        """Give a number that differs when something was written."""
        return self._change


def main() -> None:
    """Serve until told to stop."""
    folder, kind = Path(sys.argv[1]), sys.argv[2]
    installation = Installation(Settings(data=folder))
    if kind == "memory":
        log = WatchedMemoryLog()
        installation.log.close()
        installation.log = cast("SqliteLog", log)  # the server asks it only what both can answer
        installation.context = Context(log, installation.media)
    open_live(installation.context)

    def announce(address: str) -> None:
        print(address, flush=True)
        take_orders(publishing(installation.context))

    try:
        uvloop.run(serve(installation, announce=announce, host="127.0.0.1", port=0))
    finally:
        installation.log.close()


if __name__ == "__main__":
    main()

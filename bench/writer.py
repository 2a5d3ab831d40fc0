"""A measured program: a newsroom that writes to a data folder which another process serves.

python -m bench.writer FOLDER
"""

import sys
import threading
from pathlib import Path

from bench.newsroom import publishing
from bench.publisher import take_orders
from filrouge.cli.installation import opened
from filrouge.config import Settings


def main() -> None:
    """Publish on order until told to stop."""
    with opened(Settings(data=Path(sys.argv[1]))) as installation:
        take_orders(publishing(installation.context))
        threading.Event().wait()


if __name__ == "__main__":
    main()

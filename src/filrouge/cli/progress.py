"""Says that work goes on, where it takes more than a second."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

SILENT_S = 1.0


class Bar:
    """Told how far the work has come; `update` may be called from any thread."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._progress = progress
        self._task = progress.add_task(label, total=None)

    def update(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self._progress.update(self._task, completed=done, total=total)


@contextmanager
def working(label: str) -> Iterator[Bar]:
    """Show a bar on stderr once the work has taken a second; nothing of it stays."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    bar = Bar(progress, label)
    timer = threading.Timer(SILENT_S, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        progress.stop()

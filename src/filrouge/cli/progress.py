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
    """Show a bar on stderr of a terminal once the work has taken a second; nothing stays."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    progress = Progress(*columns, console=console, transient=True)
    bar = Bar(progress, label)
    if not console.is_interactive:
        # Nobody looks; and on its way out the bar would leave an empty line in a file.
        yield bar
        return
    timer = threading.Timer(SILENT_S, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        progress.stop()

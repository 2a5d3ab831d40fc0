"""The newsroom's own tables, for a command."""

from collections.abc import Iterator
from contextlib import contextmanager

from filrouge.config import Settings


@contextmanager
def newsroom(settings: Settings) -> Iterator[None]:
    """Set Django up for a block: only inside it can accounts and newsroom be imported."""
    settings.data.mkdir(parents=True, exist_ok=True)
    # Half a second, which no other command should wait for.
    from filrouge.project.start import start

    start(settings)
    yield

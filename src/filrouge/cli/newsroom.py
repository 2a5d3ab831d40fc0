"""The newsroom's own tables, for a command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from filrouge.cli.installation import make_folder
from filrouge.cli.words import language_of
from filrouge.config import Settings


@contextmanager
def newsroom(settings: Settings) -> Iterator[None]:
    """Have the newsroom's tables at hand for a block, and its words in the terminal's language.

    Only inside it can accounts and newsroom be imported.
    """
    make_folder(settings.data)
    # Half a second, which no other command should wait for.
    from filrouge.project.start import started

    with started(settings, language=language_of(os.environ)):
        yield

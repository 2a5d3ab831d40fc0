"""An installation: one data folder, opened."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace

from filrouge.cli.failure import Failure
from filrouge.cli.words import _
from filrouge.config import Settings
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.service.beside import Beside
from filrouge.service.context import Context


class Installation:
    """The log and media of a data folder; `beside` is what the newsroom keeps there."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        with suppress(OSError):  # the log, which needs it first, says in words why it is not there
            make_folder(settings.data)
        self.log = SqliteLog(settings.data / "log.db")
        self.media = MediaStore(settings.data / "media")
        self.private = MediaStore(settings.data / "private-media")
        self.beside = Beside(settings.data / "newsroom.db", self.private)
        self.context = Context(self.log, self.media, private=self.private)


def make_folder(data: Path) -> None:
    """Make the data folder where it is missing, for its owner alone: it holds open sessions."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)


def sites_of(settings: Settings, *, script: str = "", style: str = "") -> Sites:
    """Give the house's sites as formats know them."""
    own = Site(
        name=settings.site_name,
        language=settings.site_language,
        address=settings.site_address,
        script=script,
        style=style,
    )
    others = (
        replace(own, key=site.key, name=site.name, language=site.language, address=site.address)
        for site in settings.sites
    )
    return Sites(own, others)


@contextmanager
def opened(settings: Settings) -> Iterator[Installation]:
    """Open an installation, made when missing; closed at the end."""
    installation = Installation(settings)
    try:
        yield installation
    finally:
        installation.log.close()


@contextmanager
def served_alone(settings: Settings) -> Iterator[None]:
    """Hold the data folder for one server: a second one is refused."""
    make_folder(settings.data)
    with (settings.data / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Failure(
                _("another server is running on {folder}").format(folder=settings.data)
            ) from error
        yield

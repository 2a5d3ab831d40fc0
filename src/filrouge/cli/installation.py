"""An installation: one data folder, opened."""

import fcntl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec.structs import replace

from filrouge.cli.failure import Failure
from filrouge.cli.words import _
from filrouge.config import Settings
from filrouge.formats.base import Look, Site
from filrouge.formats.parts.address import LIVES
from filrouge.formats.sites import Sites
from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.service.beside import Beside
from filrouge.service.context import Context

if TYPE_CHECKING:  # templates take their time, and most commands write no page
    from filrouge.reader.look import HouseLook


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


def sites_of(
    settings: Settings,
    *,
    script: str = "",
    style: str = "",
    scripts: Mapping[str, str] = {},
    look: "HouseLook | None" = None,
) -> Sites:
    """Give the house's sites as formats know them."""
    own = Site(
        name=settings.site_name,
        language=settings.site_language,
        address=settings.site_address,
        script=script,
        style=style,
        scripts=scripts,
        differences=settings.diffs,
        short_name=settings.site_short_name,
        look=look.own if look else Look(),
        worker=_worker(settings.live_path) if settings.offline and script else "",
    )
    others = (
        replace(
            own,
            key=site.key,
            name=site.name,
            language=site.language,
            address=site.address,
            short_name=site.short_name,
            look=look.sites[site.key] if look else Look(),
            differences=own.differences if site.diffs is None else site.diffs,
        )
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


def _worker(live_path: str) -> str:
    """Give the address of the service worker, which says where lives are that it is to keep."""
    asked = "" if live_path == LIVES else f"?lives={quote(live_path, safe='')}"
    return f"/sw.js{asked}"

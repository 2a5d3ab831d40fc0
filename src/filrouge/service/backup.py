"""A whole installation in one file, and back: log, media and newsroom, as a tar archive."""

import errno
import os
import shutil
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

import msgspec

from filrouge.domain.errors import Broken
from filrouge.log.port import StoreError
from filrouge.log.sqlite import SqliteLog
from filrouge.log.sqlite.schema import check_file
from filrouge.media.store import MediaStore, is_name
from filrouge.service import beside
from filrouge.service.beside import Beside
from filrouge.service.context import Context
from filrouge.service.erasure import destroy_media
from filrouge.service.sight import media_in
from filrouge.service.verify import verify_live

MANIFEST = "filrouge-backup.json"
LOG = "log.db"
MEDIA = "media/"
NEWSROOM = "newsroom.db"
PRIVATE = "private-media/"
FORM = 1
"""Raised when a backup is laid out otherwise."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The first member of a backup: says what it is. `private` counts media not public yet."""

    form: int = FORM
    lives: int
    media: int
    private: int = 0
    newsroom: bool = False


def backup(
    log: SqliteLog, media: MediaStore, target: Path, *, newsroom: Beside | None = None
) -> Manifest:
    """Write a backup beside `target` and put it in place when it is whole.

    With `newsroom`, its tables and private media are in it, as they stand after the log: a draft
    that went out meanwhile is settled by the log when it comes back.

    Beside a running server this is safe: the log is copied as it stands at one moment, and media
    are never changed, only added before the posts that show them. An erasure that takes a picture
    away meanwhile ends it with an OSError, and no backup is written.
    """
    if not target.parent.is_dir():
        why = os.strerror(errno.ENOENT)
        raise StoreError("{path}: {why}", path=target.parent, why=why)
    if target.is_dir():
        raise StoreError("{path}: {why}", path=target, why=os.strerror(errno.EISDIR))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".filrouge-") as folder:
        copy = Path(folder) / LOG
        log.copy_to(copy)
        names = media.names()
        tables = None if newsroom is None else beside.copy(newsroom, Path(folder) / NEWSROOM)
        private = [] if newsroom is None else newsroom.media.names()
        manifest = Manifest(
            lives=len(log.heads()),
            media=len(names),
            private=len(private),
            newsroom=tables is not None,
        )
        unfinished = Path(folder) / "backup.tar"
        # What is public has a second name in the private store, which tar would write as a link to
        # the first; a backup of ours holds files only.
        with tarfile.open(unfinished, "w", dereference=True) as archive:
            _add_bytes(archive, MANIFEST, msgspec.json.encode(manifest), Path(folder))
            archive.add(copy, LOG)
            for name in names:
                path = media.folder / name
                if newsroom is not None and not path.exists():
                    path = newsroom.media.folder / name  # concealed since the list was made
                archive.add(path, MEDIA + name)
            if tables is not None:
                archive.add(tables, NEWSROOM)
            for name in private:
                assert newsroom is not None
                archive.add(newsroom.media.folder / name, PRIVATE + name)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    return manifest


def _add_bytes(archive: tarfile.TarFile, name: str, data: bytes, folder: Path) -> None:
    path = folder / name
    path.write_bytes(data)
    archive.add(path, name)


def restore(
    log: SqliteLog, context: Context, source: Path, *, newsroom: Beside | None = None
) -> Manifest:
    """Put a backup in place of what is here, under a new epoch: open pages load afresh.

    With `newsroom`, its tables are put in place as well where the backup holds them; whoever asked
    for it then has to see to what was erased since (the newsroom's own code knows how).

    Everything is checked first: raises StoreError or Broken where the file is no whole backup of
    ours, and then nothing is changed. Media are added before the log, and none is taken away. What
    was erased here since the backup was made stays erased, words and pictures.
    """
    with tempfile.TemporaryDirectory(prefix="filrouge-") as name:
        folder = Path(name)
        manifest = _unpack(source, folder)
        told = _check(context, folder / LOG)
        if manifest.newsroom:
            beside.check(folder / NEWSROOM)
        pictures = _undamaged(folder / MEDIA, source)
        private = _undamaged(folder / PRIVATE, source)
        here = set(context.media.names())
        brought = [context.media.put(path.read_bytes()) for path in pictures]
        gone = frozenset[str]()
        if log.replace_from(folder / LOG, epoch_floor=int(context.clock().timestamp())):
            destroy_media(log, (context.media,), set(brought) - here)
            gone = frozenset(name for name in told if not log.mentions(name))
        if newsroom is not None:
            for path in private:
                if path.name not in gone:
                    newsroom.media.put(path.read_bytes())
            if manifest.newsroom:
                beside.put_in_place(newsroom, folder / NEWSROOM)
    context.appended()
    return manifest


def _undamaged(folder: Path, source: Path) -> list[Path]:
    """List unpacked media; raises StoreError where one is not what its name says."""
    paths = sorted(folder.iterdir())
    for path in paths:
        if sha256(path.read_bytes()).hexdigest() != path.name:
            raise StoreError("{path}: the picture {name} is damaged", path=source, name=path.name)
    return paths


def _unpack(source: Path, folder: Path) -> Manifest:
    """Take out of the archive what a backup of ours holds, and nothing else."""
    media, private = folder / MEDIA, folder / PRIVATE
    media.mkdir()
    private.mkdir()
    try:
        file = source.open("rb")
    except OSError as error:
        raise StoreError("{path}: {why}", path=source, why=error.strerror) from error
    try:
        # "r:", since what is compressed may be a thousand times larger than it looks.
        with file, tarfile.open(fileobj=file, mode="r:") as archive:
            for member in archive:
                if not _is_ours(member):
                    raise StoreError("{path} is not a backup of Filrouge", path=source)
                content = archive.extractfile(member)
                assert content is not None
                with (folder / member.name).open("wb") as target:
                    shutil.copyfileobj(content, target)
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (tarfile.TarError, FileNotFoundError, ValueError, msgspec.DecodeError) as error:
        raise StoreError("{path} is not a whole backup of Filrouge", path=source) from error
    if manifest.form != FORM:
        raise StoreError(
            "{path} was written by a newer Filrouge (schema {n})", path=source, n=manifest.form
        )
    counted = (manifest.media, manifest.private, manifest.newsroom)
    found = (_count(media), _count(private), (folder / NEWSROOM).exists())
    if counted != found:
        raise StoreError("{path} is not a whole backup of Filrouge", path=source)
    return manifest


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.iterdir())


def _is_ours(member: tarfile.TarInfo) -> bool:
    """Say whether we wrote such a member: no link, no other folder, no file full of holes."""
    if member.type not in {tarfile.REGTYPE, tarfile.AREGTYPE}:
        return False
    if member.name in {MANIFEST, LOG, NEWSROOM}:
        return True
    folder, _, name = member.name.partition("/")
    return f"{folder}/" in {MEDIA, PRIVATE} and is_name(name)


def _check(context: Context, path: Path) -> frozenset[str]:
    """Refuse a log that is not whole; name the media that its words show."""
    check_file(path)
    copy = SqliteLog(path)
    try:
        inspected = Context(copy, context.media, clock=context.clock)
        told = frozenset[str]()
        for head in copy.heads():
            verify_live(inspected, head)
            told = told.union(*map(media_in, copy.read(head.live)))
        return told
    except Broken as broken:
        raise StoreError("{path}: {why}", path=path.name, why=broken) from broken
    finally:
        copy.close()

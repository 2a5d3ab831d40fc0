"""A backup takes the newsroom along: its tables and what is not public yet."""

import io
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from filrouge.domain.commands import Erase, Hide
from filrouge.log.port import StoreError
from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.service.backup import Manifest, backup, restore
from filrouge.service.beside import Beside
from filrouge.service.context import Context
from tests.service.house import do, house_on, open_live, picture, publication


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog(tmp_path / "data" / "log.db")) as log:
        yield log


@pytest.fixture
def house(log: SqliteLog, tmp_path: Path) -> Context:
    house = house_on(log, tmp_path / "data")
    open_live(house)
    return house


@pytest.fixture
def newsroom(tmp_path: Path) -> Beside:
    """A newsroom with one line in its tables, and a picture that is not public."""
    beside = Beside(tmp_path / "data" / "newsroom.db", MediaStore(tmp_path / "data" / "private"))
    with closing(sqlite3.connect(beside.database)) as tables:
        tables.execute("PRAGMA journal_mode = WAL")
        tables.execute("CREATE TABLE django_migrations (id INTEGER)")
        tables.execute("CREATE TABLE drafts (words TEXT)")
        tables.execute("INSERT INTO drafts VALUES ('as it was')")
        tables.commit()
    beside.media.put(PRIVATE_PICTURE)
    return beside


PRIVATE_PICTURE = b"not public yet"


def drafts(newsroom: Beside) -> list[str]:
    with closing(sqlite3.connect(newsroom.database)) as tables:
        return [row[0] for row in tables.execute("SELECT words FROM drafts")]


def test_the_newsroom_comes_back_into_a_file_that_is_open(
    house: Context, log: SqliteLog, newsroom: Beside, tmp_path: Path
) -> None:
    # given a backup, and then other words and no picture, with the file open as a server has it
    path = tmp_path / "house.tar"
    manifest = backup(log, house.media, path, newsroom=newsroom)
    assert manifest == Manifest(lives=1, media=0, private=1, newsroom=True)
    with closing(sqlite3.connect(newsroom.database)) as tables:
        tables.execute("UPDATE drafts SET words = 'as it is'")
        tables.commit()
        newsroom.media.delete(sha256(PRIVATE_PICTURE).hexdigest())

        # when it is restored
        assert restore(log, house, path, newsroom=newsroom) == manifest

        # then who had it open reads what came back
        assert tables.execute("SELECT words FROM drafts").fetchall() == [("as it was",)]
    assert newsroom.media.get(sha256(PRIVATE_PICTURE).hexdigest()) == PRIVATE_PICTURE


def test_a_picture_that_is_public_is_in_both_stores_and_comes_back_to_both(
    house: Context, log: SqliteLog, newsroom: Beside, tmp_path: Path
) -> None:
    # given a picture that was taken in privately and then shown: one file with two names
    house.private = newsroom.media
    name = newsroom.media.put(b"a lighthouse")
    do(house, publication("p1", "La voici.", picture(name)))
    saved = tmp_path / "house.tar"
    backup(log, house.media, saved, newsroom=newsroom)
    for store in (house.media, newsroom.media):
        store.delete(name)

    restore(log, house, saved, newsroom=newsroom)

    assert [store.get(name) for store in (house.media, newsroom.media)] == [b"a lighthouse"] * 2


def test_a_picture_that_is_concealed_meanwhile_is_in_the_backup(
    house: Context,
    log: SqliteLog,
    newsroom: Beside,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house.private = newsroom.media
    name = newsroom.media.put(b"a lighthouse")
    do(house, publication("p1", "La voici.", picture(name)))
    names = house.media.names

    def hidden_meanwhile() -> list[str]:
        listed = names()
        do(house, Hide(post="p1"))
        return listed

    monkeypatch.setattr(house.media, "names", hidden_meanwhile)
    saved = tmp_path / "house.tar"
    backup(log, house.media, saved, newsroom=newsroom)
    assert names() == []

    monkeypatch.undo()
    restore(log, house, saved, newsroom=newsroom)

    assert house.media.get(name) == b"a lighthouse"


def test_a_picture_that_was_erased_since_does_not_come_back_to_the_newsroom_either(
    house: Context, log: SqliteLog, newsroom: Beside, tmp_path: Path
) -> None:
    house.private = newsroom.media
    name, draft = newsroom.media.put(b"a face"), newsroom.media.put(b"for a draft")
    do(house, publication("p1", "Le voici.", picture(name)))
    saved = tmp_path / "house.tar"
    backup(log, house.media, saved, newsroom=newsroom)
    do(house, Erase(post="p1"))
    newsroom.media.delete(draft)

    restore(log, house, saved, newsroom=newsroom)

    assert [store.get(name) for store in (house.media, newsroom.media)] == [None, None]
    assert newsroom.media.get(draft) == b"for a draft"


def test_a_backup_without_a_newsroom_leaves_the_one_that_is_here(
    house: Context, log: SqliteLog, newsroom: Beside, tmp_path: Path
) -> None:
    path = tmp_path / "house.tar"
    assert backup(log, house.media, path) == Manifest(lives=1, media=0)

    restore(log, house, path, newsroom=newsroom)

    assert drafts(newsroom) == ["as it was"]


def test_a_newsroom_that_is_damaged_changes_nothing(
    house: Context, log: SqliteLog, newsroom: Beside, tmp_path: Path
) -> None:
    path, damaged = tmp_path / "house.tar", tmp_path / "damaged.tar"
    backup(log, house.media, path, newsroom=newsroom)
    with tarfile.open(path) as whole, tarfile.open(damaged, "w") as broken:
        for member in whole:
            file = whole.extractfile(member)
            assert file is not None
            data = file.read() if member.name != "newsroom.db" else b"no database" * 1000
            member.size = len(data)
            broken.addfile(member, io.BytesIO(data))
    before = log.heads(), log.generation()

    with pytest.raises(StoreError, match=r"newsroom\.db is damaged"):
        restore(log, house, damaged, newsroom=newsroom)

    assert (log.heads(), log.generation()) == before
    assert drafts(newsroom) == ["as it was"]

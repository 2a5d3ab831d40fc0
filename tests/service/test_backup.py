"""A backup brings everything back; anything else changes nothing."""

import io
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from filrouge.domain.commands import Erase
from filrouge.log.port import Head, StoreError
from filrouge.log.sqlite import SqliteLog
from filrouge.service.backup import LOG, MANIFEST, MEDIA, Manifest, backup, restore
from filrouge.service.context import Context
from filrouge.service.verify import verify_live
from tests.service.house import (
    LIVE,
    Clock,
    do,
    house_on,
    open_live,
    picture,
    publication,
    state,
)

PICTURES = (b"a lighthouse", b"a storm " * 10_000)
NAMES = tuple(sha256(data).hexdigest() for data in PICTURES)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog(tmp_path / "data" / "log.db")) as log:
        yield log


@pytest.fixture
def house(log: SqliteLog, tmp_path: Path) -> Context:
    house = house_on(log, tmp_path / "data")
    open_live(house)
    shown = [picture(house.media.put(data)) for data in PICTURES]
    do(house, publication("p1", "Avant.", *shown))
    return house


@pytest.fixture
def saved(house: Context, log: SqliteLog, tmp_path: Path) -> Path:
    """A backup; since then another post was published, and a live opened."""
    path = tmp_path / "saved" / "house.tar"
    path.parent.mkdir()
    assert backup(log, house.media, path) == Manifest(lives=1, media=2)
    do(house, publication("p2", "Après."))
    open_live(house, "l2", slug="deux")
    return path


def everything(house: Context) -> tuple[list[Head], str, list[str]]:
    return house.log.heads(), house.log.generation(), house.media.names()


def members(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as archive:
        return {m.name: file.read() for m in archive if (file := archive.extractfile(m))}


def test_a_backup_holds_log_and_media_and_nothing_else_is_left_behind(
    saved: Path, house: Context
) -> None:
    held = members(saved)

    assert list(held) == [MANIFEST, LOG, *(MEDIA + name for name in sorted(NAMES))]
    assert [held[MEDIA + name] for name in NAMES] == list(PICTURES)
    assert [path.name for path in saved.parent.iterdir()] == ["house.tar"]


def test_a_backup_replaces_an_older_one(saved: Path, house: Context, log: SqliteLog) -> None:
    assert backup(log, house.media, saved) == Manifest(lives=2, media=2)

    assert restore(log, house, saved) == Manifest(lives=2, media=2)


def test_a_restore_brings_the_live_back_under_a_new_epoch(
    saved: Path, house: Context, log: SqliteLog
) -> None:
    epochs = [head.epoch for head in log.heads()]
    generation = log.generation()

    assert restore(log, house, saved) == Manifest(lives=1, media=2)

    (head,) = log.heads()
    assert (head.live, head.end.seq) == (LIVE, 4)
    assert head.epoch > max(epochs)
    assert log.generation() != generation
    assert set(state(house).posts) == {"p1"}
    assert verify_live(house, head).events == 4
    assert do(house, publication("p3")).last_seq == 5


def test_what_was_erased_since_stays_erased_words_and_pictures(
    saved: Path, house: Context, log: SqliteLog
) -> None:
    do(house, publication("p3", "Le phare tient.", picture(NAMES[0])), Erase(post="p1"))
    assert house.media.names() == [NAMES[0]]

    # The backup shows both pictures in p1, and knows no p3.
    assert restore(log, house, saved) == Manifest(lives=1, media=2)

    assert not log.mentions("Avant.")
    assert NAMES[1] not in house.media.names()


def test_a_restore_into_an_empty_house_brings_everything(saved: Path, tmp_path: Path) -> None:
    woken: list[bool] = []
    with closing(SqliteLog(tmp_path / "new" / "log.db")) as log:
        house = house_on(log, tmp_path / "new")
        house.appended = lambda: woken.append(True)

        restore(log, house, saved)

        assert set(state(house).posts) == {"p1"}
        assert [house.media.get(name) for name in NAMES] == list(PICTURES)
        assert woken == [True]


def test_the_epoch_is_above_both_stores_and_not_under_the_clock(
    saved: Path, tmp_path: Path
) -> None:
    with closing(SqliteLog(tmp_path / "late" / "log.db")) as log:
        clock = Clock()
        clock.advance(days=400)
        house = house_on(log, tmp_path / "late", clock=clock)

        restore(log, house, saved)

        (head,) = log.heads()
        assert head.epoch == int(clock().timestamp())
        restore(log, house, saved)
        (again,) = log.heads()
        assert again.epoch > head.epoch


def test_another_process_goes_on_with_the_restored_store(
    saved: Path, house: Context, log: SqliteLog, tmp_path: Path
) -> None:
    with closing(SqliteLog(tmp_path / "data" / "log.db")) as beside:
        there = house_on(beside, tmp_path / "data")
        assert set(state(there).posts) == {"p1", "p2"}
        version = beside.version()

        restore(log, house, saved)

        assert beside.version() != version
        assert set(state(there).posts) == {"p1"}
        assert do(there, publication("p4")).last_seq == 5
        assert set(state(house).posts) == {"p1", "p4"}


def test_pictures_that_are_here_stay(saved: Path, house: Context, log: SqliteLog) -> None:
    name = house.media.put(b"a newer picture")

    restore(log, house, saved)

    assert house.media.names() == sorted([name, *NAMES])


# ---- what is no backup ----------------------------------------------------------------------


def refusal(house: Context, source: Path) -> str:
    """Say why a file is refused; nothing may have changed, here or outside."""
    assert isinstance(house.log, SqliteLog)
    folder = source.parent
    before = everything(house), sorted(folder.rglob("*"))
    with pytest.raises(StoreError) as refused:
        restore(house.log, house, source)
    assert (everything(house), sorted(folder.rglob("*"))) == before
    return str(refused.value)


def forged(saved: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write the backup anew, changed."""
    held = members(saved)
    change(held)
    path = saved.with_name("forged.tar")
    with tarfile.open(path, "w") as archive:
        for name, data in held.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_a_file_that_is_not_there(house: Context, saved: Path) -> None:
    path = saved.with_name("none.tar")

    assert refusal(house, path) == f"{path}: No such file or directory"


def test_a_folder(house: Context, saved: Path) -> None:
    assert refusal(house, saved.parent) == f"{saved.parent}: Is a directory"


@pytest.mark.parametrize("content", [b"", b"garbage", b"x" * 100_000, b"\0" * 10_240, b"\x1f\x8b"])
def test_garbage(house: Context, saved: Path, content: bytes) -> None:
    path = saved.with_name("garbage.tar")
    path.write_bytes(content)

    assert refusal(house, path) == f"{path} is not a whole backup of Filrouge"


def test_a_backup_cut_off_anywhere(house: Context, saved: Path) -> None:
    whole = saved.read_bytes()
    path = saved.with_name("cut.tar")
    ends = [offset for offset in range(0, len(whole) - 20_480, 5120) if offset < len(whole)]
    assert len(ends) > 10
    for end in ends:
        path.write_bytes(whole[:end])
        assert refusal(house, path) == f"{path} is not a whole backup of Filrouge"


def test_a_compressed_one_is_refused_unread(house: Context, saved: Path) -> None:
    path = saved.with_name("bomb.tar")
    with tarfile.open(path, "w:gz") as archive:
        archive.add(saved, LOG)

    assert refusal(house, path) == f"{path} is not a whole backup of Filrouge"


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "media/../../evil",
        "media/../evil",
        "/filrouge-evil",
        "media/",
        "media/evil",
        f"media/{'A' * 64}",
        f"media/x/{'a' * 64}",
        "..",
        ".",
        "evil",
        "log.db-wal",
    ],
)
def test_an_evil_name_is_refused_and_written_nowhere(
    house: Context, saved: Path, name: str
) -> None:
    path = forged(saved, lambda held: held.update({name: b"evil"}))

    assert refusal(house, path) == f"{path} is not a backup of Filrouge"
    assert not Path("/filrouge-evil").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE]
)
def test_what_is_no_plain_file_is_refused(house: Context, saved: Path, kind: bytes) -> None:
    path = saved.with_name("links.tar")
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo(LOG)
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)

    assert refusal(house, path) == f"{path} is not a backup of Filrouge"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (MANIFEST, "is not a whole backup of Filrouge"),
        (LOG, "is not a log of Filrouge: unable to open database file"),
        (MEDIA + NAMES[0], "is not a whole backup of Filrouge"),
    ],
)
def test_a_backup_without_one_of_its_parts(
    house: Context, saved: Path, name: str, words: str
) -> None:
    def leave_out(held: dict[str, bytes]) -> None:
        del held[name]

    assert words in refusal(house, forged(saved, leave_out))


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b'{"form":1}', b"\xff", b'{"lives":"1"}'])
def test_a_manifest_that_is_none(house: Context, saved: Path, manifest: bytes) -> None:
    path = forged(saved, lambda held: held.update({MANIFEST: manifest}))

    assert refusal(house, path) == f"{path} is not a whole backup of Filrouge"


def test_a_backup_of_a_newer_version(house: Context, saved: Path) -> None:
    manifest = b'{"form":2,"lives":1,"media":2}'
    path = forged(saved, lambda held: held.update({MANIFEST: manifest}))

    assert refusal(house, path) == f"{path} was written by a newer Filrouge (schema 2)"


def test_a_damaged_picture_keeps_the_others_out_too(house: Context, saved: Path) -> None:
    for name in NAMES:
        house.media.delete(name)
    path = forged(saved, lambda held: held.update({MEDIA + max(NAMES): b"damaged"}))

    assert refusal(house, path) == f"{path}: the picture {max(NAMES)} is damaged"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE events SET body = replace(body, 'Avant', 'Apres') WHERE seq = 4", "event 4"),
        ("UPDATE events SET envelope = 'x' WHERE seq = 2", "event 2"),
        ("UPDATE events SET salt = NULL WHERE seq = 3", "event 3"),
        ("DELETE FROM events WHERE seq = 2", "event 2"),
        ("DELETE FROM events WHERE seq = 4", "does not end where the store says"),
        ("DELETE FROM events", "does not end where the store says"),
        ("DROP TABLE keys", "log.db"),
        ("ALTER TABLE lives ADD COLUMN surprise TEXT", "log.db"),
        ("PRAGMA application_id = 0", "is not a log of Filrouge"),
        ("PRAGMA user_version = 9", "was written by a newer Filrouge"),
    ],
)
def test_a_log_that_a_hand_has_changed(
    house: Context, saved: Path, tmp_path: Path, change: str, words: str
) -> None:
    database = tmp_path / "changed.db"

    def tamper(held: dict[str, bytes]) -> None:
        database.write_bytes(held[LOG])
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute(change)
        held[LOG] = database.read_bytes()

    assert words in refusal(house, forged(saved, tamper))

"""Media are named by their bytes, kept once, and found under nothing but their name."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from filrouge.media.store import MediaStore, is_name

DATA = b"a lighthouse"
NAME = sha256(DATA).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def test_an_empty_store_holds_nothing_and_makes_no_folder(store: MediaStore) -> None:
    assert (store.names(), store.get(NAME)) == ([], None)
    store.delete(NAME)
    assert not store.folder.exists()


def test_bytes_come_back_under_their_hash(store: MediaStore) -> None:
    assert store.put(DATA) == NAME
    assert store.put(b"") == sha256(b"").hexdigest()
    assert store.get(NAME) == DATA
    assert store.names() == sorted([NAME, sha256(b"").hexdigest()])


def test_the_same_bytes_are_kept_once(store: MediaStore) -> None:
    store.put(DATA)
    before = (store.folder / NAME).stat()

    assert store.put(DATA) == NAME

    assert (store.folder / NAME).stat() == before
    assert [path.name for path in store.folder.iterdir()] == [NAME]


def test_many_may_bring_the_same_bytes_at_once(store: MediaStore) -> None:
    data = os.urandom(300_000)
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(store.put, [data] * 32))

    assert names == {sha256(data).hexdigest()}
    assert store.get(names.pop()) == data
    assert len(list(store.folder.iterdir())) == 1


def test_what_was_deleted_is_gone(store: MediaStore) -> None:
    store.put(DATA)
    store.delete(NAME)
    store.delete(NAME)

    assert store.get(NAME) is None
    assert list(store.folder.iterdir()) == []


def test_what_comes_and_what_goes_is_on_the_disk_before_it_is_said(
    store: MediaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[list[str] | None] = []

    def fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        synced.append(store.names() if is_folder else None)

    monkeypatch.setattr(os, "fsync", fsync)

    store.put(DATA)
    store.delete(NAME)
    store.delete(NAME)

    assert synced == [None, [NAME], []]


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../secret",
        "../media/" + NAME,
        "/etc/passwd",
        NAME.upper(),
        NAME + "\n",
        NAME + "/",
        NAME[:-1],
        NAME + "0",
        "\x00" * 64,
        "é" * 64,
        "\udcff" * 64,
    ],
)
def test_no_other_name_leads_anywhere(store: MediaStore, tmp_path: Path, name: str) -> None:
    store.put(DATA)
    (tmp_path / "secret").write_bytes(b"secret")

    assert not is_name(name)
    assert store.get(name) is None
    store.delete(name)

    assert store.names() == [NAME]
    assert (tmp_path / "secret").read_bytes() == b"secret"


def test_files_that_were_not_finished_are_not_media(store: MediaStore) -> None:
    store.put(DATA)
    (store.folder / f"{NAME}.123").write_bytes(b"half")
    (store.folder / "notes.txt").write_bytes(b"not ours")

    assert store.names() == [NAME]

"""The key that signs sessions is made once, and nobody else can read it."""

import stat
import threading
from pathlib import Path

from filrouge.config import Settings
from filrouge.project.secret import FILE, secret_key


def test_a_key_is_made_at_the_first_start_and_kept(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "new")

    first = secret_key(settings)

    assert len(first) >= 64
    assert secret_key(settings) == first
    assert secret_key(Settings(data=tmp_path / "other")) != first


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    secret_key(Settings(data=tmp_path))

    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_key_that_was_set_goes_before_and_nothing_is_written(tmp_path: Path) -> None:
    assert secret_key(Settings(data=tmp_path, secret_key="set by hand")) == "set by hand"
    assert list(tmp_path.iterdir()) == []


def test_two_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    together = threading.Barrier(8)
    keys: list[str] = []

    def start() -> None:
        together.wait()
        keys.append(secret_key(settings))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(keys) == 8
    assert len(set(keys)) == 1

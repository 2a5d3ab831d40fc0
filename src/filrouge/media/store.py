"""Media files in a folder, each named by its content: the same bytes are kept once."""

import os
import re
import threading
from hashlib import sha256
from pathlib import Path

_NAME = re.compile("[0-9a-f]{64}")


def is_name(text: str) -> bool:
    """Say whether a medium could have this name: a SHA-256 in lower-case hex."""
    return _NAME.fullmatch(text) is not None


def _sync(folder: Path) -> None:
    """Have the names in a folder, and what is no longer named there, survive a power loss."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class MediaStore:
    """Keeps files under `folder`, which is made when the first comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep some bytes durably and give their name."""
        name = sha256(data).hexdigest()
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            # Two threads may bring the same bytes at the same time.
            unfinished = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            try:
                with unfinished.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
            _sync(self.folder)
        return name

    def get(self, name: str) -> bytes | None:
        """Give the bytes of this name, None where there are none."""
        if not is_name(name):
            return None
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """List what is kept."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if is_name(path.name))

    def delete(self, name: str) -> None:
        """Destroy the bytes of this name, durably: what was erased stays so after a power loss."""
        if not is_name(name):
            return
        try:
            (self.folder / name).unlink()
        except FileNotFoundError:
            return
        _sync(self.folder)

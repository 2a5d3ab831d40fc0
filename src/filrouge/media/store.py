"""Media files in a folder, each named by its content: the same bytes are kept once, for ever alike."""

import os
import re
from hashlib import sha256
from pathlib import Path

_NAME = re.compile("[0-9a-f]{64}")


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
            unfinished = path.with_suffix(f".{os.getpid()}")
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        return name

    def get(self, name: str) -> bytes | None:
        """Give the bytes of this name, None where there are none."""
        if not _NAME.fullmatch(name):
            return None
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """List what is kept."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    def delete(self, name: str) -> None:
        """Destroy the bytes of this name."""
        if _NAME.fullmatch(name):
            (self.folder / name).unlink(missing_ok=True)

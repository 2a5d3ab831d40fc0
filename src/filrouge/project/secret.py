"""The key that signs sessions and links in mails."""

import os
import secrets
import threading
from contextlib import suppress
from pathlib import Path

from filrouge.config import Settings

FILE = "secret.key"


def secret_key(settings: Settings) -> str:
    """Give the key that was set, or the one kept in the data folder, made at the first start."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.data / FILE
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return _make(path)


def _make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            os.fsync(file.fileno())
        # A link fails where the name is taken: of two that start at once, the first's key holds.
        with suppress(FileExistsError):
            path.hardlink_to(unfinished)
    finally:
        unfinished.unlink()
    return path.read_text(encoding="ascii")

"""The two lives of the demo, and their pictures."""

from hashlib import sha256
from importlib.resources import files

import msgspec

from filrouge.domain.commands import Step


class _File(msgspec.Struct, frozen=True, kw_only=True):
    slug: str
    steps: tuple[Step, ...]


class DemoLive(msgspec.Struct, frozen=True, kw_only=True):
    """A bundled live; `replayed`: it happens while one looks. `id` names its version."""

    id: str
    slug: str
    steps: tuple[Step, ...]
    replayed: bool


_FILES = (("severn.en.json", False), ("eclipse.fr.json", True))


def bundled_lives() -> tuple[DemoLive, ...]:
    """Read the lives, the ended one first."""
    return tuple(_read(name, replayed=replayed) for name, replayed in _FILES)


def _read(name: str, *, replayed: bool) -> DemoLive:
    data = (files("filrouge.demo") / name).read_bytes()
    file = msgspec.json.decode(data, type=_File)
    live_id = f"demo-{file.slug}-{sha256(data).hexdigest()[:8]}"
    return DemoLive(id=live_id, slug=file.slug, steps=file.steps, replayed=replayed)


def bundled_media() -> list[bytes]:
    """Read the pictures."""
    folder = files("filrouge.demo") / "media"
    return [path.read_bytes() for path in folder.iterdir() if path.name.endswith(".jpg")]

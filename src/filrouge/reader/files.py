"""Files of the house (style sheets, fonts, logos), read once and served by their content's name."""

import re
from hashlib import blake2b
from pathlib import Path

from filrouge.asgi.assets import TYPES, asset
from filrouge.asgi.document import Document
from filrouge.config import BadSetting
from filrouge.reader.stylesheet import with_addresses

FILE_MAX_BYTES = 5_000_000

PICTURES = frozenset({"svg", "png", "webp", "jpg", "jpeg", "avif", "ico"})

_HEADS = {
    "png": (b"\x89PNG\r\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    "woff2": (b"wOF2",),
    "woff": (b"wOFF",),
    "ico": (b"\x00\x00\x01\x00",),
}
"""How files of a kind begin."""

_NOT_IN_NAMES = re.compile("[^a-z0-9-]+")


class Files:
    """What the house adds to the assets; `documents` are by the name they are served under."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}

    def put(self, path: Path, *, inside: Path | None = None) -> str:
        """Take a file in and give its address; the files that a style sheet names come with it.

        With `inside`, only a file of that folder is taken. Raises BadSetting with the reason.
        """
        try:
            return self._put(path, inside=inside)
        except OSError as error:
            raise BadSetting("{file}: {why}", file=path, why=error.strerror) from error
        except ValueError as error:
            raise BadSetting("{file}: {why}", file=path, why=error) from error

    def _put(self, path: Path, *, inside: Path | None) -> str:
        kind = path.suffix.lower().removeprefix(".")
        if kind not in TYPES:
            kinds = ", ".join(sorted(TYPES))
            raise ValueError(f"a file of this kind is not served; there are {kinds}")
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            raise ValueError(f"it is not in the folder {inside}")
        data = path.read_bytes()
        if len(data) > FILE_MAX_BYTES:
            raise ValueError(f"it has more than {FILE_MAX_BYTES // 1_000_000} megabytes")
        _check(kind, data)
        if kind == "css":
            folder = path.parent if inside is None else inside
            css = with_addresses(
                data.decode("utf-8-sig"), lambda name: self.put(path.parent / name, inside=folder)
            )
            data = css.encode()
        stem = _NOT_IN_NAMES.sub("-", path.stem.lower()).strip("-") or "file"
        name = f"{stem}.{blake2b(data, digest_size=6).hexdigest()}.{kind}"
        self.documents[name] = asset(name, data)
        return f"/assets/{name}"


def _check(kind: str, data: bytes) -> None:
    """Refuse what is not of the kind that its name says."""
    heads = _HEADS.get(kind)
    if heads and not data.startswith(heads):
        raise ValueError(f"it is no {kind} file")
    if kind == "svg":
        # In an <img> no script runs; nor would one under our policy, if the file itself is opened.
        text = data.decode("utf-8-sig").lower()
        if "<svg" not in text:
            raise ValueError("it is no svg file")
        if "<script" in text or "<foreignobject" in text:
            raise ValueError("a picture that brings a script or a page is not served")

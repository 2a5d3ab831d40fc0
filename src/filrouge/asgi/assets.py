"""Built scripts and styles: named by their content, kept in memory, for ever in caches."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

import msgspec

from filrouge.asgi.document import Document

LASTING_BYTES = 100_000
"""Up to here a file is made as small as can be when it is first asked for: that takes 50 ms."""

IMMUTABLE = "public, max-age=31536000, immutable"
TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "avif": "image/avif",
    "ico": "image/x-icon",
}
"""The kinds of files that are served, by the ends of their names."""


class NotBuilt(Exception):
    """The assets are missing: this is a checkout, and `make setup` has not run."""


def asset(name: str, data: bytes) -> Document:
    """Make a finished file that never changes under its name; raises KeyError for other kinds."""
    return Document(
        data,
        TYPES[name.rpartition(".")[2]],
        cache_control=IMMUTABLE,
        lasting=len(data) <= LASTING_BYTES,
    )


class Assets:
    """The files that were built into `package`, in memory, and those that the house adds."""

    def __init__(self, package: str, more: Mapping[str, Document] = MappingProxyType({})) -> None:
        folder = files(package) / "assets"
        try:
            manifest = (folder / "manifest.json").read_bytes()
        except FileNotFoundError as error:
            raise NotBuilt("the scripts and styles are not built; run: make setup") from error
        self._names = msgspec.json.decode(manifest, type=dict[str, str])
        self._documents = {
            name: asset(name, (folder / name).read_bytes()) for name in self._names.values()
        }
        self._more = more  # kept as it is: a template may ask for one more file

    def name(self, plain: str) -> str:
        """Give the full name of a built file by its plain one, such as `reader.js`."""
        return self._names[plain]

    def body(self, plain: str) -> bytes:
        """Give what a built file holds, by its plain name."""
        _headers, body = self._documents[self.name(plain)].coded("identity")
        return body

    def get(self, name: str) -> Document | None:
        """Give a built file by its full name."""
        return self._documents.get(name) or self._more.get(name)

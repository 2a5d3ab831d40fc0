"""Built scripts and styles: named by their content, kept in memory, for ever in caches."""

from importlib.resources import files

import msgspec

from filrouge.asgi.document import Document

IMMUTABLE = "public, max-age=31536000, immutable"
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


class NotBuilt(Exception):
    """The assets are missing: this is a checkout, and `make setup` has not run."""


class Assets:
    """The files that were built into `package`, in memory."""

    def __init__(self, package: str) -> None:
        folder = files(package) / "assets"
        try:
            manifest = (folder / "manifest.json").read_bytes()
        except FileNotFoundError as error:
            raise NotBuilt("the scripts and styles are not built; run: make setup") from error
        self._names = msgspec.json.decode(manifest, type=dict[str, str])
        self._documents = {
            name: Document(
                (folder / name).read_bytes(),
                _TYPES[name.rpartition(".")[2]],
                cache_control=IMMUTABLE,
            )
            for name in self._names.values()
        }

    def name(self, plain: str) -> str:
        """Give the full name of a built file by its plain one, such as `reader.js`."""
        return self._names[plain]

    def get(self, name: str) -> Document | None:
        """Give a built file by its full name."""
        return self._documents.get(name)

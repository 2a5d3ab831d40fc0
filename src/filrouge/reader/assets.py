"""The script and style of the reader's page, as built: named by their content."""

from importlib.resources import files

import msgspec

from filrouge.asgi.document import Document

IMMUTABLE = "public, max-age=31536000, immutable"
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


class NotBuilt(Exception):
    """The assets are missing: this is a checkout, and `make setup` has not run."""


class Assets:
    """The built files, in memory."""

    def __init__(self) -> None:
        folder = files("filrouge.reader") / "assets"
        try:
            manifest = (folder / "manifest.json").read_bytes()
        except FileNotFoundError as error:
            raise NotBuilt(
                "the reader's script and style are not built; run: make setup"
            ) from error
        self._names = msgspec.json.decode(manifest, type=dict[str, str])
        self._documents = {
            name: Document(
                (folder / name).read_bytes(),
                _TYPES[name.rpartition(".")[2]],
                cache_control=IMMUTABLE,
            )
            for name in self._names.values()
        }

    def path(self, name: str) -> str:
        """Give the address of a built file by its plain name, such as `reader.js`."""
        return f"/assets/{self._names[name]}"

    def get(self, name: str) -> Document | None:
        """Give a built file by its full name."""
        return self._documents.get(name)

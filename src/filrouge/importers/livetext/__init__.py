"""The text of a live page as a browser copies it, in French or English.

There is no specification; `docs/formats/livetext.md` tells how the text is read, and its limits.
"""

from filrouge.importers.livetext.importer import LiveText

__all__ = ["LiveText"]

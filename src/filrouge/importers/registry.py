"""Every importer, in the order in which they are asked: the most particular form first."""

from filrouge.importers.base import Importer
from filrouge.importers.jsonld import JsonLd
from filrouge.importers.livetext import LiveText

IMPORTERS: tuple[Importer, ...] = (JsonLd(), LiveText())

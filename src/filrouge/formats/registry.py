"""Every format a live can be exported in."""

from filrouge.formats.format import Format
from filrouge.formats.jsonld import JSONLD

FORMATS: tuple[Format, ...] = (JSONLD,)

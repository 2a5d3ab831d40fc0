"""What an XMP packet says of a picture (ISO 16684-1; IPTC Photo Metadata Standard 2025.1)."""

from xml.etree.ElementTree import Element, ParseError

import msgspec
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

MAX_BYTES = 1_000_000
"""A packet over this is not read. Photo desks write a few kB; the padding is 2 to 4 kB."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_IPTC_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Xmp(msgspec.Struct, frozen=True, kw_only=True):
    """The properties that a house asks for, as they stand; "" for what is not said."""

    creator: str = ""
    credit: str = ""
    rights: str = ""
    description: str = ""
    alt: str = ""
    source_type: str = ""


def read_xmp(packet: bytes) -> Xmp:
    """Read a packet as files hold it, in UTF-8 (ISO 16684-1, 7.3; part 3, 1.1).

    One that is malformed, too large or has a document type says nothing.
    """
    trimmed = packet[: MAX_BYTES + 1].strip(b"\0 \t\r\n")
    if not trimmed or len(packet) > MAX_BYTES:
        return Xmp()
    try:
        root = fromstring(trimmed, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        # The last two: a declared encoding that Python does not know, or cannot use here.
        return Xmp()
    nodes = list(root.iter(f"{_RDF}Description"))
    return Xmp(
        creator=_value(nodes, f"{_DC}creator"),
        credit=_value(nodes, f"{_PHOTOSHOP}Credit"),
        rights=_value(nodes, f"{_DC}rights"),
        description=_value(nodes, f"{_DC}description"),
        alt=_value(nodes, f"{_IPTC_CORE}AltTextAccessibility"),
        source_type=_value(nodes, f"{_IPTC_EXT}DigitalSourceType"),
    )


def _value(nodes: list[Element], name: str) -> str:
    """Give a property, which may be written as an attribute or as an element (7.4 and 7.9.2)."""
    for node in nodes:
        written = node.get(name)
        if written is None:
            found = node.find(name)
            written = None if found is None else _text(found)
        if written:
            return written
    return ""


def _text(found: Element) -> str:
    """Give the text of a property: an array's items joined, of alternatives the default one."""
    alternatives = found.findall(f"{_RDF}Alt/{_RDF}li")
    if alternatives:
        default = [item for item in alternatives if item.get(_XML_LANG) == "x-default"]
        return ((default or alternatives)[0].text or "").strip()
    items = [*found.findall(f"{_RDF}Seq/{_RDF}li"), *found.findall(f"{_RDF}Bag/{_RDF}li")]
    if items:
        return ", ".join(filter(None, ((item.text or "").strip() for item in items)))
    return (found.get(f"{_RDF}resource") or found.text or "").strip()

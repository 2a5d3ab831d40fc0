"""XMP packets, as programs write them and as attackers do."""

import pytest

from filrouge.media.xmp import MAX_BYTES, Xmp, read_xmp
from tests.media.pictures import FULL_XMP, xmp_packet


def test_a_packet_with_everything() -> None:
    assert read_xmp(FULL_XMP) == Xmp(
        creator="Zoé Pêcheur",
        credit="Agence Exemple",
        rights="© Exemple",
        description="La digue,\nmardi soir",
        alt="Une digue sous la pluie",
        source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    )


def test_a_property_may_be_an_element_an_attribute_or_a_reference() -> None:
    element = "<rdf:Description><photoshop:Credit> A </photoshop:Credit></rdf:Description>"
    attribute = '<rdf:Description photoshop:Credit="A"/>'
    reference = '<rdf:Description><photoshop:Credit rdf:resource="A"/></rdf:Description>'

    for written in (element, attribute, reference):
        assert read_xmp(xmp_packet(written)) == Xmp(credit="A")


def test_several_creators_stand_in_their_order() -> None:
    items = "<rdf:li>Zoé</rdf:li><rdf:li/><rdf:li> Ève </rdf:li>"
    for array in ("Seq", "Bag"):
        written = f"<dc:creator><rdf:{array}>{items}</rdf:{array}></dc:creator>"
        packet = xmp_packet(f"<rdf:Description>{written}</rdf:Description>")
        assert read_xmp(packet) == Xmp(creator="Zoé, Ève")


def test_of_several_descriptions_the_first_that_says_it_counts() -> None:
    packet = xmp_packet(
        '<rdf:Description dc:rights="A"/><rdf:Description photoshop:Credit="B" dc:rights="C"/>'
    )

    assert read_xmp(packet) == Xmp(rights="A", credit="B")


def test_a_packet_padded_with_zeros() -> None:
    assert read_xmp(FULL_XMP + bytes(5000)) == read_xmp(FULL_XMP)


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>
<x>&e;&e;&e;&e;</x>"""


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\0 \0",
        b"not xml",
        b"<a>",
        BOMB,
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1/">]><x>&a;</x>',
        b"<?xml version='1.0' encoding='nonsense'?><x/>",
        b"<?xml version='1.0' encoding='zlib'?><x/>",
        b"<?xml version='1.0' encoding='utf-7'?><x/>",
        b"<a>" * 300_000,
        b"<a>" * 100_000 + b"</a>" * 100_000,
        b"<a " + b" ".join(b"b%d=''" % n for n in range(80_000)) + b"/>",
        FULL_XMP + b" " * MAX_BYTES,
        FULL_XMP * 30_000,
    ],
    ids=range(15),
)
def test_a_hostile_packet_says_nothing_and_costs_nothing(packet: bytes) -> None:
    assert read_xmp(packet) == Xmp()

"""What a picture's file says of it, in three dialects, becomes credit, caption and description."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.domain.clean import scrub
from filrouge.media.metadata import MAX_CAPTION, Metadata, read_metadata
from tests.media.pictures import FULL_XMP, dataset, exif_block, resources, xmp_packet

IPTC = resources(
    dataset(1, 90, b"\x1b%G")
    + dataset(2, 80, "Ève Martin".encode())
    + dataset(2, 110, b"AFX")
    + dataset(2, 116, b"(c) AFX")
    + dataset(2, 120, b"The dyke on Tuesday")
)
EXIF = exif_block({0x010E: b"A dyke\0", 0x013B: b"A. Holder\0", 0x8298: b"Nobody 2026\0"})


def test_a_file_that_says_nothing() -> None:
    assert read_metadata() == Metadata()


def test_xmp_goes_before_iptc_and_that_before_exif() -> None:
    assert read_metadata(xmp=FULL_XMP, iptc=IPTC, exif=EXIF) == Metadata(
        credit="Zoé Pêcheur / Agence Exemple",
        caption="La digue, mardi soir",
        alt="Une digue sous la pluie",
        made_by_ai=False,
    )
    assert read_metadata(iptc=IPTC, exif=EXIF) == Metadata(
        credit="Ève Martin / AFX", caption="The dyke on Tuesday"
    )
    assert read_metadata(exif=EXIF) == Metadata(credit="A. Holder", caption="A dyke")


def test_each_is_taken_where_it_is_said_first() -> None:
    only_credit = xmp_packet('<rdf:Description photoshop:Credit="Agence Exemple"/>')

    assert read_metadata(xmp=only_credit, iptc=IPTC, exif=EXIF) == Metadata(
        credit="Ève Martin / Agence Exemple", caption="The dyke on Tuesday"
    )


@pytest.mark.parametrize(
    ("name", "agency", "credit"),
    [
        ("Zoé", "AFX", "Zoé / AFX"),
        ("Zoé", "", "Zoé"),
        ("", "AFX", "AFX"),
        ("Zoé", "zoé/AFX", "zoé/AFX"),
        ("Zoé / AFX", "AFX", "Zoé / AFX"),
        ("AFX", "AFX", "AFX"),
        ("", "", "© Exemple 2026"),
        (" \t", "\u200b", "© Exemple 2026"),
        ("Zo\x00é\u202e", "A\nX", "Zoé / A X"),
    ],
)
def test_a_credit_is_composed_as_houses_do(name: str, agency: str, credit: str) -> None:
    iptc = resources(
        dataset(1, 90, b"\x1b%G")
        + dataset(2, 80, name.encode())
        + dataset(2, 110, agency.encode())
        + dataset(2, 116, "© Exemple 2026".encode())
    )

    assert read_metadata(iptc=iptc).credit == credit


@pytest.mark.parametrize(
    ("source", "made_by_ai"),
    [
        ("", None),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", False),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", True),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/", True),
        ("trainedAlgorithmicMedia", True),
        (
            "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
            True,
        ),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", False),
        ("anything else", False),
    ],
)
def test_made_by_ai_is_what_the_file_admits(source: str, made_by_ai: bool | None) -> None:
    xmp = xmp_packet(f'<rdf:Description Iptc4xmpExt:DigitalSourceType="{source}"/>')

    assert read_metadata(xmp=xmp).made_by_ai is made_by_ai


def test_a_caption_is_bounded() -> None:
    iptc = resources(dataset(2, 120, b"word " * 6000))

    caption = read_metadata(iptc=iptc).caption

    assert MAX_CAPTION - 5 < len(caption) <= MAX_CAPTION
    assert caption.endswith("word…")


def spoiled(block: bytes) -> st.SearchStrategy[bytes]:
    return st.tuples(
        st.integers(0, len(block)), st.binary(max_size=8), st.integers(0, 8), st.integers(0, 9999)
    ).map(lambda cut: (block[: cut[0]] + cut[1] + block[cut[0] + cut[2] :])[: 10_000 - cut[3]])


@settings(max_examples=300, deadline=None)
@given(spoiled(FULL_XMP), spoiled(IPTC), spoiled(EXIF))
def test_a_spoiled_block_costs_its_words_at_most(xmp: bytes, iptc: bytes, exif: bytes) -> None:
    said = read_metadata(xmp=xmp, iptc=iptc, exif=exif)

    for text in (said.credit, said.caption, said.alt):
        assert scrub(text) == text == text.strip()
        assert "\n" not in text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=200))
def test_noise_says_nothing_that_breaks(xmp: bytes, iptc: bytes, exif: bytes) -> None:
    read_metadata(xmp=xmp, iptc=b"Photoshop 3.0\x008BIM" + iptc, exif=b"II*\0\x08\0\0\0" + exif)
    read_metadata(xmp=b"<a>" + xmp, iptc=b"\x1c" + iptc, exif=b"Exif\0\0MM\0*" + exif)

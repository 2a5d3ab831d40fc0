"""The calendar entry of a beginning, read line by line as RFC 5545 has it."""

from msgspec.structs import replace

from filrouge.domain.content import Description
from filrouge.domain.state import Live, Status
from filrouge.domain.text import paragraph
from filrouge.formats.calendar import LINE_OCTETS, render_calendar
from tests.formats import sample
from tests.formats.render import SITE, SLUG


def announced(headline: str = "Port-Cendre vote", standfirst: str = "") -> Live:
    return replace(
        sample.live_of([]),
        id="01k6",
        status=Status.SCHEDULED,
        started_at=None,
        starts_at=sample.at(203),
        status_at=sample.at(-60),
        description=Description(headline=headline, standfirst=paragraph(standfirst)),
    )


def written(live: Live, address: str = "https://example.org") -> bytes:
    body = render_calendar(live, site=replace(SITE, address=address), slug=SLUG)
    assert body is not None
    return body


def lines(body: bytes) -> list[str]:
    """Unfold the lines (3.1): each ends with CR LF, and a space goes on with the one before."""
    assert body.endswith(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    return body.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_an_announced_live_is_one_event() -> None:
    assert lines(written(announced(standfirst="Onze communes."))) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Le Rivage//Filrouge//FR",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:01k6@filrouge",
        "DTSTAMP:20260812T140500Z",
        "DTSTART:20260812T182800Z",
        "SEQUENCE:2",
        "SUMMARY:Port-Cendre vote",
        "DESCRIPTION:Onze communes.\\n\\nhttps://example.org/live/tempete-aurore",
        "URL:https://example.org/live/tempete-aurore",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_announced_for_another_time_it_is_the_same_event_later() -> None:
    before = lines(written(announced()))
    moved = replace(announced(), starts_at=sample.at(263), status_seq=7, status_at=sample.at(0))
    after = lines(written(moved))

    changed = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
    assert changed == [
        ("DTSTAMP:20260812T140500Z", "DTSTAMP:20260812T150500Z"),
        ("DTSTART:20260812T182800Z", "DTSTART:20260812T192800Z"),
        ("SEQUENCE:2", "SEQUENCE:7"),
    ]


def test_once_it_has_begun_it_says_when_it_did() -> None:
    begun = replace(announced(), status=Status.LIVE, started_at=sample.at(205))

    assert "DTSTART:20260812T183000Z" in lines(written(begun))


def test_long_lines_are_folded_and_never_inside_a_character() -> None:
    headline = "Le dépouillement\u00a0: «\u00a0à l’été\u00a0» 🌊 " * 20
    body = written(announced(headline))

    for line in body.split(b"\r\n"):
        assert len(line) <= LINE_OCTETS
        line.decode()
    assert f"SUMMARY:{headline}" in lines(body)


def test_words_stay_words() -> None:
    body = written(announced("a;b,c\\d\nEND:VEVENT\r\nX:1\x00\x0b"))

    assert "SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\\nX:1 " in lines(body)
    assert lines(body).count("END:VEVENT") == 1


def test_without_an_address_there_is_no_link_and_without_a_time_no_event() -> None:
    assert not [
        line for line in lines(written(announced(), "")) if line.startswith(("URL", "DESC"))
    ]
    assert render_calendar(replace(announced(), starts_at=None), site=SITE, slug=SLUG) is None

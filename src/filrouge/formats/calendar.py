"""When a live begins, for calendars: an iCalendar object with one event (RFC 5545)."""

import re
from datetime import UTC, datetime

from filrouge.domain.state import Live
from filrouge.domain.text import plain
from filrouge.formats.base import Site
from filrouge.formats.parts import address

MEDIA_TYPE = "text/calendar; charset=utf-8"

LINE_OCTETS = 75
"""Longer lines are folded (RFC 5545, 3.1)."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]+")


def render_calendar(live: Live, *, site: Site, slug: str) -> bytes | None:
    """Write the event of a live's beginning; None where no beginning is known.

    Its UID is the live's id, so that a calendar which took it in knows it again, whatever became
    of slug and headline; SEQUENCE grows whenever the beginning is another. It has no end, which
    nobody knows, and keeps nobody from being busy.
    """
    begins = live.started_at or live.starts_at
    if begins is None:
        return None
    url = f"{site.address}{address.live_path(slug)}" if site.address else ""
    standfirst = plain(live.description.standfirst)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(site.name)}//Filrouge//{live.language.upper()}",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{live.id}@filrouge",
        f"DTSTAMP:{_utc(live.status_at or begins)}",
        f"DTSTART:{_utc(begins)}",
        f"SEQUENCE:{live.status_seq}",
        f"SUMMARY:{_text(live.description.headline)}",
        *([f"DESCRIPTION:{_text(joined)}"] if (joined := _joined(standfirst, url)) else []),
        *([f"URL:{url}"] if url else []),
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _joined(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _text(words: str) -> str:
    """Escape words (RFC 5545, 3.3.11); what is neither words nor a line's end is taken out."""
    escaped = re.sub(r"([\\;,])", r"\\\1", _CONTROL.sub(" ", words.replace("\r\n", "\n")))
    return escaped.replace("\n", "\\n")


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, and never inside a character."""
    pieces, piece, octets = [], "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            pieces.append(piece)
            piece, octets = "", 1  # the space that marks what goes on
        piece += character
        octets += size
    return "\r\n ".join([*pieces, piece])

"""A house in which hostile text stands wherever words can stand.

It comes in by the API, by forms, by importers, in a picture's metadata and in people's names.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from filrouge.domain.clean import scrub
from filrouge.importers.registry import IMPORTERS
from filrouge.service.ingest import ingest, read
from tests.media.pictures import encoded, photograph, with_segment, xmp_packet
from tests.security.house import API, CSRF, File, House
from tests.security.payload import PAYLOADS, collected, drawn

SHOWN = "alert(1)"
"""Stands in nearly every payload: a page on which it can be read was reached by them."""

TEXTS = tuple(scrub(text) for text in (*PAYLOADS, *drawn(25), *collected()))
SHARE = 3
"""So many payloads stand in one post, in turn in each of its fields."""


class Hostile(NamedTuple):
    """A live that says nothing but payloads, another for what comes in later, and imported ones."""

    slug: str
    quiet: str
    imported: list[str]


def line(number: int) -> str:
    """Give a payload in one line: each number another."""
    return " ".join(TEXTS[number % len(TEXTS)].split())


def content(number: int, media: str) -> dict[str, Any]:
    """Give a post that has payloads, others in every field, in place of words."""
    said = [line(number + step) for step in range(SHARE)]
    runs = [{"text": TEXTS[number % len(TEXTS)], "link": "https://exemple.fr/?q=" + "%22%3E"}]
    return {
        "headline": said[0],
        "blocks": [
            {"type": "text", "runs": runs},
            {"type": "heading", "runs": [{"text": said[1], "bold": True}]},
            {"type": "list", "items": [[{"text": one}] for one in said], "ordered": True},
            {"type": "quote", "paragraphs": [runs], "speaker": said[1], "role": said[2]},
            {
                "type": "image",
                "media": media,
                "width": 32,
                "height": 20,
                "alt": said[0],
                "caption": said[1],
                "credit": said[2],
            },
            {
                "type": "link",
                "url": "https://exemple.fr/",
                "title": said[1],
                "description": said[2],
                "site": said[0],
            },
        ],
        "authors": [said[1]],
        "topics": [said[2]],
        "people": [said[0]],
        "sources": [{"name": said[2], "status": "claimed", "url": "https://exemple.fr/"}],
        "related": [{"title": said[0], "url": "https://exemple.fr/"}],
    }


def picture(house: House) -> str:
    """Bring in a picture whose metadata and name are payloads."""
    properties = f"""<rdf:Description photoshop:Credit="{PAYLOADS[0].replace("<", "&lt;")}">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{"&lt;img src=x onerror=alert(1)&gt;"}
</rdf:li></rdf:Alt></dc:description></rdf:Description>"""
    packet = b"http://ns.adobe.com/xap/1.0/\0" + xmp_packet(properties)
    data = with_segment(encoded(photograph(32, 20), "JPEG"), 0xE1, packet)
    name = "<img src=x onerror=alert(1)>.jpg"
    taken = house.caller().upload(f"{API}/media", File(name, data)).json
    assert taken["credit"] == PAYLOADS[0]
    assert taken["caption"] == "<img src=x onerror=alert(1)>"
    return str(taken["media"])


def poison(house: House) -> Hostile:
    """Say payloads wherever the house takes words."""
    editor = house.caller("live_editor")
    opened = {"headline": line(0), "standfirst": TEXTS[1], "series": line(2), "language": "en"}
    slug = editor.do("POST", "/lives", opened)["slug"]
    assert re.fullmatch("[a-z0-9-]+", slug)
    base, media = f"/lives/{slug}", picture(house)
    editor.do("POST", f"{base}/start", {})
    said = content(3, media)
    described = {
        "headline": line(0),
        "standfirst": [{"text": TEXTS[3], "link": "https://exemple.fr/"}],
        "lead": {key: said["blocks"][4][key] for key in ("media", "width", "height")}
        | {"alt": line(4), "caption": line(5), "credit": line(6)},
        "byline": [line(7)],
        "section": line(8),
        "topics": [line(9)],
        "search_title": line(12),
        "short_title": line(13),
        "related": said["related"],
    }
    editor.do("PUT", f"{base}/description", described, revision=1)
    for number in range(0, len(TEXTS), SHARE):
        editor.do("POST", f"{base}/posts", {"id": f"h{number}", **content(number, media)})
    for number, html in enumerate((*PAYLOADS, *collected())):
        body = {"id": f"m{number}", "headline": "As markup", "html": f"<p>before</p>{html}"}
        editor.do("POST", f"{base}/posts", body)
    editor.do("PUT", f"{base}/posts/h0", {**content(1, media), "note": TEXTS[10]}, revision=1)
    editor.do("PUT", f"{base}/posts/h3/note", {"text": TEXTS[11]})
    editor.do("POST", f"{base}/posts/h6/hide", {"reason": TEXTS[12]})
    kept = {"reason": TEXTS[13], "words_kept": True}
    editor.do("POST", f"{base}/posts/h9/withdraw", kept)
    editor.do("POST", f"{base}/posts/h12/withdraw", {"reason": TEXTS[14]})
    editor.do("POST", f"{base}/posts/h15/pin")
    editor.do("POST", f"{base}/posts/h18/mark")
    for number in range(12):
        fact = {"text": TEXTS[number * 8], "known": number % 2 == 0, "posts": ["h0", "h9"]}
        editor.do("POST", f"{base}/facts", fact)
    poison_people(house, slug, media)
    quiet = house.live("Quiet", posts=3).slug
    return Hostile(slug, quiet, bring_in(house))


def poison_people(house: House, slug: str, media: str) -> None:
    """Call people and their tokens by payloads, and let them hand in drafts of them."""
    for number, role in enumerate(("contributor", "copy_editor", "administrator")):
        name = [line(0), line(66), line(7)][number][:100]
        sent = {"name": name, "signature": name, "language": "en", "undo_s": "0"}
        answer = house.caller(role).fill("/profile", {**sent, "csrfmiddlewaretoken": CSRF})
        assert answer.status == 302, answer.text[:2000]
    administrator, base = house.caller(), f"/lives/{slug}/drafts"
    token = {"name": line(7), "scopes": "view", "days": "", "csrfmiddlewaretoken": CSRF}
    assert administrator.fill("/tokens", token).status in {200, 201}
    for number, name in enumerate(("hd-open", "hd-sent", "hd-back", "hd-later")):
        body = {"version": 0, "content": content(number * 20, media), "note": TEXTS[number]}
        if name == "hd-open":
            administrator.do("PUT", f"{base}/{name}", body)
        elif name == "hd-later":
            at = (datetime.now(UTC) + timedelta(days=1)).isoformat()
            administrator.do("POST", f"{base}/{name}/schedule", {**body, "at": at})
        else:
            who = house.caller("contributor") if name == "hd-sent" else administrator
            who.do("POST", f"{base}/{name}/submit", body)
    administrator.do("POST", f"{base}/hd-back/return", {"word": TEXTS[2]})
    house.caller("copy_editor").do("PUT", f"/lives/{slug}/leases/h0", {})
    house.caller("contributor").do("POST", f"/lives/{slug}/presence", {"subject": "hd-sent"})
    house.caller("copy_editor").do("POST", f"/lives/{slug}/posts/h0/review")


def bring_in(house: House) -> list[str]:
    """Have the importers read lives that are full of payloads."""
    at = "2026-08-12T18:00:00+02:00"
    updates = [
        {
            "@type": "BlogPosting",
            "headline": line(number),
            "articleBody": TEXTS[number],
            "datePublished": at,
            "author": {"@type": "Person", "name": line(number + 1)},
        }
        for number in range(len(TEXTS))
    ]
    foreign = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": line(0),
        "description": line(1),
        "coverageStartTime": at,
        "inLanguage": "en",
        "url": "https://exemple.fr/live",
        "liveBlogUpdate": updates,
    }
    data = json.dumps(foreign).replace("</", "<\\/")
    page = f"<!doctype html><title>x</title><script type=application/ld+json>{data}</script>"
    text = "Live: " + line(30) + "\n\n"
    text += "\n\n".join(f"18:{number % 60:02} {line(number)}" for number in range(len(TEXTS)))
    slugs = []
    for payload, key in ((json.dumps(foreign), "jsonld"), (page, "jsonld"), (text, "livetext")):
        imported = read(house.newsroom.context, IMPORTERS, payload.encode(), key=key)
        slugs.append(ingest(house.newsroom.context, imported).slug)
    for slug in slugs:
        house.server.wait_for(f"/live/{slug}")
    return slugs

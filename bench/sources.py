"""The same made-up live in the forms that are imported."""

import json
from datetime import UTC, datetime, timedelta
from html import escape

from bench import sample
from filrouge.domain.commands import Step
from filrouge.log.memory import MemoryLog
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.perform import perform_steps
from filrouge.service.transfer import export

_BEGAN = datetime(2026, 2, 14, 5, 0, tzinfo=UTC)


def livetext(posts: int) -> bytes:
    """Write a page as a browser copies it: newest post first, one a minute."""
    blocks = [sample.HEADLINE, sample.STANDFIRST, "Publié le 14 février 2026 à 06h00", ""]
    for number in reversed(range(posts)):
        headline, paragraphs = sample.words(number)
        at = _BEGAN + timedelta(minutes=number)
        blocks += [f"{at:%H:%M}", headline, ""]
        for text in paragraphs:
            blocks += [text, ""]
        blocks += ["Partager"]
    return "\n".join(blocks).encode()


def jsonld(posts: int) -> bytes:
    """Write a web page with a LiveBlogPosting, newest update first."""
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": sample.HEADLINE,
        "description": sample.STANDFIRST,
        "inLanguage": "fr-FR",
        "coverageStartTime": _BEGAN.isoformat(),
        "liveBlogUpdate": [_update(number) for number in reversed(range(posts))],
    }
    script = json.dumps(data, ensure_ascii=False)
    return (
        f'<!doctype html><html lang="fr"><head><title>{escape(sample.HEADLINE)}</title>'
        f'<script type="application/ld+json">{script}</script></head><body></body></html>'
    ).encode()


def _update(number: int) -> dict[str, object]:
    headline, paragraphs = sample.words(number)
    return {
        "@type": "BlogPosting",
        "@id": f"#p{number}",
        "headline": headline,
        "datePublished": (_BEGAN + timedelta(minutes=number)).isoformat(),
        "author": {"@type": "Person", "name": "Nadège Ferrand"},
        "articleBody": "".join(f"<p>{escape(text)}</p>" for text in paragraphs),
    }


def jsonl(events: int, media: MediaStore) -> bytes:
    """Write an export of ours with so many events."""
    context = Context(MemoryLog(), media)
    opening = sample.opening()
    posts = [Step(command=sample.publish(number)) for number in range(events - len(opening))]
    perform_steps(context, "bench", [*opening, *posts], slug="bench")
    head = context.log.head("bench")
    assert head is not None
    return b"".join(export(context, head))

"""The same made-up live in the forms that are imported."""

import json
from html import escape

from bench import sample
from bench.newsroom import LIVE, SLUG
from filrouge.log.memory import MemoryLog
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.perform import perform_steps
from filrouge.service.transfer import export

_OPENING_EVENTS = len(sample.steps(0))


def livetext(posts: int) -> bytes:
    """Write a page as a browser copies it: newest post first, one a minute."""
    blocks = [sample.HEADLINE, sample.STANDFIRST, "Publié le 14 février 2026 à 06h00", ""]
    for number in reversed(range(posts)):
        headline, paragraphs = sample.words(number)
        blocks += [f"{sample.at(number):%H:%M}", headline, ""]
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
        "coverageStartTime": sample.BEGAN.isoformat(),
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
        "datePublished": sample.at(number).isoformat(),
        "author": {"@type": "Person", "name": "Nadège Ferrand"},
        "articleBody": "".join(f"<p>{escape(text)}</p>" for text in paragraphs),
    }


def jsonl(events: int, media: MediaStore) -> bytes:
    """Write an export of ours with so many events."""
    context = Context(MemoryLog(), media)
    perform_steps(context, LIVE, sample.steps(events - _OPENING_EVENTS), slug=SLUG)
    head = context.log.head(LIVE)
    assert head is not None
    return b"".join(export(context, head))

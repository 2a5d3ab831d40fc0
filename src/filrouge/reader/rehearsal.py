"""Tries a house's templates before readers come: a page that fails is an error at the start."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from traceback import extract_tb

from immutables import Map
from msgspec.structs import replace

from filrouge.config import BadSetting
from filrouge.domain.blocks import Audio, Heading, Image, LinkCard, List, Quote, Text, Video
from filrouge.domain.content import Content, Correction, Description, FactContent, Related, Source
from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Fact, Live, Post, Reply, Status, milliseconds
from filrouge.domain.summary import summarize
from filrouge.domain.text import paragraph
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.front import render_front
from filrouge.formats.notice import render_notice
from filrouge.formats.page import render_page
from filrouge.formats.parts.part import PARTS, render_part
from filrouge.formats.parts.post import render_post

_START = datetime(2026, 8, 12, 15, 5, tzinfo=UTC)
_SLUG = "sample"
_WORDS = Text(runs=paragraph("Words."))
_PICTURE = Image(media="a" * 64, width=3, height=2, caption="A.", credit="B", alt="C")

HOOKS = ("main#live", "#stream", "#posts", "#posts > article#p-visible", "#newer", "#connection")
"""What the script looks for on a page (docs/reader-protocol.md): it does nothing without."""


def rehearse(theme: Theme, site: Site) -> None:
    """Write a sample of every page and post; raises BadSetting with the file, line and reason."""
    for language in ("fr", "en", "ar"):
        live = _sample(language)
        for status in (Status.LIVE, Status.ENDED, Status.SCHEDULED):
            page = _page(theme, site, _with_status(live, status))
            _try(page)
            if status is Status.LIVE:
                _check_hooks(_try(page))
        post = live.posts["visible"]
        _try(_page(theme, site, live, current=post))
        _try(_page(theme, site, live, as_of=AsOf(3, _START)))
    lives = [
        summarize(_with_status(_sample("fr"), status), _SLUG)
        for status in (Status.LIVE, Status.SCHEDULED, Status.ENDED)
    ]
    _try(lambda: render_front(theme, site, lives, poll_s=10))
    _try(lambda: render_front(theme, site, []))
    _try(lambda: render_notice(theme, site, "not_found"))


def _try(write: Callable[[], str]) -> str:
    try:
        return write()
    except Exception as error:  # whatever a template can raise: the house is told where
        places = [
            place for place in extract_tb(error.__traceback__) if place.filename[-5:] == ".html"
        ]
        where = f"{places[-1].filename}, line {places[-1].lineno}" if places else "the theme"
        raise BadSetting("{file}: {why}", file=where, why=error) from error


def _check_hooks(html: str) -> None:
    ids = {hook: hook.rpartition("#")[2] for hook in HOOKS}
    lost = [hook for hook, name in ids.items() if f' id="{name}"' not in html]
    lost += [f"[data-part={part}]" for part in PARTS if f'data-part="{part}"' not in html]
    if lost:
        why = f"the page has lost {', '.join(lost)}, which the script needs"
        raise BadSetting("{file}: {why}", file="the theme's templates", why=why)


def _page(
    theme: Theme,
    site: Site,
    live: Live,
    *,
    current: Post | None = None,
    as_of: AsOf | None = None,
) -> Callable[[], str]:
    def write() -> str:
        index = Index(live.posts.values())
        return render_page(
            theme,
            site,
            live,
            slug=_SLUG,
            cursor="1-9",
            range=Range(),
            posts=[
                render_post(theme, live, post, slug=_SLUG, current=current)
                for post in live.posts.values()
            ],
            parts={name: render_part(theme, name, live, index=index, slug=_SLUG) for name in PARTS},
            older="/older",
            top="/top",
            current=current,
            newer_count=2,
            as_of=as_of,
            poll_s=10,
        )

    return write


def _with_status(live: Live, status: Status) -> Live:
    return replace(live, status=status)


def _sample(language: str) -> Live:
    posts = list(_posts())
    return Live(
        id="sample",
        language=language,
        time_zone="Europe/Paris",
        status=Status.LIVE,
        started_at=_START,
        starts_at=_START,
        ended_at=_START + timedelta(hours=3),
        changed_at=_START + timedelta(hours=2),
        description=Description(
            headline="A sample",
            standfirst=paragraph("What it is."),
            lead=_PICTURE,
            byline=("Somebody",),
            related=(Related(url="https://example.org/", title="Another page"),),
        ),
        facts=(
            Fact(id="f1", content=_fact(known=True), at=_START, changed_seq=1),
            Fact(id="f2", content=_fact(known=False), at=_START, changed_seq=1),
        ),
        pinned="visible",
        posts=Map({post.id: post for post in posts}),
        visible_posts=1,
        open_posts=tuple(sorted((post.order, post.id) for post in posts)),
        seq=9,
    )


def _fact(*, known: bool) -> FactContent:
    return FactContent(paragraphs=(paragraph("A fact."),), known=known, posts=("visible",))


def _posts() -> Iterator[Post]:
    content = Content(
        headline="A headline",
        blocks=(
            _WORDS,
            Heading(runs=paragraph("Heading")),
            List(items=(paragraph("One"),), ordered=True),
            Quote(paragraphs=(paragraph("Said."),), speaker="Somebody", role="someone"),
            _PICTURE,
            LinkCard(url="https://example.org/", title="A page"),
            Audio(media="b" * 64, title="Sound", duration_s=70),
            Video(url="https://example.org/film", title="Film"),
        ),
        authors=("Somebody",),
        sources=(Source(name="An agency"),),
        related=(Related(url="https://example.org/", title="Another page"),),
    )
    conditions = (Condition.WITHDRAWN, Condition.ERASED)
    yield _post(
        "visible",
        20,
        content=content,
        key_moment=True,
        reply_to="other",
        replies=(Reply(post="plain", at=_START), Reply(post="other")),
        corrections=(Correction(note="Put right.", at=_START),),
        minor_corrections=1,
    )
    for minutes, condition in enumerate(conditions, start=1):
        yield _post(condition.value, minutes, condition=condition, withdrawn_at=_START)
    yield _post("plain", 0, content=Content(blocks=(_WORDS,)))


def _post(name: str, minutes: int, *, content: Content | None = None, **fields: object) -> Post:
    at = _START + timedelta(minutes=minutes)
    order = (milliseconds(at), minutes + 1)
    return Post(
        id=name,
        content=content or Content(),
        order=order,
        changed_seq=1,
        published_at=at,
        **fields,  # type: ignore[arg-type] # they are named in this file
    )

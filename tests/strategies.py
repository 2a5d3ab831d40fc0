"""Random days of a newsroom, for property tests: commands that are all allowed where they stand.

hypothesis draws a list of *whims*; each is read against the state in which it falls and becomes a
command that this state allows (or nothing, where there is none). So long stories are cheap to draw,
and shrink to short ones.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.domain import commands as ask
from filrouge.domain.commands import Command
from filrouge.domain.content import (
    Content,
    Description,
    FactContent,
    Origin,
    Related,
    Source,
    SourceStatus,
)
from filrouge.domain.state import Condition, Live, Post, Status
from tests.domain.story import DESCRIBE, OPEN, Story, at, known, says

WORDS = (
    "La digue tient.",
    "null",
    "true",
    "12",
    "2026-08-12T15:00:00Z",
    "🌊 l’eau monte",
    "ارتفع منسوب المياه",
    "de l’eau\u00a0: 3,20\u00a0m",
    "deux\nlignes\tet une tabulation",
    '"guillemets" & <balises>',
)


class Whim(NamedTuple):
    """What someone feels like doing.

    `which` picks among the posts (or facts) that qualify, `minutes` is how far time goes on, or
    where a post is put; `words` picks what is said.
    """

    action: str
    which: int
    minutes: int
    words: int


Act = Callable[[Live, Whim], Command | None]


def _publish(live: Live, whim: Whim) -> Command:
    post = f"p{len(live.posts) + 1}"
    return ask.Publish(
        post=post,
        content=_content(whim),
        key_moment=whim.which % 5 == 0,
        reply_to=_pick(sorted(live.posts), whim) if live.posts and whim.which % 4 == 3 else None,
    )


def _publish_elsewhere(live: Live, whim: Whim) -> Command:
    return ask.Publish(
        post=f"p{len(live.posts) + 1}",
        content=_content(whim),
        published_at=_place(live, whim),
        origin=Origin(live=WORDS[whim.words], url="https://example.org/direct"),
        reply_to=None if not live.posts else _pick(sorted(live.posts), whim),
    )


def _content(whim: Whim) -> Content:
    words = WORDS[whim.words]
    content = says(words, headline=words if whim.which % 2 else None)
    if whim.which % 3:
        return content
    status = tuple(SourceStatus)[whim.words % 3]
    return replace(
        content,
        sources=(Source(name=words, status=status), Source(name="AFP", url="https://afp.example/")),
        related=(Related(url="https://example.org/crues", title=words),),
    )


def _pick(among: list[str], whim: Whim) -> str:
    return among[whim.which % len(among)]


def _of_post(qualifies: Callable[[Live, Post], bool], make: Callable[[str, Whim], Command]) -> Act:
    def act(live: Live, whim: Whim) -> Command | None:
        among = sorted(post.id for post in live.posts.values() if qualifies(live, post))
        return make(_pick(among, whim), whim) if among else None

    return act


def _has_words(_live: Live, post: Post) -> bool:
    return post.condition in {Condition.VISIBLE, Condition.HIDDEN}


def _is_visible(_live: Live, post: Post) -> bool:
    return post.condition is Condition.VISIBLE


def _any(_live: Live, _post: Post) -> bool:
    return True


def _of_fact(make: Callable[[str, Live, Whim], Command]) -> Act:
    def act(live: Live, whim: Whim) -> Command | None:
        among = [fact.id for fact in live.facts]
        return make(_pick(among, whim), live, whim) if among else None

    return act


def _fact(live: Live, whim: Whim) -> FactContent:
    posts = (_pick(sorted(live.posts), whim),) if live.posts else ()
    return known(WORDS[whim.words], *posts, known=whim.which % 2 == 0)


def _place(live: Live, whim: Whim) -> datetime:
    """Give a time at which a post may be put: not later than what happened last."""
    wanted = at(whim.minutes * 7 - 300)
    return wanted if live.occurred_at is None else min(wanted, live.occurred_at)


def _move(live: Live, whim: Whim) -> Command | None:
    if not live.posts:
        return None
    return ask.Move(post=_pick(sorted(live.posts), whim), published_at=_place(live, whim))


def _add_fact(live: Live, whim: Whim) -> Command:
    number = len(live.facts) + len(live.former_facts) + 1
    return ask.AddFact(fact=f"f{number}", content=_fact(live, whim))


def _erase_fact(live: Live, whim: Whim) -> Command | None:
    among = sorted({fact.id for fact in live.facts} | live.former_facts)
    return ask.EraseFact(fact=_pick(among, whim)) if among else None


def _reorder(live: Live, whim: Whim) -> Command:
    order = [fact.id for fact in live.facts]
    turn = whim.which % len(order) if order else 0
    return ask.ReorderFacts(order=(*order[turn:], *order[:turn]))


def _course(live: Live, whim: Whim) -> Command:
    """Turn the live to another status; none in which it takes no posts, lest the day be empty."""
    choices: dict[Status, list[Command]] = {
        Status.LIVE: [ask.Pause(), ask.End(), ask.Unpublish()],
        Status.PAUSED: [ask.Resume(), ask.End(), ask.Unpublish()],
        Status.ENDED: [ask.Resume(), ask.Unpublish()],
        Status.SCHEDULED: [ask.Start(), ask.Schedule(starts_at=at(whim.minutes))],
        Status.DRAFT: [ask.Start()],
        Status.UNPUBLISHED: [ask.Republish()],
        Status.ARCHIVED: [ask.Unpublish()],
    }
    among = choices[live.status]
    return among[whim.which % len(among)]


def _configure(live: Live, whim: Whim) -> Command:
    return ask.Configure(
        language=("fr", "en", "ar")[whim.which % 3],
        time_zone=("Europe/Paris", "Asia/Tokyo")[whim.words % 2],
        site=live.site,
        series=WORDS[whim.words],
    )


def _archive(live: Live, _whim: Whim) -> Command | None:
    return ask.Archive() if live.status is Status.ENDED else None


def _describe(_live: Live, whim: Whim) -> Command:
    return ask.Describe(description=Description(headline=WORDS[whim.words]))


ACTS: dict[str, Act] = {
    "publish": _publish,
    "publish elsewhere": _publish_elsewhere,
    "correct": _of_post(_has_words, lambda p, w: ask.Correct(post=p, content=_content(w))),
    "correct with a note": _of_post(
        _has_words, lambda p, w: ask.Correct(post=p, content=_content(w), note=WORDS[w.words])
    ),
    "hide": _of_post(_has_words, lambda p, _: ask.Hide(post=p)),
    "show": _of_post(
        lambda _, post: post.condition is Condition.HIDDEN, lambda p, _: ask.Show(post=p)
    ),
    "withdraw": _of_post(
        _has_words,
        lambda p, w: ask.Withdraw(post=p, reason=WORDS[w.words], words_kept=w.which % 2 == 0),
    ),
    "erase": _of_post(_any, lambda p, _: ask.Erase(post=p)),
    "pin": _of_post(_is_visible, lambda p, _: ask.Pin(post=p)),
    "unpin": _of_post(lambda live, post: live.pinned == post.id, lambda p, _: ask.Unpin(post=p)),
    "mark": _of_post(_has_words, lambda p, _: ask.Mark(post=p)),
    "unmark": _of_post(lambda _, post: post.key_moment, lambda p, _: ask.Unmark(post=p)),
    "move": _move,
    "add a fact": _add_fact,
    "revise a fact": _of_fact(lambda f, live, w: ask.ReviseFact(fact=f, content=_fact(live, w))),
    "remove a fact": _of_fact(lambda f, _, __: ask.RemoveFact(fact=f)),
    "erase a fact": _erase_fact,
    "reorder the facts": _reorder,
    "course": _course,
    "describe": _describe,
    "erase descriptions": lambda _, __: ask.EraseDescriptions(),
}

CLOSING: dict[str, Act] = {"configure": _configure, "archive": _archive}
"""What an open page does not live through: it loads afresh, or has nothing more to follow."""

whims = st.builds(
    Whim,
    action=st.sampled_from(["publish"] * 8 + ["move"] * 2 + sorted(ACTS | CLOSING)),
    which=st.integers(0, 30),
    minutes=st.integers(0, 90),
    words=st.integers(0, len(WORDS) - 1),
)


_SILENT = frozenset({Status.DRAFT, Status.UNPUBLISHED, Status.ARCHIVED})
"""A live that takes no posts."""


def command_for(live: Live, whim: Whim) -> Command | None:
    """Read a whim against a state: a command that it allows, or None."""
    if live.status in _SILENT and whim.action.startswith("publish"):
        return _course(live, whim)
    return (ACTS | CLOSING)[whim.action](live, whim)


@st.composite
def stories(draw: st.DrawFn, min_posts: int = 0, max_whims: int = 60) -> Story:
    """Tell a live's day: timed, timeless, or with a time here and there."""
    timing = draw(st.sampled_from(["timed", "timeless", "mixed"]))
    drawn = draw(st.lists(whims, max_size=max_whims))
    story = Story()
    told = 0.0
    for opening in (OPEN, DESCRIBE, ask.Schedule(starts_at=at(60)), ask.Start()):
        story.do(opening, None if timing == "timeless" else at(told))
    begun = [Whim("publish", 1, 1, 0)] * min_posts
    for number, whim in enumerate((*begun, *drawn)):
        command = command_for(story.now, whim)
        if command is None:
            continue
        told += whim.minutes / 10
        silent = timing == "timeless" or (timing == "mixed" and number % 3 != 0)
        story.do(command, None if silent else at(told))
    return story

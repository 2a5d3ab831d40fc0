"""Whole chains that a forger made: what is in them is checked as well."""

import json
from datetime import UTC, datetime

import pytest

from filrouge.domain.blocks import Text
from filrouge.domain.chain import Sealed, seal
from filrouge.domain.content import Content
from filrouge.domain.events import (
    Event,
    LiveDescribed,
    LiveOpened,
    LiveScheduled,
    LiveStarted,
    PostMarked,
    PostPublished,
)
from filrouge.domain.record import Record
from filrouge.domain.text import Run
from filrouge.log.codec import write_log
from filrouge.service.context import Context
from tests.service.house import LIVE, SLUG, START, chance, describe
from tests.service.moving import dumped, refusal

OPENED = LiveOpened(language="fr", time_zone="Europe/Paris")
DESCRIBED = LiveDescribed(description=describe().description)


def forged(*events: Event, at: tuple[datetime | None, ...] = ()) -> list[bytes]:
    """Anybody can compute hashes: a chain that verifies says nothing about what is in it."""
    end, random = Sealed(), chance()
    records: list[Record] = []
    for event, occurred_at in zip(events, at or (START,) * len(events), strict=True):
        records += seal(
            end,
            live=LIVE,
            events=[event],
            occurred_at=occurred_at,
            recorded_at=START,
            salts=[random(32)],
        )
        end = Sealed(seq=records[-1].seq, hash=records[-1].hash)
    return list(write_log(records, slug=SLUG))


def a_post(words: str = "x", *, link: str | None = None) -> PostPublished:
    text = Text(runs=(Run(text=words, link=link),))
    return PostPublished(post="p1", content=Content(blocks=(text,)))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (forged(OPENED, DESCRIBED, a_post("a\x00b")), "forbidden_character"),
        (forged(OPENED, DESCRIBED, a_post("a\u202eb")), "forbidden_character"),
        (forged(OPENED, DESCRIBED, a_post(link="javascript:alert(1)")), "dishonest_link"),
        (forged(OPENED, DESCRIBED, a_post("x" * 100_001)), "too_long"),
        (forged(OPENED, DESCRIBED, a_post(), a_post()), "published before"),
        (forged(OPENED, OPENED), "opened once"),
        (forged(DESCRIBED), "begins with live.opened"),
        (forged(OPENED, PostMarked(post="p1")), "is not there"),
        (forged(LiveOpened(language="fr", time_zone="Nowhere/City")), "unknown_time_zone"),
        (forged(LiveOpened(language="", time_zone="Europe/Paris")), "malformed_language"),
        (forged(OPENED, at=(START.replace(tzinfo=None),)), "a time is not in UTC"),
        (
            forged(OPENED, LiveScheduled(starts_at=START.replace(tzinfo=None))),
            "a time is not in UTC",
        ),
        (
            forged(OPENED, LiveStarted(), at=(START, datetime(2020, 1, 1, tzinfo=UTC))),
            "happened before",
        ),
    ],
    ids=[
        "a control character",
        "an override of direction",
        "a link that is code",
        "too many words",
        "a post twice",
        "opened twice",
        "no opening",
        "a post that is not there",
        "no such zone",
        "no language",
        "a naive time",
        "a naive time among the words",
        "a time that goes back",
    ],
)
def test_a_forged_log_is_held_to_the_rules_of_the_house(
    elsewhere: Context, lines: list[bytes], words: str
) -> None:
    assert words in refusal(elsewhere, lines)


def test_an_opening_without_its_words_is_refused(elsewhere: Context) -> None:
    first, *others = forged(OPENED, DESCRIBED)
    opening = {k: v for k, v in json.loads(first).items() if k not in {"salt", "body"}}

    assert refusal(elsewhere, [dumped(opening), *others]) == (
        "event 1: a log begins with live.opened"
    )


@pytest.mark.parametrize("slug", ["", "../etc", "A", "a/b", "x" * 81, "é"])
def test_a_slug_that_is_none_is_refused(elsewhere: Context, slug: str) -> None:
    lines = [
        line.replace(b'"slug":"tempete"', dumped({"slug": slug})[1:-2]) for line in forged(OPENED)
    ]

    assert refusal(elsewhere, lines) == f"malformed_slug (slug={slug!r})"

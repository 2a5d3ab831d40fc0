"""The live as schema.org's LiveBlogPosting: right times, no words that were taken back."""

import itertools
import json
from typing import Any

from filrouge.domain.commands import Publish
from filrouge.domain.state import Condition
from filrouge.formats.base import Site
from filrouge.formats.jsonld import JSONLD
from filrouge.importers.jsonld import JsonLd
from tests.formats import sample

SITE = Site(name="La Maison", address="https://direct.example.org")


def written() -> Any:
    return json.loads(JSONLD.render(sample.french(), site=SITE, slug="aurore"))


def visible() -> list[str]:
    posts = [p for p in sample.french().posts.values() if p.condition is Condition.VISIBLE]
    return [post.id for post in sorted(posts, key=lambda post: post.order, reverse=True)]


def test_the_live_is_named_dated_and_signed() -> None:
    live = sample.french()

    page = written()

    assert page["@type"] == "LiveBlogPosting"
    assert page["url"] == "https://direct.example.org/live/aurore"
    assert page["headline"] == live.description.headline
    assert page["publisher"] == {"@type": "Organization", "name": "La Maison"}
    assert [author["name"] for author in page["author"]] == list(live.description.byline)
    assert page["coverageStartTime"].endswith(("+01:00", "+02:00"))
    assert "coverageEndTime" not in page  # it is still under way


def test_posts_are_newest_first_and_only_those_that_readers_see() -> None:
    updates = written()["liveBlogUpdate"]

    ids = [update["@id"].rsplit("#p-", 1)[1] for update in updates]

    assert ids == visible()
    assert 0 < len(ids) < len(sample.french().posts)


def test_nothing_is_said_of_what_is_not_known() -> None:
    values = list(written().values()) + [
        value for update in written()["liveBlogUpdate"] for value in update.values()
    ]

    assert None not in values
    assert "" not in values
    assert [] not in values


def test_our_own_importer_reads_it_back() -> None:
    numbers = itertools.count(1)
    payload = JSONLD.render(sample.french(), site=SITE, slug="aurore")

    imported = JsonLd().commands(payload, lambda: f"p{next(numbers)}")

    read = [step.command for step in imported.steps if isinstance(step.command, Publish)]
    posts = sample.french().posts
    assert [post.content.headline for post in reversed(read)] == [
        posts[post_id].content.headline for post_id in visible()
    ]

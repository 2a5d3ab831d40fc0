"""The lives of the house at a glance."""

from datetime import timedelta

import pytest

from filrouge.domain.blocks import Image
from filrouge.domain.commands import AddFact, Correct, Describe, End, Hide, Publish
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.errors import Broken
from filrouge.domain.text import paragraph
from filrouge.newsroom.house import Audience
from filrouge.newsroom.overview import LOOKED_INTO_AFTER_END, Glance, glance, overview
from tests.newsroom.desk import Desk
from tests.serving import words


def test_a_glance_tells_what_only_the_state_knows(desk: Desk) -> None:
    live = desk.open_live(posts=1)
    image = Image(media=desk.media.put(b"picture"), width=2, height=1)
    described = Image(media=image.media, width=2, height=1, alt="Waves")
    begun_at = desk.clock()
    desk.clock.advance(minutes=1)
    desk.do(
        live,
        Describe(description=Description(headline="Storm", lead=image)),
        Publish(post="bare", content=Content(blocks=(image,))),
        Publish(post="described", content=Content(blocks=(described,))),
        Publish(
            post="elsewhere", content=Content(blocks=(Image(caption="Not here"),), headline="x")
        ),
        Publish(post="hidden", content=Content(blocks=(image,))),
        Hide(post="hidden"),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("So."),), posts=("p1",))),
        AddFact(fact="f2", content=FactContent(paragraphs=(paragraph("Too."),), posts=("bare",))),
        Correct(post="p1", content=words("Other"), note="another word"),
    )

    state = desk.live(live)

    assert glance(state) == Glance(
        last_post_at=begun_at + timedelta(minutes=1),
        missing_alt=("lead", "bare"),
        shaken={"f1": state.posts["p1"].words_seq},
    )


def test_a_live_that_ended_long_ago_is_not_looked_into(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do(desk.open_live(posts=1), End())
    (soon,) = overview(desk.house, now=desk.clock())
    (late,) = overview(desk.house, now=desk.clock() + LOOKED_INTO_AFTER_END)

    assert soon.glance.last_post_at == desk.clock()
    assert late.glance == Glance()


def test_a_live_that_cannot_be_read_keeps_no_other_from_the_list(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_live(slug="broken")
    desk.open_live(slug="sound")
    load = desk.context.states.load

    def fail(live_id: str) -> object:
        if live_id == "broken":
            raise Broken("a hash does not fit", seq=1)
        return load(live_id)

    monkeypatch.setattr(desk.context.states, "load", fail)

    lines = overview(desk.house, now=desk.clock())

    assert [line.summary.slug for line in lines] == ["sound"]
    assert (lines[0].audience, lines[0].readers, lines[0].has_warnings) == (Audience(), 0, False)

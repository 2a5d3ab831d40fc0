"""A live in one line."""

from filrouge.domain.blocks import Image
from filrouge.domain.commands import Describe, End, Hide, Open, Publish
from filrouge.domain.content import Description
from filrouge.domain.state import Status
from filrouge.domain.summary import Summary, summarize
from filrouge.domain.text import Run
from tests.domain.story import LIVE, OPEN, at, given, publish, running, says

LEAD = Image(caption="Le quai")


def test_a_live_that_was_only_opened() -> None:
    assert summarize(given(OPEN).now, "crue") == Summary(
        id=LIVE,
        slug="crue",
        seq=1,
        language="fr",
        time_zone="Europe/Paris",
        status=Status.DRAFT,
        headline="",
    )


def test_a_live_of_a_series() -> None:
    story = given(Open(language="fr", time_zone="Europe/Paris", site="est", series="crues"))
    summary = summarize(story.now, "crue")
    assert (summary.site, summary.series, summary.former_slugs) == ("est", "crues", ())


def test_a_live_at_the_end_of_its_day_with_the_newest_headline_that_is_in_sight() -> None:
    described = Description(
        headline="La Loire redescend",
        standfirst=(Run(text="Le pic "), Run(text="est passé", bold=True), Run(text=".")),
        lead=LEAD,
    )
    story = running(
        Describe(description=described),
        Publish(post="p1", content=says("Oui.", headline="La digue tient")),
        publish("p2"),
        Publish(post="p3", content=says("Non.", headline="La digue cède")),
        Hide(post="p3"),
        End(),
    )
    assert summarize(story.now, "crue") == Summary(
        id=LIVE,
        slug="crue",
        seq=9,
        language="fr",
        time_zone="Europe/Paris",
        status=Status.ENDED,
        headline="La Loire redescend",
        standfirst="Le pic est passé.",
        lead=LEAD,
        posts=2,
        latest_headline="La digue tient",
        latest_post="p1",
        started_at=at(2),
        ended_at=at(8),
        changed_at=at(6),
    )

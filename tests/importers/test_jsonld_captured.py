"""The importer of schema.org's LiveBlogPosting, on a captured page."""

import json
from pathlib import Path
from typing import Any

import pytest

from filrouge.domain.commands import End, Open, Publish, Start
from filrouge.domain.content import Description, Origin
from filrouge.domain.state import Status
from filrouge.importers.base import Imported
from tests.importers.reading import (
    description,
    imported,
    opened,
    posts,
    replayed,
    texts,
    times,
    utc,
)

CAPTURED = Path(__file__).resolve().parents[2] / "../shared/inputs/guardian-jsonld-page.html"


class TestACapturedPage:
    """A page of 2021 whose publisher filled every update from the live itself."""

    @pytest.fixture
    def result(self) -> Imported:
        if not CAPTURED.is_file():
            pytest.skip("the captured page is not here")
        return imported(CAPTURED.read_bytes())

    @pytest.fixture
    def source(self) -> Any:
        text = CAPTURED.read_text(encoding="utf-8")
        return json.loads(text.partition('ld+json">')[2].partition("</script>")[0])[0]

    def test_every_update_comes_through_oldest_first_to_the_letter(
        self, result: Imported, source: Any
    ) -> None:
        bodies = [update["articleBody"] for update in reversed(source["liveBlogUpdate"])]

        assert len(posts(result)) == len(bodies) == 13
        assert [bodies[0], *texts(result)] == ["", *bodies[1:]]
        assert {content.authors for content in posts(result)} == {
            ("Tom McCarthy", "Natalie Grover")
        }

    def test_the_domain_takes_it(self, result: Imported) -> None:
        state = replayed(result)

        assert (len(state.posts), state.status) == (13, Status.ENDED)

    def test_headlines_and_times_come_through_as_they_are_given(
        self, result: Imported, source: Any
    ) -> None:
        headlines = [content.headline for content in posts(result)]

        assert headlines == [update["headline"] for update in source["liveBlogUpdate"]]
        assert times(result) == [utc(2021, 2, 19, 19, 41, 53)] * 13
        assert times(result, Start) == [utc(2021, 2, 19, 19, 41, 53)]
        assert times(result, End) == [utc(2021, 2, 19, 19, 47, 39)]

    def test_addresses_come_through(self, result: Imported, source: Any) -> None:
        url = source["mainEntityOfPage"]
        origins = [s.command.origin for s in result.steps if isinstance(s.command, Publish)]

        assert opened(result) == Open(language="en", time_zone="Europe/London")
        assert description(result) == Description(
            headline=source["headline"],
            byline=("Tom McCarthy", "Natalie Grover"),
            source_url=url,
        )
        assert origins == [Origin(url=url)] * 13

    def test_what_could_not_be_carried_is_told(self, result: Imported, source: Any) -> None:
        assert [(missed.code, missed.detail) for missed in result.missed] == [
            ("picture", source["image"][0]),
            ("words", ""),
            ("cut", source["liveBlogUpdate"][0]["articleBody"][-80:]),
        ]

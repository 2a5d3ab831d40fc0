"""The importer of schema.org's LiveBlogPosting, on pages of our own."""

import json
from datetime import datetime

import pytest

from filrouge.domain.blocks import Heading, Image, LinkCard, List, Quote, Text, Video
from filrouge.domain.commands import Describe, End, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description, Origin
from filrouge.domain.state import Status
from filrouge.domain.text import Run
from filrouge.importers.base import Missed
from tests.importers.reading import (
    description,
    imported,
    live,
    opened,
    page,
    posts,
    replayed,
    texts,
    times,
    utc,
    words,
)


class TestAPageWithOneLive:
    def test_gives_the_whole_live_oldest_first(self) -> None:
        url = "https://journal.example/direct/crue-de-l-orne"
        start = utc(2026, 1, 14, 5, 58)

        result = page("alone.html")

        assert result.steps == (
            Step(command=Open(language="fr-FR", time_zone="Europe/Paris"), at=start),
            Step(
                command=Describe(
                    description=Description(
                        headline="Crue de l’Orne\xa0: la décrue s'amorce à Caen",
                        standfirst=(
                            Run("Le pic est passé, la "),
                            Run("prudence", bold=True),
                            Run(" reste de mise. "),
                            Run("La météo", link="https://journal.example/meteo"),
                            Run("."),
                        ),
                        lead=Image(caption="Le quai, à l’aube", credit="Aline Duprey"),
                        byline=("Aline Duprey", "Marc Vasseur", "Agence du Littoral"),
                        section="Normandie",
                        topics=("crue", "Orne", "météo", "Inondations de janvier"),
                        source_url=url,
                    )
                ),
                at=start,
            ),
            Step(command=Start(), at=start),
            Step(
                command=Publish(
                    post="p1",
                    content=Content(
                        headline="Bonjour à tous", blocks=words("Nous suivons la crue ensemble.")
                    ),
                    origin=Origin(url=f"{url}#p1"),
                ),
                at=utc(2026, 1, 14, 5, 58),
            ),
            Step(
                command=Publish(
                    post="p2",
                    content=Content(
                        headline="Pic atteint",
                        blocks=words("3,42 m au pont de la Fonderie — R&D comprise."),
                        authors=("Marc Vasseur",),
                    ),
                    origin=Origin(url=f"{url}#p2"),
                ),
                at=utc(2026, 1, 14, 7, 15),
            ),
            Step(
                command=Publish(
                    post="p3",
                    content=Content(
                        headline="La décrue se confirme",
                        blocks=(
                            *words("Le niveau baisse de 4 cm par heure."),
                            *words("Les ponts rouvriront ce soir."),
                        ),
                        authors=("Aline Duprey",),
                    ),
                    origin=Origin(url=f"{url}#p3"),
                ),
                at=utc(2026, 1, 14, 10, 30),
            ),
            Step(command=End(), at=utc(2026, 1, 14, 17, 0)),
        )
        assert result.missed == (
            Missed(
                code="picture",
                where="Crue de l’Orne\xa0: la décrue s'amorce à Caen",
                detail="https://img.example/orne.jpg",
            ),
        )


class TestAGraph:
    def test_follows_references_past_a_comment_and_a_broken_script(self) -> None:
        result = page("graph.html")

        assert opened(result) == Open(language="en-US", time_zone="America/New_York")
        assert description(result) == Description(
            headline="Harbour fire: what we are seeing",
            byline=("Nia Okoro",),
            topics=("fire", "harbour"),
            source_url="https://quay.example/fire",
        )
        assert posts(result) == [
            Content(
                headline="Smoke over pier 4",
                blocks=words("Crews are on site."),
                authors=("Nia Okoro",),
            ),
            Content(headline="Pier 4 closed", blocks=words("No one is hurt.")),
        ]
        assert times(result) == [utc(2026, 7, 2, 13, 5), utc(2026, 7, 2, 13, 40)]
        assert times(result, Start) == [utc(2026, 7, 2, 13, 0)]
        assert times(result, End) == []


class TestARichBody:
    def test_becomes_blocks_and_names_what_is_missing(self) -> None:
        result = page("rich.html")

        assert posts(result) == [
            Content(
                headline="First result",
                blocks=(
                    Heading(runs=(Run("Sunderland, again"),)),
                    Text(
                        runs=(
                            Run("A hold, by "),
                            Run("4,812", bold=True),
                            Run(": "),
                            Run("all figures", link="https://quay.example/results?seat=1"),
                            Run("."),
                        )
                    ),
                    List(items=((Run("Turnout 61%"),), (Run("Swing 2 points"),))),
                    Quote(paragraphs=((Run("We listened."),),), speaker="Pat Reeve"),
                    Image(caption="The hall", credit="R. Silva", alt="A hall"),
                    LinkCard(url="https://social.example/embed/9"),
                    Video(url="https://film.example/a.mp4", title="Speech"),
                    LinkCard(url="https://player.example/77", title="The count"),
                ),
            )
        ]
        where = "First result"
        assert result.missed == (
            Missed(code="picture", where=where, detail="https://quay.example/pic.jpg"),
            Missed(code="embed", where=where, detail="https://social.example/embed/9"),
            Missed(code="picture", where=where, detail="https://img.example/count.jpg"),
            Missed(code="embed", where=where, detail="https://player.example/77"),
        )


class TestHostileWords:
    def test_leave_nothing(self) -> None:
        result = page("hostile.html")

        assert description(result) == Description(
            headline="Safe headline", standfirst=(Run("Words stay"),), byline=("Mallory",)
        )
        assert posts(result) == [
            Content(
                headline="Bell and nul",
                blocks=(
                    Text(
                        runs=(
                            Run("Kept words one "),
                            Run("two", link="mailto:desk@quay.example"),
                            Run(" three"),
                        )
                    ),
                ),
            )
        ]
        assert [s.command.origin for s in result.steps if isinstance(s.command, Publish)] == [None]
        assert [(missed.code, missed.detail) for missed in result.missed] == [("embed", "")] * 2


class TestTimes:
    def test_without_any_newest_first_is_assumed_and_none_is_made_up(self) -> None:
        result = page("no_times.html")

        assert texts(result) == ["Eins", "Zwei", "Drei"]
        assert {step.at for step in result.steps} == {None}
        assert opened(result) == Open(language="de", time_zone="Europe/Berlin")

    def test_oldest_first_is_kept_where_the_times_tell(self) -> None:
        result = imported(
            live(
                {"articleBody": "1", "datePublished": "2026-05-01T10:00:00Z"},
                {"articleBody": "2", "datePublished": "2026-05-01T11:00:00Z"},
                {"articleBody": "2b", "datePublished": "2026-05-01T11:00:00Z"},
                {"articleBody": "2c"},
                {"articleBody": "0", "datePublished": "2026-05-01T09:00:00Z"},
                {"articleBody": "3", "datePublished": "2026-05-01T12:00:00+0000"},
            )
        )

        assert texts(result) == ["0", "1", "2", "2b", "2c", "3"]
        assert [at and at.hour for at in times(result)] == [9, 10, 11, 11, None, 12]

    def test_a_coverage_that_begins_after_its_first_update_begins_with_it(self) -> None:
        result = imported(
            live(
                {"articleBody": "1", "datePublished": "2026-05-01T10:00:00Z"},
                coverageStartTime="2026-05-01T11:00:00Z",
            )
        )

        assert times(result, Start) == [utc(2026, 5, 1, 10, 0)]

    @pytest.mark.parametrize(
        ("given_end", "expected"),
        [
            ("2026-05-01T12:30:00Z", [utc(2026, 5, 1, 12, 30)]),
            ("2026-05-01T11:00:00Z", [utc(2026, 5, 1, 12, 0)]),
            ("2019-01-01T00:00:00Z", []),
            ("9999-12-31T23:59:59Z", []),
            ("2026-05-01", []),
            (None, []),
        ],
    )
    def test_the_end_is_never_before_the_last_update(
        self, given_end: str | None, expected: list[datetime]
    ) -> None:
        result = imported(
            live(
                {"articleBody": "2", "datePublished": "2026-05-01T12:00:00Z"},
                {"articleBody": "1", "datePublished": "2026-05-01T10:00:00Z"},
                coverageEndTime=given_end,
            )
        )

        assert times(result, End) == expected

    @pytest.mark.parametrize(
        ("language", "stamp", "zone", "hour"),
        [
            ("fr", "2026-07-01T12:00:00+02:00", "Europe/Paris", 10),
            ("fr", "2026-07-01T12:00:00", "Europe/Paris", 10),
            ("en", "2026-07-01T12:00:00Z", "Europe/London", 12),
            ("en-GB", "2026-07-01T12:00:00+01:00", "Europe/London", 11),
            ("en", "2026-07-01T12:00:00-04:00", "America/New_York", 16),
            ("English", "2026-01-01T12:00:00 -0500", "America/New_York", 17),
            ("en", "2026-07-01T12:00:00+02:00", "Europe/Paris", 10),
            ("fr-CA", "2026-01-01T12:00:00-05:00", "America/Toronto", 17),
            ("ja", "2026-01-01T12:00:00+09:00", "Asia/Tokyo", 3),
            ("xx", "2026-01-01T12:00:00", "UTC", 12),
        ],
    )
    def test_the_zone_comes_from_the_language_unless_the_offset_says_otherwise(
        self, language: str, stamp: str, zone: str, hour: int
    ) -> None:
        result = imported(live({"articleBody": "1", "datePublished": stamp}, inLanguage=language))

        assert opened(result).time_zone == zone
        (at,) = times(result)
        assert at is not None
        assert at.hour == hour


class TestUpdates:
    def test_the_same_words_at_two_times_are_two_posts(self) -> None:
        goal = {"articleBody": "Goal!", "url": "https://quay.example/match"}
        result = imported(
            live(
                goal | {"datePublished": "2026-05-01T20:10:00Z"},
                goal | {"datePublished": "2026-05-01T20:50:00Z"},
                goal | {"datePublished": "2026-05-01T20:50:00Z"},
                url="https://quay.example/match",
            )
        )

        assert texts(result) == ["Goal!", "Goal!"]

    def test_a_picture_of_the_live_is_not_the_posts_own(self) -> None:
        result = imported(
            live(
                {"headline": "A live", "articleBody": "1", "image": "https://a.example/1.jpg"},
                {"headline": "Own", "articleBody": "2", "image": "https://a.example/2.jpg"},
                image="https://a.example/1.jpg",
            )
        )

        assert [content.headline for content in posts(result)] == ["Own", "A live"]
        assert result.missed == (
            Missed(code="picture", where="A live", detail="https://a.example/1.jpg"),
            Missed(code="picture", where="Own", detail="https://a.example/2.jpg"),
        )

    def test_one_without_words_is_told_and_left_out(self) -> None:
        result = imported(live({"articleBody": "Words"}, {"url": "https://a.example/#2"}))

        assert texts(result) == ["Words"]
        assert result.missed == (Missed(code="words", where="https://a.example/#2"),)

    def test_a_text_that_was_cut_is_told(self) -> None:
        cut = "word " * 199 + "sub-p"

        result = imported(live({"headline": "Long", "articleBody": cut}))

        assert result.missed == (Missed(code="cut", where="Long", detail=cut[-80:]),)

    def test_a_modified_update_is_no_correction(self) -> None:
        stamps = {"datePublished": "2026-05-01T10:00:00Z", "dateModified": "2026-05-01T11:00:00Z"}

        result = imported(live({"articleBody": "1"} | stamps))

        assert [type(step.command) for step in result.steps] == [Open, Describe, Start, Publish]


class TestEncodings:
    @pytest.mark.parametrize(
        ("head", "encoding"),
        [
            ("", "utf-8"),
            ("", "utf-8-sig"),
            ("", "utf-16"),
            ('<meta charset="utf-8">', "utf-8"),
            ('<meta charset="iso-8859-1">', "windows-1252"),
            ('<meta http-equiv="Content-Type" content="text/html; charset=latin1">', "cp1252"),
            ('<meta charset="unicode_escape">', "utf-8"),
        ],
    )
    def test_are_those_of_a_browser(self, head: str, encoding: str) -> None:
        script = json.dumps(
            {
                "@type": "LiveBlogPosting",
                "headline": "L’été",
                "liveBlogUpdate": {"articleBody": "Où ?"},
            },
            ensure_ascii=False,
        )
        text = f"<html>{head}<script type=application/ld+json>{script}</script>"

        result = imported(text.encode(encoding))

        assert (description(result).headline, texts(result)) == ("L’été", ["Où ?"])


@pytest.mark.parametrize(
    ("name", "count", "status"),
    [
        ("alone.html", 3, Status.ENDED),
        ("graph.html", 2, Status.LIVE),
        ("rich.html", 1, Status.LIVE),
        ("hostile.html", 1, Status.LIVE),
        ("no_times.html", 3, Status.LIVE),
    ],
)
def test_the_domain_takes_what_is_imported_as_it_is(name: str, count: int, status: Status) -> None:
    result = page(name)

    state = replayed(result)

    assert (len(state.posts), state.status) == (count, status)
    assert state.description == description(result)
    assert [state.posts[f"p{n}"].content for n in range(1, count + 1)] == posts(result)

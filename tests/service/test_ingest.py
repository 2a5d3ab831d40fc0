"""Foreign lives come in whole, or not at all."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from filrouge.domain.commands import Open, Step
from filrouge.importers.base import Imported, Missed, NewId, NotALive
from filrouge.log.port import SlugTaken
from filrouge.service.context import Context
from filrouge.service.ingest import Ingested, ingest, read
from tests.service.house import LIVE, START, open_live, opening, publication, state


class Fake:
    """Accepts what begins with its key."""

    def __init__(self, key: str, *, steps: Sequence[Step] = ()) -> None:
        self.key = key
        self._steps = tuple(steps)

    def accepts(self, payload: bytes, content_type: str | None = None) -> bool:
        return payload.startswith(self.key.encode())

    def commands(self, payload: bytes, new_id: NewId) -> Imported:
        if b"broken" in payload:
            raise NotALive("expected something whole")
        return Imported(steps=self._steps, missed=(Missed(code="player", where=new_id()),))


def live_with(*posts: str, at: datetime = START) -> Imported:
    steps = [*opening(at=at), *(Step(command=publication(post), at=at) for post in posts)]
    return Imported(steps=tuple(steps), missed=(Missed(code="embed", where="Un titre"),))


def test_the_first_importer_that_accepts_reads(empty: Context) -> None:
    importers = (Fake("aa", steps=opening()), Fake("a", steps=opening("Autre")))

    assert read(empty, importers, b"aab").steps == tuple(opening())
    assert read(empty, importers, b"ab").steps == tuple(opening("Autre"))
    assert read(empty, importers, b"aab", key="a").steps == tuple(opening("Autre"))


@pytest.mark.parametrize(
    ("payload", "key", "words"),
    [
        (b"", None, "the file is empty"),
        (b" \n\t\r\n", "a", "the file is empty"),
        (b"zzz", None, "no live was recognised"),
        (b"zzz", "no-such-key", "no live was recognised"),
        (b"a broken one", None, "expected something whole"),
    ],
)
def test_what_is_no_live_is_refused_in_words(
    empty: Context, payload: bytes, key: str | None, words: str
) -> None:
    with pytest.raises(NotALive, match=words):
        read(empty, (Fake("a"), Fake("b")), payload, key=key)


def test_a_live_is_taken_in_under_a_slug_of_its_headline(empty: Context) -> None:
    imported = live_with("p1", "p2")

    ingested = ingest(empty, imported)

    assert ingested == Ingested(
        live=ingested.live,
        slug="tempete-aurore",
        appended=ingested.appended,
        missed=imported.missed,
    )
    assert (ingested.appended.first_seq, ingested.appended.last_seq) == (1, 5)
    assert set(state(empty, ingested.live).posts) == {"p1", "p2"}


def test_the_slug_is_made_free_by_a_number(empty: Context) -> None:
    slugs = [ingest(empty, live_with(f"p{number}")).slug for number in range(3)]

    assert slugs == ["tempete-aurore", "tempete-aurore-2", "tempete-aurore-3"]


def test_a_given_slug_is_taken_as_it_is_or_refused(empty: Context) -> None:
    open_live(empty, slug="un")

    assert ingest(empty, live_with("p1"), slug="deux").slug == "deux"
    with pytest.raises(SlugTaken):
        ingest(empty, live_with("p2"), slug="un")
    assert [head.slug for head in empty.log.heads()] == ["un", "deux"]


@pytest.mark.parametrize(
    ("imported", "code"),
    [
        (live_with("p1", "p2", "p1"), "post_exists"),
        (live_with("p1", at=START.replace(tzinfo=None)), "naive_time"),
        (
            Imported(steps=(*live_with("p1", at=START + timedelta(1)).steps, *opening())),
            "time_went_back",
        ),
        (
            Imported(steps=(Step(command=Open(language="fr", time_zone="Europe/Paris")),)),
            "no_headline",
        ),
        (Imported(steps=tuple(opening()[1:])), "no_such_live"),
        (Imported(steps=()), "no_headline"),
    ],
)
def test_a_refusal_leaves_nothing(empty: Context, imported: Imported, code: str) -> None:
    with pytest.raises(NotALive, match=code):
        ingest(empty, imported)
    assert empty.log.heads() == []


def test_two_lives_of_the_same_file_are_two_lives(empty: Context) -> None:
    first, second = ingest(empty, live_with("p1")), ingest(empty, live_with("p1"))

    assert first.live != second.live
    assert LIVE not in {first.live, second.live}
    assert len(empty.log.heads()) == 2

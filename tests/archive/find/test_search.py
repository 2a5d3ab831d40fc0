"""The search: what fits, counted; kept right as the live changes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.archive.find import index as find_index
from filrouge.archive.find.index import Entry, Index, build, facet
from filrouge.archive.find.indexes import Indexes
from filrouge.archive.find.search import PAGE, counts, page, select
from filrouge.archive.find.terms import read_terms
from filrouge.archive.find.words import Lexicon
from filrouge.domain.blocks import Audio, Image, LinkCard, List, Quote, Text, Video
from filrouge.domain.chain import Sealed
from filrouge.domain.commands import (
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Publish,
    Show,
    Withdraw,
)
from filrouge.domain.content import Content, Related, Source
from filrouge.domain.state import Post
from filrouge.domain.text import paragraph
from filrouge.service.load import Loaded
from tests.formats import sample
from tests.reader.house import BEGAN, LIVE, House, words


@pytest.fixture
def house() -> House:
    """Give a house with one live of four posts, one a minute."""
    house = House()
    house.open()
    house.publish(4)
    return house


@pytest.fixture
def indexes() -> Indexes:
    return Indexes()


def found(index: Index, text: str = "", *facets: str) -> list[str]:
    terms = read_terms(text, index.lexicon, most=20).terms
    return [entry.post.id for entry in select(index, terms, facets)]


Find = Callable[..., list[str]]


@pytest.fixture
def find(house: House, indexes: Indexes) -> Find:
    """Give a function that searches the live as it stands, with an index that stays warm."""

    def find(text: str = "", *facets: str) -> list[str]:
        return found(indexes.of(house.loaded()), text, *facets)

    find("titre")
    return find


def test_every_line_of_a_post_is_searched() -> None:
    content = Content(
        headline="Alpha",
        blocks=(
            Text(runs=paragraph("bravo")),
            List(items=(paragraph("charlie"),)),
            Quote(paragraphs=(paragraph("delta"),), speaker="Echo", role="foxtrot"),
            Image(caption="golf", credit="hotel"),
            LinkCard(url="https://juliett.example/x", title="kilo", description="lima"),
            Audio(url="https://example.org/a", title="mike"),
            Video(url="https://example.org/b", title="november"),
        ),
        authors=("Oscar",),
        topics=("papa",),
        people=("Quebec",),
        sources=(Source(name="romeo"),),
        related=(Related(url="https://example.org", title="sierra"),),
    )
    house = House()
    house.open()
    house.do(Publish(post="p1", content=content))
    house.do(Correct(post="p1", content=content, note="tango"))
    index = build(house.loaded())

    for word in (
        "alpha bravo charlie delta echo foxtrot golf hotel juliett kilo lima mike november oscar "
        "papa quebec romeo sierra tango"
    ).split():
        assert found(index, word) == ["p1"], word
    assert found(index, "zulu") == []


def test_a_new_post_and_a_new_wording_are_found_at_once(house: House, find: Find) -> None:
    house.do(Publish(post="n", content=words("Une digue cède")))
    assert find("digues") == ["n"]

    house.do(Correct(post="n", content=words("Un pont cède"), note="il s’agit du pont"))
    assert (find("digue"), find("pont"), find("agit")) == ([], ["n"], ["n"])


def test_what_is_out_of_sight_is_not_found_with_a_warm_index(house: House, find: Find) -> None:
    assert find("texte p2") == ["p2"]

    house.do(Hide(post="p2"))
    assert (find("texte p2"), find()) == ([], ["p4", "p3", "p1"])
    house.do(Show(post="p2"))
    assert find("texte p2") == ["p2"]
    house.do(Withdraw(post="p2", reason="Une erreur de lieu."))
    assert find("texte p2") == find("erreur") == find("lieu") == []
    assert find() == ["p4", "p3", "p2", "p1"]  # its tombstone stands among the posts
    assert find("", facet("kind", "correction")) == ["p2"]


def test_words_kept_on_purpose_are_found(house: House, find: Find) -> None:
    house.do(Withdraw(post="p2", reason="Dépassé.", words_kept=True))

    assert find("texte p2") == ["p2"]


def test_erased_words_are_not_found_and_not_even_remembered(
    house: House, find: Find, indexes: Indexes
) -> None:
    house.do(Publish(post="s", content=words("Un secretissime")))
    assert find("secretissime") == ["s"]
    before = indexes.of(house.loaded())

    house.do(Erase(post="s"))

    assert find("secretissime") == []
    after = indexes.of(house.loaded())
    assert after.epoch > before.epoch
    assert "secretissime" not in after.lexicon.folded()
    assert "s" not in find()


def test_an_older_state_does_not_bring_back_what_was_hidden(house: House, indexes: Indexes) -> None:
    older = house.loaded()
    house.do(Hide(post="p2"))
    indexes.of(house.loaded())

    assert found(indexes.of(older), "p2") == []


def test_posts_stand_by_their_time_newest_first(house: House, find: Find) -> None:
    house.do(Move(post="p4", published_at=BEGAN + timedelta(seconds=90)))

    assert find("texte") == ["p3", "p2", "p4", "p1"]


def test_only_what_changed_is_read_again(
    house: House, indexes: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    make = find_index._entry

    def make_and_tell(post: Post, lexicon: Lexicon) -> Entry:
        read.append(post.id)
        return make(post, lexicon)

    monkeypatch.setattr(find_index, "_entry", make_and_tell)
    indexes.of(house.loaded())
    indexes.of(house.loaded())
    house.do(Mark(post="p3"))
    indexes.of(house.loaded())

    assert sorted(read) == ["p1", "p2", "p3", "p3", "p4"]


def test_of_several_that_ask_at_once_one_makes_the_index(
    house: House, indexes: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Index] = []

    def build_when_all_wait(loaded: Loaded, before: Index | None) -> Index:
        while indexes._turns[LIVE][1] < 4:
            pass  # the others are on their way
        made.append(build(loaded, before))
        return made[-1]

    monkeypatch.setattr("filrouge.archive.find.indexes.build", build_when_all_wait)
    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(indexes.of, [house.loaded()] * 4))

    assert len(made) == 1
    assert all(one is made[0] for one in given)


def test_little_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.archive.find.indexes.KEPT_LIVES", 2)
    house = House()
    indexes = Indexes()
    for number in range(4):
        house.open(live=f"live-{number}", slug=f"live-{number}")
        indexes.of(house.loaded(f"live-{number}"))
    assert list(indexes._kept) == ["live-2", "live-3"]
    assert indexes._turns == {}

    monkeypatch.setattr("filrouge.archive.find.indexes.KEPT_CHARACTERS", -1)
    indexes.of(house.loaded("live-1"))
    assert list(indexes._kept) == ["live-1"]


FACETS = st.lists(
    st.sampled_from(
        [
            facet("key", "1"),
            facet("kind", "quote"),
            facet("kind", "picture"),
            facet("kind", "correction"),
            facet("kind", "card"),
            facet("author", "paul aubin"),
            facet("author", "la redaction"),
            facet("topic", "meteo"),
            facet("topic", "secours"),
            facet("person", "odile garrec"),
        ]
    ),
    max_size=3,
    unique=True,
)


def sample_index() -> Index:
    """Give the index of the sample live, with topics and people laid over it."""
    live = sample.french()
    posts = live.posts
    for number, post in enumerate(sample.newest_first(live)):
        content = replace(
            post.content,
            topics=("Météo",) if number % 2 else ("Secours", "Météo"),
            people=("Odile Garrec",) if number % 3 == 0 else (),
        )
        posts = posts.set(post.id, replace(post, content=content))
    return build(Loaded(live=replace(live, posts=posts), end=Sealed(), epoch=1))


SAMPLE = sample_index()


@given(FACETS, st.sampled_from(["", "corniche", "le", "blessés"]))
def test_counts_are_what_choosing_gives(chosen: list[str], text: str) -> None:
    index = SAMPLE
    terms = read_terms(text, index.lexicon, most=20).terms
    entries = select(index, terms, chosen)

    told = counts(entries, chosen)

    for each, _, posts in told:
        assert len(select(index, terms, [*chosen, each])) == posts > 0
        assert each not in chosen
    # and what is not told of gives nothing, or is chosen already
    named = {each for each, _, _ in told}
    for each in {one for entry in index.entries for one in entry.facets} - named - set(chosen):
        assert select(index, terms, [*chosen, each]) == []
    assert [posts for _, _, posts in told] == sorted((p for _, _, p in told), reverse=True)


def test_pages_follow_each_other_without_gap_or_double() -> None:
    house = House()
    house.open()
    house.publish(2 * PAGE + 3)
    entries = build(house.loaded()).entries
    seen, before, more = [], None, True

    while more:
        shown, more = page(entries, before)
        seen += [entry.post.id for entry in shown]
        before = shown[-1].post.order

    assert seen == [entry.post.id for entry in entries]
    assert page(entries, (0, 0)) == ((), False)
    assert page(entries, None) == page(entries, (10**15, 1))

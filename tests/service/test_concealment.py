"""What is taken out of sight takes its pictures along, and brings them back with it."""

import logging
from pathlib import Path

import pytest

from filrouge.domain.commands import (
    Command,
    Correct,
    Erase,
    EraseDescriptions,
    Hide,
    Republish,
    Show,
    Unpublish,
    Withdraw,
)
from filrouge.log.memory import MemoryLog
from filrouge.log.port import Append, Appended
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.exposure import conceal_all
from filrouge.service.perform import perform_all
from tests.service.house import (
    Clock,
    chance,
    content,
    describe,
    do,
    open_live,
    picture,
    publication,
)

AWAY: list[Command] = [Hide(post="p1"), Withdraw(post="p1", reason="Faux."), Unpublish()]


@pytest.fixture
def house(tmp_path: Path) -> Context:
    """A live that is on, in a house with a newsroom."""
    public, private = MediaStore(tmp_path / "media"), MediaStore(tmp_path / "private-media")
    context = Context(MemoryLog(), public, private=private, clock=Clock(), random=chance())
    open_live(context)
    return context


def private(context: Context) -> MediaStore:
    assert context.private is not None
    return context.private


def shown(context: Context, words: bytes = b"La digue", post: str = "p1") -> str:
    """Publish a post with a picture; give the picture's name."""
    name = private(context).put(words)
    do(context, publication(post, "Voici.", picture(name)))
    assert name in context.media.names()
    return name


@pytest.mark.parametrize("command", AWAY)
def test_a_picture_leaves_with_the_words_that_showed_it(house: Context, command: Command) -> None:
    name = shown(house)

    do(house, command)

    assert house.media.names() == []
    assert private(house).get(name) == b"La digue"


@pytest.mark.parametrize("command", AWAY)
def test_a_picture_that_came_without_a_newsroom_is_kept_for_it(
    house: Context, command: Command
) -> None:
    """An import puts pictures where readers find them at once."""
    name = house.media.put(b"La digue")
    do(house, publication("p1", "Voici.", picture(name)))

    do(house, command)

    assert house.media.names() == []
    assert private(house).get(name) == b"La digue"


@pytest.mark.parametrize(
    ("away", "back"), [(Hide(post="p1"), Show(post="p1")), (Unpublish(), Republish())]
)
def test_it_comes_back_with_them_the_earlier_ones_too(
    house: Context, away: Command, back: Command
) -> None:
    first, second, unseen = shown(house), *map(private(house).put, (b"Le quai", b"Le phare"))
    do(house, Correct(post="p1", content=content("Là.", picture(second))), away)
    do(house, Correct(post="p1", content=content("Ici.", picture(unseen))))
    do(house, Correct(post="p1", content=content("Là.", picture(second))))
    assert house.media.names() == []

    do(house, back)

    assert house.media.names() == sorted([first, second])


@pytest.mark.parametrize("command", AWAY)
def test_nothing_of_a_corrected_post_stays(house: Context, command: Command) -> None:
    shown(house)
    do(house, Correct(post="p1", content=content("Sans.")))
    assert len(house.media.names()) == 1  # the past page shows it

    do(house, command)

    assert house.media.names() == []


def test_words_kept_on_purpose_keep_their_picture(house: Context) -> None:
    name = shown(house)

    do(house, Withdraw(post="p1", reason="Dépassé.", words_kept=True))

    assert house.media.names() == [name]


@pytest.mark.parametrize("command", AWAY[:2])
def test_other_words_keep_it_in_sight(house: Context, command: Command) -> None:
    name = shown(house)
    do(house, publication("p2", "La même.", picture(name)))

    do(house, command)
    assert house.media.names() == [name]

    do(house, Hide(post="p2"))
    assert house.media.names() == []


@pytest.mark.parametrize("command", AWAY)
def test_another_live_keeps_it_in_sight_while_it_is_public(
    house: Context, command: Command
) -> None:
    name = shown(house)
    open_live(house, "l2", slug="deux")
    do(house, describe(lead=picture(name)), live="l2")

    do(house, command)
    assert house.media.names() == [name]

    do(house, Unpublish(), live="l2")
    assert house.media.names() == []


def test_the_picture_of_a_live_that_is_not_public_keeps_nothing_in_sight(house: Context) -> None:
    name = shown(house)
    open_live(house, "l2", slug="deux")
    do(house, Unpublish(), live="l2")
    do(house, describe(lead=picture(name)), live="l2")

    do(house, Hide(post="p1"))

    assert house.media.names() == []


def test_other_pictures_stay(house: Context) -> None:
    first, second = shown(house), shown(house, b"Le quai", "p2")

    do(house, Hide(post="p1"))

    assert house.media.names() == [second]
    assert private(house).names() == sorted([first, second])


def test_what_is_hidden_and_shown_at_once_is_in_sight(house: Context) -> None:
    name = shown(house)

    perform_all(house, "l1", [Hide(post="p1"), Show(post="p1")])

    assert house.media.names() == [name]


def test_what_only_a_hidden_post_still_shows_is_not_public_after_an_erasure(
    house: Context,
) -> None:
    name = shown(house)
    do(house, publication("p2", "La même.", picture(name)), Hide(post="p2"), Erase(post="p1"))

    assert house.media.names() == []
    assert private(house).names() == [name]


def test_nor_after_the_descriptions_are_erased(house: Context) -> None:
    name = shown(house)
    do(house, Hide(post="p1"), describe(lead=picture(name)), describe("Sans image"))
    assert house.media.names() == [name]

    do(house, EraseDescriptions())

    assert house.media.names() == []
    assert private(house).names() == [name]


def test_a_picture_shown_anew_before_it_was_gone_is_there(
    house: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lives, two threads: one hides the picture while the other shows it."""
    name = shown(house)
    open_live(house, "l2", slug="deux")
    delete = house.media.delete

    def outrun(doomed: str) -> None:
        monkeypatch.setattr(house.media, "delete", delete)
        do(house, publication("p2", "La même.", picture(name)), live="l2")
        delete(doomed)

    monkeypatch.setattr(house.media, "delete", outrun)

    do(house, Hide(post="p1"))

    assert house.media.names() == [name]


def test_a_picture_concealed_before_the_words_that_show_it_came_is_there(
    house: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = shown(house)
    open_live(house, "l2", slug="deux")
    append = house.log.append

    def outrun(asked: Append) -> Appended:
        monkeypatch.setattr(house.log, "append", append)
        do(house, Hide(post="p1"))
        return append(asked)

    monkeypatch.setattr(house.log, "append", outrun)

    do(house, publication("p2", "La même.", picture(name)), live="l2")

    assert house.media.names() == [name]


def test_a_disk_that_refuses_is_told_and_tried_again(
    house: Context, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    name = shown(house)
    seen = shown(house, b"Le quai", "p2")
    with monkeypatch.context() as full, caplog.at_level(logging.ERROR):
        full.setattr(house.media, "delete", _refuse)
        appended = do(house, Hide(post="p1"))
    assert appended.last_seq == house.log.read("l1")[-1].seq
    assert "still public" in caplog.text
    assert name in house.media.names()

    conceal_all(house)

    assert house.media.names() == [seen]
    assert name in private(house).names()


def _refuse(_name: str) -> None:
    raise PermissionError


def test_without_a_newsroom_nothing_is_concealed(house: Context) -> None:
    house.private = None
    name = house.media.put(b"La digue")
    do(house, publication("p1", "Voici.", picture(name)), Hide(post="p1"))

    conceal_all(house)

    assert house.media.names() == [name]

"""Media become public with the words that show them: no moment before, and never after."""

import errno
import os
from pathlib import Path

import pytest

from filrouge.domain.blocks import AnyBlock, Audio, Video
from filrouge.domain.commands import (
    Command,
    Correct,
    Describe,
    Erase,
    Hide,
    Publish,
    Republish,
    Schedule,
    Show,
    Start,
    Step,
    Unpublish,
)
from filrouge.domain.content import Description
from filrouge.domain.errors import Conflict, Refused
from filrouge.log.memory import MemoryLog
from filrouge.log.port import Append, Appended
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.open import open_live
from filrouge.service.perform import perform_all, perform_steps
from filrouge.service.transfer import export, take_in
from tests.service.house import (
    LIVE,
    START,
    Clock,
    chance,
    content,
    describe,
    do,
    opening,
    picture,
    publication,
    types,
)


class WatchedLog(MemoryLog):
    """Notes which media readers could ask for at each append."""

    def __init__(self, public: MediaStore) -> None:
        super().__init__()
        self.public = public
        self.seen: list[list[str]] = []

    def append(self, append: Append) -> Appended:
        self.seen.append(self.public.names())
        return super().append(append)


@pytest.fixture
def private(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "private-media")


@pytest.fixture
def newsroom(tmp_path: Path, private: MediaStore) -> Context:
    """A house with a newsroom, and a live that is described and not public yet."""
    public = MediaStore(tmp_path / "media")
    log = WatchedLog(public)
    context = Context(log, public, private=private, clock=Clock(), random=chance())
    perform_steps(context, LIVE, opening()[:2], slug="tempete")
    return context


@pytest.fixture
def live(newsroom: Context) -> Context:
    do(newsroom, Start())
    return newsroom


def shown(name: str) -> list[AnyBlock]:
    return [picture(name), Audio(media=name), Video(media=name)]


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_post_s_media_are_public_before_its_words(
    live: Context, private: MediaStore, kind: int
) -> None:
    name, other = private.put(b"La digue"), private.put(b"Un brouillon")

    do(live, publication("p1", "Voici.", shown(name)[kind]))

    assert isinstance(live.log, WatchedLog)
    assert live.log.seen[-1] == live.media.names() == [name]
    assert live.media.get(name) == b"La digue"
    assert private.names() == sorted([name, other])


def test_on_one_file_system_there_is_one_file_with_two_names(
    live: Context, private: MediaStore
) -> None:
    name = private.put(b"La digue")

    do(live, publication("p1", "Voici.", picture(name)))

    assert (private.folder / name).samefile(live.media.folder / name)


def test_from_another_file_system_the_bytes_are_copied(
    live: Context, private: MediaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def across(_source: Path, _target: Path) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "link", across)
    name = private.put(b"La digue")

    do(live, publication("p1", "Voici.", picture(name)))

    assert live.media.get(name) == b"La digue"
    assert not (private.folder / name).samefile(live.media.folder / name)


def test_whoever_is_quicker_does_no_harm(
    live: Context, private: MediaStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def outrun(source: Path, target: Path) -> None:
        live.media.put(b"La digue")
        link(source, target)

    monkeypatch.setattr(os, "link", outrun)

    do(live, publication("p1", "Voici.", picture(private.put(b"La digue"))))

    assert len(live.media.names()) == 1


@pytest.mark.parametrize("has_newsroom", [True, False])
@pytest.mark.parametrize("started", [True, False])
def test_words_that_show_what_is_nowhere_are_refused(
    newsroom: Context, has_newsroom: bool, started: bool
) -> None:
    if started:
        do(newsroom, Start())
    if not has_newsroom:
        newsroom.private = None
    here, lost = newsroom.media.put(b"La digue"), "0" * 64
    before = newsroom.log.heads()
    commands: list[Command] = [describe("Ici", lead=picture(here)), describe(lead=picture(lost))]

    with pytest.raises(Refused) as refused:
        perform_all(newsroom, LIVE, commands)

    assert (refused.value.code, refused.value.facts) == ("no_such_media", {"media": lost})
    assert newsroom.log.heads() == before


def test_a_source_is_told_without_the_pictures_it_lacks(live: Context) -> None:
    command = publication("p1", "Voici.", picture("0" * 64))

    perform_steps(live, LIVE, [Step(command=command)])

    assert types(live)[-1] == "post.published"


def test_what_a_refused_command_shows_stays_private(live: Context, private: MediaStore) -> None:
    do(live, publication("p1"))
    name = private.put(b"La digue")
    shows = content("Voici.", picture(name))

    with pytest.raises(Conflict):
        do(live, Correct(post="p1", content=shows, expected=7))
    with pytest.raises(Refused):
        perform_all(live, LIVE, [Publish(post="p2", content=shows), publication("p1")])
    with pytest.raises(Refused):
        do(live, publication("p2", "Voici.", picture(name), picture("0" * 64)))

    assert live.media.names() == []


@pytest.mark.parametrize("command", [Start(), Schedule(starts_at=START)])
def test_the_picture_of_a_live_stays_private_until_the_live_is_public(
    newsroom: Context, private: MediaStore, command: Command
) -> None:
    first, second = private.put(b"La digue"), private.put(b"Le quai")
    do(newsroom, describe(lead=picture(first)), describe(lead=picture(second)))
    assert newsroom.media.names() == []

    do(newsroom, command)

    assert newsroom.media.names() == [second]


def test_a_live_that_is_opened_and_begun_at_once_shows_its_picture(
    newsroom: Context, private: MediaStore
) -> None:
    name = private.put(b"La digue")

    open_live(
        newsroom, commands=[opening()[0].command, describe("Ici", lead=picture(name)), Start()]
    )

    assert newsroom.media.names() == [name]


def test_what_is_put_right_out_of_sight_is_shown_when_the_live_comes_back(
    live: Context, private: MediaStore
) -> None:
    name = private.put(b"La digue")
    do(live, publication("p1"), Unpublish())
    do(live, Correct(post="p1", content=content("Voici.", picture(name))))
    assert live.media.names() == []

    do(live, Republish())

    assert live.media.names() == [name]


def test_what_is_put_right_in_a_hidden_post_is_shown_with_it(
    live: Context, private: MediaStore
) -> None:
    first, second = private.put(b"La digue"), private.put(b"Le quai")
    do(
        live,
        publication("p1"),
        Hide(post="p1"),
        Correct(post="p1", content=content("Voici.", picture(first))),
        Correct(post="p1", content=content("Voici.", picture(second))),
        Unpublish(),
        Republish(),
    )
    assert live.media.names() == []

    do(live, Show(post="p1"))

    assert live.media.names() == [second]


def test_what_stood_there_for_a_moment_is_part_of_the_past(
    live: Context, private: MediaStore
) -> None:
    first, second = private.put(b"La digue"), private.put(b"Le quai")

    perform_all(
        live,
        LIVE,
        [
            publication("p1", "Voici.", picture(first)),
            Correct(post="p1", content=content("Voici.", picture(second))),
        ],
    )

    assert live.media.names() == sorted([first, second])


def test_an_erasure_destroys_the_private_copy_too(live: Context, private: MediaStore) -> None:
    name, other = private.put(b"La digue"), private.put(b"Le quai")
    do(
        live,
        publication("p1", "Voici.", picture(name)),
        publication("p2", "Voici.", picture(other)),
        publication("p3", "Encore.", picture(other)),
        Erase(post="p1"),
        Erase(post="p2"),
    )

    assert live.media.names() == private.names() == [other]


def test_words_without_media_ask_nothing_of_the_stores(live: Context) -> None:
    do(live, publication("p1"), Describe(description=Description(headline="Tout va bien")))

    assert not live.media.folder.exists()


@pytest.mark.parametrize("hidden", [False, True])
def test_a_live_of_our_own_export_shows_its_pictures(
    live: Context, private: MediaStore, tmp_path: Path, hidden: bool
) -> None:
    name = private.put(b"La digue")
    do(live, publication("p1", "Voici.", picture(name)), *([Hide(post="p1")] if hidden else []))
    head = live.log.head(LIVE)
    assert head is not None
    elsewhere = Context(
        MemoryLog(), MediaStore(tmp_path / "elsewhere"), private=private, clock=Clock()
    )

    take_in(elsewhere, list(export(live, head)))

    assert elsewhere.media.names() == ([] if hidden else [name])

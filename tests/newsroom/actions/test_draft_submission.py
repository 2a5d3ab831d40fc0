"""Contributors hand in; live editors send back, or publish."""

import pytest

from filrouge.accounts.role import Capability, Role
from filrouge.domain.errors import Refused
from filrouge.newsroom.actions.draft import save
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.submission import send_back, submit
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft, DraftState, Entry
from filrouge.newsroom.writing import Writing
from tests.newsroom.desk import Desk
from tests.newsroom.written import saved, written


def test_a_draft_is_handed_in_and_sent_back_with_a_word(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submitted = submit(desk.house, author, live, "d1", version=0, writing=written())
    assert (submitted.state, submitted.version) == (DraftState.SUBMITTED, 1)

    returned = send_back(desk.house, editor, live, "d1", word="  Who says so?  ")

    assert (returned.state, returned.word) == (DraftState.RETURNED, "Who says so?")
    assert returned.decided_by == editor.user
    trail = [(entry.action, entry.user, entry.subject) for entry in Entry.objects.order_by("pk")]
    assert trail == [("submit", author.user, "d1"), ("return", editor.user, "d1")]


def test_the_word_stays_until_it_is_handed_in_again(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())
    send_back(desk.house, editor, live, "d1", word="Who says so?")

    edited = save(desk.house, author, live, "d1", version=2, writing=written("AFP says so"))
    assert (edited.state, edited.word) == (DraftState.RETURNED, "Who says so?")

    again = submit(desk.house, author, live, "d1", version=3, writing=written("AFP says so"))
    assert (again.state, again.word, again.decided_by) == (DraftState.SUBMITTED, "", None)


def test_handing_in_twice_is_handing_in_once(desk: Desk) -> None:
    author, live = desk.actor(Role.CONTRIBUTOR), desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())

    again = submit(desk.house, author, live, "d1", version=0, writing=written())

    assert again.version == 1
    assert Entry.objects.count() == 1


def test_nothing_is_handed_in_that_could_not_be_published(desk: Desk) -> None:
    author, live = desk.actor(Role.CONTRIBUTOR), desk.open_live()

    with pytest.raises(Refused, match="empty_post"):
        submit(desk.house, author, live, "d1", version=0, writing=Writing())

    assert not Draft.objects.exists()


def test_nobody_hands_in_for_another(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())

    with pytest.raises(Forbidden):
        submit(desk.house, editor, live, "d1", version=1, writing=written("Mine now"))


@pytest.mark.parametrize("role", [Role.JOURNALIST, Role.CONTRIBUTOR, Role.COPY_EDITOR])
def test_only_who_may_approve_sends_back(desk: Desk, role: Role) -> None:
    live = desk.open_live()
    author = desk.actor(Role.CONTRIBUTOR)
    submit(desk.house, author, live, "d1", version=0, writing=written())

    with pytest.raises(Forbidden) as forbidden:
        send_back(desk.house, desk.actor(role), live, "d1", word="No")

    assert forbidden.value.capability is Capability.APPROVE


def test_only_what_was_handed_in_is_sent_back(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    saved(desk.house, author, live, "open", written())
    publish(desk.house, editor, live, "out", version=0, writing=written())
    submit(desk.house, author, live, "in", version=0, writing=written())

    with pytest.raises(Declined, match="no_such_draft"):
        send_back(desk.house, editor, live, "open", word="No")
    with pytest.raises(Declined, match="not_submitted"):
        send_back(desk.house, editor, live, "out", word="No")
    with pytest.raises(Declined, match="no_word"):
        send_back(desk.house, editor, live, "in", word=" \n")

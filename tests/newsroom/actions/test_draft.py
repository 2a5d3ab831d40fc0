"""Drafts are kept, and no save overwrites what it did not know."""

import pytest

from filrouge.accounts.role import Capability, Role
from filrouge.domain.commands import Erase
from filrouge.domain.content import Content
from filrouge.domain.errors import Refused
from filrouge.newsroom.actions.draft import (
    delete,
    drafts_of_live,
    drafts_of_person,
    read,
    save,
)
from filrouge.newsroom.actions.post import change
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.submission import submit
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.bus import Change
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft, DraftState
from filrouge.newsroom.writing import CONTENT_MAX_BYTES, Writing, writing_of
from tests.newsroom.desk import Desk
from tests.newsroom.ear import listen
from tests.newsroom.written import saved, written
from tests.serving import words


def test_a_draft_is_kept_as_it_was_written(desk: Desk) -> None:
    actor, live = desk.actor(Role.CONTRIBUTOR), desk.open_live(posts=1)
    writing = written(
        "Totality",
        "Birds fall silent.",
        key_moment=True,
        pin=True,
        reply_to="p1",
        published_at=desk.clock(),
        note="Call the harbour master.",
        post="p1",
        base_revision=1,
        correction_note="The time was wrong.",
    )

    save(desk.house, actor, live, "d1", version=0, writing=writing)

    draft = read(desk.house, actor, live, "d1")
    assert writing_of(draft) == writing
    assert (draft.version, draft.state, draft.saved_at) == (1, DraftState.OPEN, desk.clock())


def test_words_that_are_not_finished_are_kept_too(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    draft = saved(desk.house, actor, live, "d1", Writing())

    assert writing_of(draft).content == Content()


def test_each_save_counts_and_names_the_one_it_is_based_on(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("One"))

    second = save(desk.house, actor, live, "d1", version=1, writing=written("Two"))

    assert second.version == 2
    assert writing_of(read(desk.house, actor, live, "d1")) == written("Two")


def test_a_save_that_knows_less_is_shown_the_other_text(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("One"))
    save(desk.house, actor, live, "d1", version=1, writing=written("From the phone"))

    with pytest.raises(Declined, match="draft_changed") as declined:
        save(desk.house, actor, live, "d1", version=1, writing=written("From the laptop"))

    current = declined.value.facts["current"]
    assert isinstance(current, dict)
    assert current["content"] == {"headline": "From the phone"}
    assert current["version"] == 2
    assert writing_of(read(desk.house, actor, live, "d1")) == written("From the phone")


def test_a_save_whose_answer_was_lost_may_be_sent_again(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("One"))
    save(desk.house, actor, live, "d1", version=1, writing=written("Two"))

    again = save(desk.house, actor, live, "d1", version=1, writing=written("Two"))

    assert again.version == 2


def test_a_draft_that_was_thrown_away_does_not_come_back_by_an_old_save(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("One"))
    delete(desk.house, actor, live, "d1")

    with pytest.raises(Declined, match="no_such_draft"):
        save(desk.house, actor, live, "d1", version=1, writing=written("One more"))

    assert not Draft.objects.exists()


def test_a_published_draft_keeps_no_words_and_takes_no_more(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    writing = written("Out", note="From the harbour master.")
    publish(desk.house, actor, live, "d1", version=0, writing=writing)

    with pytest.raises(Declined, match="already_published") as declined:
        save(desk.house, actor, live, "d1", version=1, writing=written("Late"))

    assert declined.value.facts == {"id": "d1", "url": f"/live/{live}/post/d1"}
    draft = Draft.objects.get()
    assert (draft.state, bytes(draft.content), draft.note) == (DraftState.PUBLISHED, b"{}", "")


def test_what_is_too_long_is_refused_with_its_limit(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with pytest.raises(Declined, match="draft_too_large") as declined:
        saved(desk.house, actor, live, "d1", written("A", "a" * CONTENT_MAX_BYTES))

    assert declined.value.facts == {"limit_kb": 200}
    assert not Draft.objects.exists()


def test_half_a_character_is_refused(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with pytest.raises(Refused, match="forbidden_character"):
        saved(desk.house, actor, live, "d1", written("\ud83d"))


def test_an_id_that_could_not_be_a_posts_is_refused(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with pytest.raises(Refused, match="malformed_id"):
        saved(desk.house, actor, live, "../d1", written())

    assert not Draft.objects.exists()


def test_an_id_of_another_live_is_taken(desk: Desk) -> None:
    actor, live, other = desk.actor(Role.JOURNALIST), desk.open_live(), desk.open_live()
    saved(desk.house, actor, live, "d1", written())

    with pytest.raises(Declined, match="id_taken"):
        save(desk.house, actor, other, "d1", version=1, writing=written("Elsewhere"))
    with pytest.raises(Declined, match="no_such_draft"):
        read(desk.house, actor, other, "d1")


def test_nobody_sees_or_changes_anothers_open_draft(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.ADMINISTRATOR)
    live = desk.open_live()
    saved(desk.house, author, live, "d1", written("Mine"))

    with pytest.raises(Declined, match="no_such_draft"):
        read(desk.house, editor, live, "d1")
    with pytest.raises(Forbidden):
        save(desk.house, editor, live, "d1", version=1, writing=written("Yours"))
    with pytest.raises(Declined, match="no_such_draft"):
        delete(desk.house, editor, live, "d1")

    assert writing_of(Draft.objects.get()) == written("Mine")


def test_what_was_handed_in_is_edited_by_who_may_approve(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written("Handed in"))

    save(desk.house, editor, live, "d1", version=1, writing=written("Handed in, and cut"))

    with pytest.raises(Forbidden):
        save(
            desk.house,
            desk.actor(Role.JOURNALIST),
            live,
            "d1",
            version=2,
            writing=written("Not theirs"),
        )
    draft = read(desk.house, author, live, "d1")
    assert (draft.state, draft.author) == (DraftState.SUBMITTED, author.user)
    assert writing_of(draft) == written("Handed in, and cut")


def test_a_list_holds_ones_own_and_what_was_handed_in(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live, other = desk.open_live(), desk.open_live()
    saved(desk.house, author, live, "open", written("Open"))
    desk.clock.advance(seconds=1)
    submit(desk.house, author, live, "handed-in", version=0, writing=written("Handed in"))
    desk.clock.advance(seconds=1)
    saved(desk.house, editor, live, "editors", written("The editor's"))
    saved(desk.house, author, other, "elsewhere", written("Elsewhere"))
    publish(desk.house, editor, live, "out", version=0, writing=written("Out"))

    def ids(drafts: object) -> list[str]:
        return [draft.pk for draft in drafts]  # type: ignore[attr-defined] # a query set

    assert ids(drafts_of_live(author, live)) == ["handed-in", "open"]
    assert ids(drafts_of_live(editor, live)) == ["editors", "handed-in"]
    assert ids(drafts_of_live(editor, live, state="submitted")) == ["handed-in"]
    assert ids(drafts_of_live(editor, live, state="published")) == ["out"]
    assert ids(drafts_of_live(author, live, state="published")) == []
    assert ids(drafts_of_person(author)) == ["elsewhere", "handed-in", "open"]


def test_who_may_not_write_keeps_no_drafts(desk: Desk) -> None:
    live = desk.open_live()

    for role in (Role.LAWYER, Role.READ_ONLY):
        with pytest.raises(Forbidden) as forbidden:
            saved(desk.house, desk.actor(role), live, "d1", written())
        assert forbidden.value.capability is Capability.WRITE


def test_consoles_hear_of_a_new_draft_and_not_of_every_key_press(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, live = desk.actor(Role.CONTRIBUTOR), desk.open_live()
    heard = listen(desk, monkeypatch)

    saved(desk.house, actor, live, "d1", written("One"))
    save(desk.house, actor, live, "d1", version=1, writing=written("One and a half"))
    submit(desk.house, actor, live, "d1", version=2, writing=written("Two"))
    save(desk.house, actor, live, "d1", version=3, writing=written("Two and a half"))

    assert heard == [Change(kind="drafts", live=live, subject="d1")] * 3


def test_a_crash_after_the_log_is_seen_by_the_next_request(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    publish(desk.house, actor, live, "d1", version=0, writing=written("Out"))
    # The table as it was before the server died: it did not learn that the post is out.
    Draft.objects.update(state=DraftState.OPEN, content=b'{"headline":"Out"}', version=1)

    with pytest.raises(Declined, match="already_published"):
        save(desk.house, actor, live, "d1", version=1, writing=written("Out, and more"))

    draft = Draft.objects.get()
    assert (draft.state, bytes(draft.content)) == (DraftState.PUBLISHED, b"{}")
    assert desk.live(live).posts["d1"].content == words("Out")


def test_words_of_an_erased_post_do_not_come_back_by_a_window_that_shows_them(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live(posts=2)
    secret = written("The name of the child", post="p1", base_revision=1)
    saved(desk.house, actor, live, "d1", secret)
    change(desk.house, desk.actor(Role.LAWYER), live, Erase(post="p1"))

    blank = read(desk.house, actor, live, "d1")
    for keep in (save, submit):
        for draft_id, version in (("d1", blank.version), ("d2", 0)):
            with pytest.raises(Refused, match="post_is_gone"):
                keep(desk.house, actor, live, draft_id, version=version, writing=secret)

    assert not any(b"child" in bytes(draft.content) for draft in Draft.objects.all())
    delete(desk.house, actor, live, "d1")
    saved(desk.house, actor, live, "d3", written("Another", post="p2", base_revision=1))


def test_who_has_the_queue_open_hears_of_an_erasure(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, heard = desk.open_live(posts=1), listen(desk, monkeypatch)

    change(desk.house, desk.actor(Role.LAWYER), live, Erase(post="p1"))

    assert Change(kind="drafts", live=live) in heard

"""A draft goes out: once, whatever is repeated and whatever breaks in between."""

from datetime import timedelta

import pytest

from filrouge.accounts.role import Capability, Role
from filrouge.domain.commands import Correct, Erase
from filrouge.domain.content import Correction
from filrouge.domain.errors import Conflict, Refused
from filrouge.domain.state import Condition
from filrouge.log.memory import MemoryLog
from filrouge.log.port import StoreError
from filrouge.newsroom.actions.draft import read, save
from filrouge.newsroom.actions.post import Published
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.schedule import unschedule
from filrouge.newsroom.actions.submission import send_back, submit
from filrouge.newsroom.actor import Actor, Forbidden
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft, DraftState, Entry, Note, Timing
from filrouge.newsroom.writing import Writing, writing_of
from tests.newsroom.desk import Desk
from tests.newsroom.written import saved, written
from tests.serving import words


def test_a_post_has_the_id_of_its_draft(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live(posts=1)
    writing = written(
        "Totality", key_moment=True, pin=True, reply_to="p1", note="From the harbour master."
    )

    out = publish(desk.house, actor, live, "d1", version=0, writing=writing)

    state = desk.live(live)
    post = state.posts["d1"]
    assert out.published == Published(id="d1", seq=5, url=f"/live/{live}/post/d1")
    assert (post.content, post.key_moment, post.reply_to) == (words("Totality"), True, "p1")
    assert state.pinned == "d1"
    assert out.draft.state == DraftState.PUBLISHED
    note = Note.objects.get()
    assert (note.post, note.text) == ("d1", "From the harbour master.")


def test_a_repeated_request_gets_the_same_answer_and_makes_no_second_post(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    first = publish(desk.house, actor, live, "d1", version=0, writing=written())
    seq = desk.live(live).seq

    again = publish(desk.house, actor, live, "d1", version=0, writing=written())

    assert again.published == first.published
    assert desk.live(live).seq == seq
    assert Entry.objects.filter(action="publish").count() == 1


def test_other_words_under_the_same_id_are_told_where_the_post_is(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    publish(desk.house, actor, live, "d1", version=0, writing=written("First"))

    with pytest.raises(Declined, match="already_published") as declined:
        publish(desk.house, actor, live, "d1", version=1, writing=written("Second"))

    assert declined.value.facts == {"id": "d1", "url": f"/live/{live}/post/d1"}
    assert desk.live(live).posts["d1"].content == words("First")


def test_an_erased_post_does_not_come_back_by_a_repeated_request(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    publish(desk.house, actor, live, "d1", version=0, writing=written("Name of a minor"))
    desk.do(live, Erase(post="d1"))

    publish(desk.house, actor, live, "d1", version=0, writing=written("Name of a minor"))

    assert desk.live(live).posts["d1"].condition is Condition.ERASED
    assert bytes(Draft.objects.get().content) == b"{}"


def test_a_correction_names_the_revision_it_was_written_on(desk: Desk) -> None:
    actor, live = desk.actor(Role.COPY_EDITOR), desk.open_live(posts=1)
    writing = written(
        "Nine hurt", post="p1", base_revision=1, correction_note="Nine, and not twelve."
    )

    out = publish(desk.house, actor, live, "c1", version=0, writing=writing)

    post = desk.live(live).posts["p1"]
    assert out.published == Published(id="p1", seq=5, url=f"/live/{live}/post/p1")
    assert post.content == words("Nine hurt")
    assert post.corrections == (Correction(note="Nine, and not twelve.", at=desk.clock()),)
    assert list(desk.live(live).posts) == ["p1"]


def test_a_minor_correction_leaves_no_note(desk: Desk) -> None:
    actor, live = desk.actor(Role.COPY_EDITOR), desk.open_live(posts=1)
    writing = written("Nine hurt", post="p1", base_revision=1)

    publish(desk.house, actor, live, "c1", version=0, writing=writing)

    post = desk.live(live).posts["p1"]
    assert (post.corrections, post.minor_corrections) == ((), 1)


def test_a_correction_of_substance_says_what_it_corrects(desk: Desk) -> None:
    actor, live = desk.actor(Role.COPY_EDITOR), desk.open_live(posts=1)
    writing = written("Nine hurt", post="p1", base_revision=1, correction_note=" ")
    draft = saved(desk.house, actor, live, "c1", writing)
    # While it is written, an empty field is no note yet, and saving it again is no change.
    assert save(desk.house, actor, live, "c1", version=1, writing=writing).version == 1

    with pytest.raises(Refused, match="no_note"):
        publish(desk.house, actor, live, draft.pk, version=1, writing=writing)

    assert desk.live(live).posts["p1"].revision == 1


def test_a_correction_that_comes_too_late_changes_nothing(desk: Desk) -> None:
    actor, live = desk.actor(Role.COPY_EDITOR), desk.open_live(posts=1)
    desk.do(live, Correct(post="p1", content=words("Theirs")))
    saved(desk.house, actor, live, "c1", written("Mine", post="p1", base_revision=1))

    with pytest.raises(Conflict) as conflict:
        publish(
            desk.house,
            actor,
            live,
            "c1",
            version=1,
            writing=written("Mine", post="p1", base_revision=1),
        )

    assert (conflict.value.expected, conflict.value.actual) == (1, 2)
    assert desk.live(live).posts["p1"].content == words("Theirs")
    draft = Draft.objects.get()
    assert (draft.state, draft.version, writing_of(draft).content) == (
        DraftState.OPEN,
        1,
        words("Mine"),
    )


def test_what_the_log_refuses_leaves_the_draft_where_it_was(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("Soon"))

    with pytest.raises(Refused, match="empty_post"):
        publish(desk.house, actor, live, "d1", version=1, writing=Writing())

    draft = Draft.objects.get()
    assert (draft.state, draft.version, writing_of(draft)) == (
        DraftState.OPEN,
        1,
        written("Soon"),
    )


def test_a_store_that_fails_leaves_the_draft_to_be_sent_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())

    with monkeypatch.context() as broken:
        broken.setattr(MemoryLog, "append", _full)
        with pytest.raises(StoreError):
            publish(desk.house, editor, live, "d1", version=1, writing=written())

    draft = Draft.objects.get()
    assert (draft.state, draft.due_at) == (DraftState.SUBMITTED, None)
    out = publish(desk.house, editor, live, "d1", version=1, writing=written())
    assert out.draft.state == DraftState.PUBLISHED


def test_a_word_of_whoever_sent_it_back_outlives_a_full_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    author, editor = desk.actor(Role.JOURNALIST), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())
    send_back(desk.house, editor, live, "d1", word="Who says so?")

    with monkeypatch.context() as full:
        full.setattr(MemoryLog, "append", _full)
        with pytest.raises(StoreError):
            publish(desk.house, author, live, "d1", version=2, writing=written())

    draft = read(desk.house, author, live, "d1")
    assert (draft.state, draft.word, draft.decided_by) == (
        DraftState.RETURNED,
        "Who says so?",
        editor.user,
    )


def test_what_two_editors_publish_at_once_in_vain_stays_in_the_queue(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    author, live = desk.actor(Role.CONTRIBUTOR), desk.open_live()
    one, other = desk.actor(Role.LIVE_EDITOR), desk.actor(Role.LIVE_EDITOR)
    submit(desk.house, author, live, "d1", version=0, writing=written())

    with monkeypatch.context() as full:
        full.setattr(MemoryLog, "append", _killed)
        with pytest.raises(KeyboardInterrupt):
            publish(desk.house, one, live, "d1", version=1, writing=written())
        full.setattr(MemoryLog, "append", _full)
        with pytest.raises(StoreError):
            publish(desk.house, other, live, "d1", version=1, writing=written())

    assert read(desk.house, other, live, "d1").state == DraftState.SUBMITTED


def _full(*_: object) -> None:
    raise StoreError("the disk is full")


def test_a_publication_cut_short_before_the_log_can_be_sent_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with monkeypatch.context() as broken:
        broken.setattr(MemoryLog, "append", _killed)
        with pytest.raises(KeyboardInterrupt):
            publish(desk.house, actor, live, "d1", version=0, writing=written())

    with pytest.raises(Declined, match="draft_waits"):
        save(desk.house, actor, live, "d1", version=1, writing=written("Typed meanwhile"))
    publish(desk.house, actor, live, "d1", version=0, writing=written())
    assert desk.live(live).posts["d1"].content == words("Totality over Coruña")


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_stale_tab_cannot_publish_over_what_it_does_not_know(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("One"))
    save(desk.house, actor, live, "d1", version=1, writing=written("Two"))

    with pytest.raises(Declined, match="draft_changed"):
        publish(desk.house, actor, live, "d1", version=1, writing=written("One"))

    assert desk.live(live).posts.get("d1") is None


def test_who_may_approve_publishes_what_was_handed_in(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())

    publish(desk.house, editor, live, "d1", version=1, writing=written("Cut to fit"))

    draft = read(desk.house, author, live, "d1")
    assert (draft.state, draft.author, draft.decided_by) == (
        DraftState.PUBLISHED,
        author.user,
        editor.user,
    )
    assert Entry.objects.get(action="publish").user == editor.user


@pytest.mark.parametrize(
    ("role", "writing", "needed"),
    [
        (Role.CONTRIBUTOR, written(), Capability.PUBLISH),
        (Role.COPY_EDITOR, written(), Capability.PUBLISH),
        (Role.LAWYER, written(), Capability.PUBLISH),
        (Role.CONTRIBUTOR, written(post="p1", base_revision=1), Capability.CORRECT),
    ],
)
def test_who_may_not_publish_does_not(
    desk: Desk, role: Role, writing: Writing, needed: Capability
) -> None:
    live = desk.open_live(posts=1)
    seq = desk.live(live).seq

    with pytest.raises(Forbidden) as forbidden:
        publish(desk.house, desk.actor(role), live, "d1", version=0, writing=writing)

    assert forbidden.value.capability is needed
    assert desk.live(live).seq == seq
    assert not Draft.objects.exists()


def test_a_token_without_the_scope_publishes_nothing(desk: Desk) -> None:
    person, live = desk.person(Role.ADMINISTRATOR), desk.open_live()
    program = Actor(person, frozenset({Capability.WRITE}))

    with pytest.raises(Forbidden, match="publish"):
        publish(desk.house, program, live, "d1", version=0, writing=written())


class TestUndo:
    @pytest.fixture
    def hesitant(self, desk: Desk) -> Actor:
        actor = desk.actor(Role.JOURNALIST)
        actor.user.undo_s = 10
        actor.user.save()
        return actor

    def test_the_server_holds_the_post_for_so_long(self, desk: Desk, hesitant: Actor) -> None:
        live = desk.open_live()

        out = publish(desk.house, hesitant, live, "d1", version=0, writing=written())

        assert out.published is None
        assert (out.draft.state, out.draft.timing) == (DraftState.SCHEDULED, Timing.UNDO)
        assert out.draft.due_at == desk.clock() + timedelta(seconds=10)
        assert not desk.live(live).posts

    def test_a_repeated_request_does_not_begin_the_delay_again(
        self, desk: Desk, hesitant: Actor
    ) -> None:
        live = desk.open_live()
        first = publish(desk.house, hesitant, live, "d1", version=0, writing=written())
        desk.clock.advance(seconds=4)

        again = publish(desk.house, hesitant, live, "d1", version=0, writing=written())

        assert (again.published, again.draft.due_at) == (None, first.draft.due_at)

    def test_it_is_taken_back_and_can_be_written_on(self, desk: Desk, hesitant: Actor) -> None:
        live = desk.open_live()
        publish(desk.house, hesitant, live, "d1", version=0, writing=written())

        draft = unschedule(desk.house, hesitant, live, "d1")

        assert (draft.state, draft.due_at, draft.decided_by) == (DraftState.OPEN, None, None)
        save(desk.house, hesitant, live, "d1", version=2, writing=written("Better"))

    def test_it_is_not_taken_back_once_its_time_has_come(self, desk: Desk, hesitant: Actor) -> None:
        live = desk.open_live()
        publish(desk.house, hesitant, live, "d1", version=0, writing=written())
        desk.clock.advance(seconds=10)

        with pytest.raises(Declined, match="too_late"):
            unschedule(desk.house, hesitant, live, "d1")

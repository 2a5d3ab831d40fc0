"""What happened to a post, as the newsroom looks at it."""

from filrouge.domain.commands import Correct, Erase, Hide, Mark, Step, Withdraw
from filrouge.service.context import Context
from filrouge.service.history import Revision, history
from filrouge.service.perform import perform_steps
from tests.service.house import LIVE, START, Clock, content, do, publication


def test_every_event_of_the_post_and_of_no_other(house: Context, clock: Clock) -> None:
    do(house, publication("p1", "Neuf blessés."), publication("p2"))
    clock.advance(minutes=1)
    do(
        house,
        Correct(post="p1", content=content("Dix blessés."), note="Dix, et non neuf."),
        Hide(post="p2"),
        Mark(post="p1"),
        Withdraw(post="p1", reason="Source démentie"),
    )
    later = clock.now

    assert history(house, LIVE, "p1") == (
        Revision(
            seq=4,
            type="post.published",
            recorded_at=START,
            occurred_at=START,
            content=content("Neuf blessés."),
        ),
        Revision(
            seq=6,
            type="post.corrected",
            recorded_at=later,
            occurred_at=later,
            content=content("Dix blessés."),
            note="Dix, et non neuf.",
        ),
        Revision(seq=8, type="post.marked", recorded_at=later, occurred_at=later),
        Revision(
            seq=9,
            type="post.withdrawn",
            recorded_at=later,
            occurred_at=later,
            reason="Source démentie",
        ),
    )


def test_what_was_erased_is_told_without_its_words(house: Context) -> None:
    do(
        house,
        publication("p1", "Un nom."),
        Correct(post="p1", content=content("Un autre nom."), note="Le nom."),
        Withdraw(post="p1", reason="Le nom"),
        Erase(post="p1"),
    )

    revisions = history(house, LIVE, "p1")

    assert [(each.seq, each.type, each.erased) for each in revisions] == [
        (4, "post.published", True),
        (5, "post.corrected", True),
        (6, "post.withdrawn", True),
        (7, "post.erased", False),
    ]
    assert {(each.content, each.note, each.reason) for each in revisions} == {(None, None, None)}


def test_what_happened_at_no_known_time_was_still_written_at_one(house: Context) -> None:
    perform_steps(house, LIVE, [Step(command=publication("p1"))])

    (revision,) = history(house, LIVE, "p1")

    assert (revision.occurred_at, revision.recorded_at) == (None, START)


def test_nothing_happened_to_what_is_not_there(house: Context) -> None:
    assert history(house, LIVE, "p9") == history(house, "l9", "p1") == ()
    assert history(house, LIVE, "") == ()

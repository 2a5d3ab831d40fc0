"""Words destroyed in the log leave the same live as words erased in the state.

A node that was up at the erasure folded the full log; one that starts later folds what is left.
Both must show the same page.
"""

from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain import chain
from filrouge.domain.commands import Erase, EraseDescriptions, EraseFact
from filrouge.domain.fold import replay
from filrouge.domain.record import Record, entry
from filrouge.domain.state import Live
from tests.domain.story import ERASED_WITH, LIVE, Story, redacted
from tests.strategies import stories


def states(records: list[Record]) -> list[Live]:
    """Give the state after each record."""
    folded: list[Live] = []
    for record in records:
        live = folded[-1] if folded else None
        folded.append(replay([entry(record)], live_id=LIVE, live=live))
    return folded


def last_erasure(story: Story) -> int:
    """Number the last erasure; 1 where there was none."""
    return max(
        (one.seq for one in story.records if one.envelope.type in ERASED_WITH),
        default=1,
    )


@given(stories(min_posts=3))
def test_a_day_with_erasures_is_the_same_without_the_erased_words(story: Story) -> None:
    left = redacted(story.records)
    since = last_erasure(story) - 1
    assert states(left)[since:] == story.states[since:]


@given(stories(min_posts=1), st.data())
def test_a_post_is_erased_after_anything(story: Story, data: st.DataObject) -> None:
    post = data.draw(st.sampled_from(sorted(story.now.posts)))
    story.do(Erase(post=post))
    assert states(redacted(story.records))[-1] == story.now


@given(stories(min_posts=1), st.data())
def test_a_fact_is_erased_after_anything(story: Story, data: st.DataObject) -> None:
    facts = sorted({fact.id for fact in story.now.facts} | story.now.former_facts)
    if facts:
        story.do(EraseFact(fact=data.draw(st.sampled_from(facts))))
    assert states(redacted(story.records))[-1] == story.now


@given(stories(min_posts=1))
def test_descriptions_are_erased_after_anything(story: Story) -> None:
    story.do(EraseDescriptions())
    assert states(redacted(story.records))[-1] == story.now


@given(stories(min_posts=20))
def test_the_whole_log_can_be_erased_post_by_post(story: Story) -> None:
    for post in sorted(story.now.posts):
        story.do(Erase(post=post))
    left = redacted(story.records)
    assert states(left)[-1] == story.now
    assert chain.verify(left) == story.end
    assert (story.now.visible_posts, story.now.pinned) == (0, None)


@given(stories(min_posts=20))
def test_an_erasure_moves_no_boundary_and_no_post_in_any_past_state(story: Story) -> None:
    for before, after in zip(story.states, states(redacted(story.records)), strict=True):
        assert (after.seals, after.open_posts) == (before.seals, before.open_posts)
        orders = {post.id: post.order for post in before.posts.values()}
        assert {post.id: post.order for post in after.posts.values()} == orders

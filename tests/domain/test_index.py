"""The posts in two orders, held against sorting them all anew."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.domain.content import Content, Correction
from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Post

# A story: each entry publishes (or moves and changes) post `number` at `ms`.
CHANGES = st.lists(st.tuples(st.integers(0, 9), st.integers(-3, 3)), max_size=30)


def a_post(number: int, ms: int, seq: int, born: int) -> Post:
    return Post(id=f"p{number}", content=Content(), order=(ms, born), changed_seq=seq)


def told(changes: list[tuple[int, int]]) -> tuple[dict[str, Post], Index]:
    posts: dict[str, Post] = {}
    index = Index([])
    for seq, (number, ms) in enumerate(changes, start=1):
        known = posts.get(f"p{number}")
        post = a_post(number, ms, seq, seq if known is None else known.order[1])
        posts[post.id] = post
        index.put(post)
    return posts, index


@given(CHANGES, st.integers(0, 31), st.integers(0, 12))
def test_what_changed_after_a_seq_is_what_sorting_gives(
    changes: list[tuple[int, int]], seq: int, most: int
) -> None:
    posts, index = told(changes)
    newest_first = sorted(posts.values(), key=lambda post: -post.changed_seq)
    expected = [post.id for post in newest_first if post.changed_seq > seq]

    assert index.changed_after(seq, most=most) == (None if len(expected) > most else expected)
    assert Index(posts.values()).changed_after(seq, most=99) == expected


@given(CHANGES, st.integers(-4, 4), st.integers(-4, 4))
def test_what_stands_between_two_keys_is_what_sorting_gives(
    changes: list[tuple[int, int]], low: int, high: int
) -> None:
    posts, index = told(changes)
    floor, ceiling = (low, 5), (high, 5)
    newest_first = sorted(posts.values(), key=lambda post: post.order, reverse=True)

    assert index.between(None, None) == [post.id for post in newest_first]
    assert index.between(floor, ceiling) == [
        post.id for post in newest_first if floor < post.order <= ceiling
    ]
    assert index.above(floor) == [post.id for post in newest_first if post.order > floor]


LATER = st.sampled_from(["plain", "key", "corrected", "hidden", "withdrawn", "erased"])
LISTED = st.lists(st.tuples(st.integers(0, 9), st.integers(-3, 3), LATER), max_size=30)


def a_listed(number: int, ms: int, seq: int, born: int, kind: str) -> Post:
    post = a_post(number, ms, seq, born)
    match kind:
        case "key":
            return replace(post, key_moment=True)
        case "corrected":
            return replace(post, key_moment=True, corrections=(Correction(note="Faux."),))
        case "plain":
            return post
        case _:
            gone = replace(post, key_moment=True, corrections=(Correction(note="Faux."),))
            return replace(gone, condition=Condition(kind))


@given(LISTED, st.integers(-4, 4), st.integers(-4, 4))
def test_lists_of_the_page_are_what_looking_at_every_post_gives(
    changes: list[tuple[int, int, str]], low: int, high: int
) -> None:
    posts: dict[str, Post] = {}
    index = Index([])
    for seq, (number, ms, kind) in enumerate(changes, start=1):
        known = posts.get(f"p{number}")
        post = a_listed(number, ms, seq, seq if known is None else known.order[1], kind)
        posts[post.id] = post
        index.put(post)
    oldest_first = sorted(posts.values(), key=lambda post: post.order)
    seen = [post for post in oldest_first if post.is_seen]

    for one in (index, Index(posts.values())):
        moments = [post.id for post in reversed(oldest_first) if post.is_moment]
        assert one.moments() == moments
        assert one.corrected() == {post.id for post in oldest_first if post.is_corrected}
        assert one.span() == ((seen[0].order[0], seen[-1].order[0]) if seen else None)
        assert one.count(low, max(low, high)) == len(
            [post for post in seen if low <= post.order[0] < high]
        )
        before = [post for post in seen if post.order[0] <= low]
        newest = next(iter([*before[-1:], *seen[:1]]), None)
        assert one.at(low) == (None if newest is None else newest.id)


@given(CHANGES, CHANGES)
def test_a_copy_goes_its_own_way(
    changes: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    posts, index = told(changes)
    before = index.between(None, None)
    copy = index.copy()

    for seq, (number, ms) in enumerate(more, start=100):
        copy.put(a_post(number, ms, seq, seq))

    assert index.between(None, None) == before
    assert index.changed_after(0, most=99) == Index(posts.values()).changed_after(0, most=99)
    assert index.span() == Index(posts.values()).span()

"""The posts in two orders, held against sorting them all anew."""

from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.content import Content
from filrouge.domain.state import Post
from filrouge.reader.index import Index

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

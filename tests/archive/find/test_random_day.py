"""Whatever happens in a live: an index kept up to date is the one that would be made anew."""

from hypothesis import given, settings

from filrouge.archive.find.index import Index, build
from filrouge.archive.find.lines import body, names
from filrouge.archive.find.search import select
from filrouge.archive.find.terms import read_terms
from filrouge.domain.chain import Sealed
from filrouge.domain.content import Content
from filrouge.domain.state import Condition, Live
from filrouge.service.load import Loaded
from tests.domain.story import Story
from tests.strategies import WORDS, stories


def index_of(live: Live, before: Index | None = None) -> Index:
    return build(Loaded(live=live, end=Sealed(seq=live.seq), epoch=1), before)


@settings(max_examples=25)
@given(stories(min_posts=3, max_whims=30))
def test_kept_up_to_date_is_as_good_as_new(story: Story) -> None:
    index: Index | None = None
    for live in story.states[::3] + story.states[-1:]:
        index = index_of(live, index)

        fresh = index_of(live)
        assert [entry[1:] for entry in index.entries] == [entry[1:] for entry in fresh.entries]
        posts = [entry.post for entry in index.entries]
        assert [post.id for post in posts] == [entry.post.id for entry in fresh.entries]
        assert all(live.posts[post.id].content == post.content for post in posts)


@settings(max_examples=25)
@given(stories(min_posts=3, max_whims=30))
def test_only_words_that_readers_see_are_found_and_all_of_them(story: Story) -> None:
    index: Index | None = None
    for live in story.states[::3] + story.states[-1:]:
        index = index_of(live, index)
    assert index is not None
    posts = story.now.posts.values()
    for words in WORDS:
        terms = read_terms(f'"{words.replace(chr(34), "")}"', index.lexicon, most=20).terms
        if not terms:
            continue

        found = {entry.post.id for entry in select(index, terms, ())}

        assert all(_has_words(story, post) for post in found)
        assert found >= {
            post.id
            for post in posts
            if _has_words(story, post.id) and words in [*body(post), *names(post)]
        }


def _has_words(story: Story, post_id: str) -> bool:
    post = story.post(post_id)
    withheld = {Condition.HIDDEN, Condition.ERASED}
    return post.condition not in withheld and post.content != Content()

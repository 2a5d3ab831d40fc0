"""The posts of one live, ready to be searched: made once, then changed where the live changed.

A post is kept as one string of its words' keys. To look for a word in ten thousand posts is then to
look for a piece of text in ten thousand strings, a few milliseconds: no lists of postings have to
be kept right.
"""

import sys
from collections.abc import Iterator
from typing import NamedTuple

from filrouge.archive.find.lines import body, names
from filrouge.archive.find.words import Lexicon, fold_name
from filrouge.domain.blocks import Audio, Image, LinkCard, Quote, Video
from filrouge.domain.state import Condition, Live, Post
from filrouge.service.load import Loaded

_SIGN = "\n"
"""Stands in no name and no value: both came without control characters, or were folded."""


def facet(name: str, value: str) -> str:
    """Write something that a post has and that one may ask for, as one string: "topic", "Eau".

    Strings know their hash, which tuples find out each time: tens of thousands are counted.
    """
    return sys.intern(f"{name}{_SIGN}{fold_name(value)}")


def facet_name(facet: str) -> str:
    """Give the name back."""
    return facet.partition(_SIGN)[0]


class Entry(NamedTuple):
    """A post that may be found.

    `words` are the keys of its words, each between blanks, its lines apart; "" where no word may be
    found. `facets` maps what it has to how it is written there.
    """

    post: Post
    words: str
    facets: dict[str, str]


class Index(NamedTuple):
    """The posts of a live as it stands, newest first: what readers see, and tombstones.

    Never changed once made, but for the lexicon, which learns. `characters` says how much it holds.
    """

    epoch: int
    live: Live
    lexicon: Lexicon
    entries: tuple[Entry, ...]
    characters: int


def build(loaded: Loaded, before: Index | None = None) -> Index:
    """Make the index of a live as it stands; what has not changed is taken from one made `before`.

    Where history was rebuilt (another epoch) or the language changed, nothing is taken from it:
    words that were erased are not even kept as keys.
    """
    live = loaded.live
    if before is None or before.epoch != loaded.epoch or before.live.language != live.language:
        lexicon, known = Lexicon(live.language), dict[str, Entry]()
    else:
        lexicon = before.lexicon
        known = {entry.post.id: entry for entry in before.entries}
    entries: list[Entry] = []
    for post in live.posts.values():
        if post.condition in {Condition.HIDDEN, Condition.ERASED}:
            continue
        entry = known.get(post.id)
        if entry is None or entry.post.changed_seq != post.changed_seq:
            entry = _entry(post, lexicon)
        entries.append(entry)
    entries.sort(key=lambda entry: entry.post.order, reverse=True)
    characters = sum(len(entry.words) for entry in entries)
    return Index(loaded.epoch, live, lexicon, tuple(entries), characters)


def _entry(post: Post, lexicon: Lexicon) -> Entry:
    lines = [
        _keys(line, lexicon) for line in (post.content.headline or "", *body(post), *names(post))
    ]
    return Entry(post, "\n".join(filter(None, lines)), dict(_facets(post)))


def _keys(line: str, lexicon: Lexicon) -> str:
    """Write a line as keys; what hyphens tie comes once more as one word, on a line of its own."""
    compounds = lexicon.compounds(line)
    rows = [" ".join([compound.keys for compound in compounds if compound.keys])]
    rows += [compound.joined.key for compound in compounds if compound.joined is not None]
    return "\n".join(f" {row} " for row in rows if row)


def _facets(post: Post) -> Iterator[tuple[str, str]]:
    content = post.content
    if post.is_moment:
        yield facet("key", "1"), "1"
    for name, values in (
        ("topic", content.topics),
        ("person", content.people),
        ("author", content.authors),
    ):
        for value in values:
            yield facet(name, value), value
    for kind in sorted(_kinds(post)):
        yield facet("kind", kind), kind


def _kinds(post: Post) -> Iterator[str]:
    if post.is_corrected:
        yield "correction"
    for block in post.content.blocks:
        match block:
            case Quote():
                yield "quote"
            case Image(media=str()):
                yield "picture"
            case Audio():
                yield "audio"
            case Video():
                yield "video"
            case LinkCard():
                yield "card"
            case _:
                pass

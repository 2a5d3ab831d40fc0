"""The live read as an article: from its beginning to its end, for who was not there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from filrouge.domain.state import Condition, Fact, Live, Post
from filrouge.domain.text import plain
from filrouge.formats.base import Site, Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import Moments, iso
from filrouge.formats.parts.part import name_of
from filrouge.formats.parts.post import ADDRESSES, moments_of, render_post
from filrouge.formats.parts.runs import render_runs

POSTS_A_PAGE = 500
"""More takes a phone a second to lay out, and 100 ms to write."""


class Chapter(NamedTuple):
    """The posts of one hour, oldest first; `heading` is "" for those before the first time."""

    heading: str
    posts: Sequence[Markup]


def story(live: Live) -> list[Post]:
    """Give the posts that readers are shown, tombstones among them, oldest first."""
    shown = (post for post in live.posts.values() if post.condition is not Condition.HIDDEN)
    return sorted(shown, key=lambda post: post.order)


def pages_of(posts: Sequence[Post]) -> int:
    """Say on how many pages so many posts are told; at least one."""
    return max(1, -(-len(posts) // POSTS_A_PAGE))


def render_article(
    theme: Theme,
    site: Site,
    live: Live,
    *,
    slug: str,
    cursor: str,
    posts: Sequence[Post],
    number: int,
) -> str:
    """Write page `number` (from 1) of `posts`, which is the whole `story` of the live.

    Facts and key moments are on the first page, and lead to their posts, on whatever page. Once
    the live is over, the article stands for itself; before that, search engines are sent to the
    live. Raises LookupError for a page that is not there.
    """
    pages = pages_of(posts)
    if not 1 <= number <= pages:
        raise LookupError(f"page {number} of {pages}")
    moments = moments_of(theme, live)
    words = theme.words(live.language)
    headline = live.description.headline
    title = words.gettext("{headline}: the whole story").format(headline=Markup.escape(headline))
    if number > 1:
        of = words.gettext("page {n} of {total}").format(n=number, total=pages)
        title = Markup("{} ({})").format(title, of)
    standing = {post.id: place // POSTS_A_PAGE + 1 for place, post in enumerate(posts)}
    own = address.article_path(slug, number)
    first = (number - 1) * POSTS_A_PAGE

    def place(post: str) -> str:
        page = standing[post]
        path = "" if page == number else address.article_path(slug, page)
        return f"{path}#{address.anchor(post)}"

    return theme.render(
        "article.html",
        live.language,
        site=site,
        body="page",
        title=Markup("{} – {}").format(title, site.name),
        title_alone=title,
        description=plain(live.description.standfirst) or headline,
        canonical=f"{site.address}{own if live.is_over else address.live_path(slug)}",
        own=f"{site.address}{own}",
        home=address.live_path(slug),
        live=live,
        cursor=cursor,
        number=number,
        pages=pages,
        previous=address.article_path(slug, number - 1) if number > 1 else None,
        next=address.article_path(slug, number + 1) if number < pages else None,
        chapters=list(
            _chapters(theme, live, posts[first : first + POSTS_A_PAGE], moments, slug=slug)
        ),
        key_moments=[post for post in posts if post.is_moment] if number == 1 else [],
        known=_facts(live, known=True) if number == 1 else [],
        unknown=_facts(live, known=False) if number == 1 else [],
        supports=lambda fact: _seen(live, fact.content.posts),
        moments=moments,
        iso=iso,
        place=place,
        name=name_of,
        runs=render_runs,
        **ADDRESSES,
    )


def _chapters(
    theme: Theme, live: Live, posts: Sequence[Post], moments: Moments, *, slug: str
) -> Iterator[Chapter]:
    """Gather posts by the hour; one without a time goes with what stood before it."""
    heading, gathered = "", list[Markup]()
    for post in posts:
        at = post.published_at
        hour = heading if at is None else moments.hours(at)
        if hour != heading and gathered:
            yield Chapter(heading, gathered)
            gathered = []
        heading = hour
        html = render_post(theme, live, post, slug=slug)
        gathered.append(Markup(html))  # noqa: S704, made by render_post, which escapes
    if gathered:
        yield Chapter(heading, gathered)


def _facts(live: Live, *, known: bool) -> list[Fact]:
    facts = (fact for fact in live.facts if fact.content.paragraphs)  # the others are erased
    return [fact for fact in facts if fact.content.known is known]


def _seen(live: Live, ids: Sequence[str]) -> list[Post]:
    posts = (live.posts[post] for post in ids if post in live.posts)
    return [post for post in posts if post.is_seen]

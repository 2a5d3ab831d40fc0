"""What a post is called where it stands alone: in a title, on a share picture."""

from filrouge.domain.state import Condition, Live, Post
from filrouge.formats.base import Theme
from filrouge.formats.parts.part import first_words
from filrouge.formats.parts.post import moments_of

TITLE_MAX = 70


def title_of_post(theme: Theme, live: Live, post: Post, *, most: int = TITLE_MAX) -> str:
    """Name a post: by its headline, else its first words, else what became of it or its time.

    First words are cut to `most` characters.
    """
    words = theme.words(live.language)
    match post.condition:
        case Condition.WITHDRAWN:
            return words.gettext("Post withdrawn")
        case Condition.ERASED | Condition.HIDDEN:
            return words.gettext("Post erased")
        case Condition.VISIBLE:
            named = post.content.headline or first_words(post, most=most)
            if named:
                return named
    if post.published_at is None:
        return live.description.headline
    return f"{live.description.headline} ({moments_of(theme, live).full(post.published_at)})"

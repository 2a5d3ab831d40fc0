"""Give a live another slug; the address that it had leads to it from then on."""

from filrouge.domain.errors import Refused
from filrouge.log.port import Moved
from filrouge.service.context import Context
from filrouge.service.slug import check_slug


def rename(context: Context, live_id: str, slug: str) -> None:
    """Give a live another slug and keep the old one as a former one.

    A former slug of another live is taken from it, and its own can be taken back. Raises SlugTaken
    where a live has the slug, Refused (`malformed_slug`, `no_such_live`); nothing changed then.
    """
    check_slug(slug)
    try:
        context.log.rename(live_id, slug)
    except Moved as moved:
        raise Refused("no_such_live") from moved
    context.appended()

"""The history of a post: `/live/<slug>/post/<id>/history`."""

from filrouge.archive.asked import Answer, Archive, Asked, page, standing
from filrouge.domain.state import Condition
from filrouge.formats.history import Change, render_history
from filrouge.service.history import Revision, told


def show(archive: Archive, asked: Asked) -> Answer:
    """Answer with what happened to a post; nothing for one that is hidden."""
    slug, name = asked.path
    now = standing(archive, asked)
    post = None if now is None else now.live.posts.get(name)
    if now is None or post is None or post.condition is Condition.HIDDEN:
        return None
    changes = [_change(revision) for revision in told(archive.context, now, name)]
    site = archive.sites.of(now.live.site)
    return page(render_history(archive.theme, site, now.live, post, changes, slug=slug))


def _change(revision: Revision) -> Change:
    return Change(
        seq=revision.seq,
        type=revision.type,
        at=revision.occurred_at,
        content=revision.content,
        words=revision.note or revision.reason or "",
        stands_at=revision.stands_at,
        has_page=revision.is_public,
    )

"""After a restore: the newsroom's tables are older than what was erased and closed since."""

from django.contrib.sessions.models import Session

from filrouge.domain.state import Condition
from filrouge.newsroom.actions.oblivion import forget_fact, forget_post
from filrouge.service.context import Context


def settle(context: Context) -> None:
    """Blank again what the newsroom wrote about erased words, and have everyone sign in again.

    Among the sessions that came back there may be some that were ended since.
    """
    Session.objects.all().delete()
    for head in context.log.heads():
        loaded = context.states.load(head.live)
        if loaded is None:
            continue
        for post in loaded.live.posts.values():
            if post.condition is Condition.ERASED:
                forget_post(context, head.live, post.id)
        for fact in loaded.live.erased_facts:
            forget_fact(head.live, fact)

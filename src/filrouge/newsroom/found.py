"""A live that somebody asked for, by its slug or a former one."""

from typing import NamedTuple

from filrouge.domain.errors import Refused
from filrouge.domain.state import Fact, Live, Post
from filrouge.newsroom.house import House


class Found(NamedTuple):
    """A live as it stands, under the slug it has now."""

    slug: str
    epoch: int
    live: Live

    def post(self, post_id: str) -> Post:
        """Give a post of this live, and of no other; raises Refused."""
        post = self.live.posts.get(post_id)
        if post is None:
            raise Refused("no_such_post", post=post_id)
        return post

    def fact(self, fact_id: str) -> Fact:
        """Give a fact of this live; raises Refused."""
        for fact in self.live.facts:
            if fact.id == fact_id:
                return fact
        raise Refused("no_such_fact", fact=fact_id)


def find(house: House, slug: str) -> Found:
    """Find a live; raises Refused where there is none."""
    head = house.context.log.find(slug)
    loaded = None if head is None else house.context.states.load(head.live)
    if head is None or loaded is None:
        raise Refused("no_such_live")
    return Found(slug=head.slug, epoch=loaded.epoch, live=loaded.live)


def reload(house: House, found: Found) -> Found:
    """Give the same live as it stands after what was done."""
    loaded = house.context.states.load(found.live.id)
    if loaded is None:
        raise Refused("no_such_live")
    return found._replace(epoch=loaded.epoch, live=loaded.live)

"""What people of the tests write."""

from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft
from filrouge.newsroom.writing import Writing
from tests.serving import words


def written(headline: str = "Totality over Coruña", *paragraphs: str, **more: object) -> Writing:
    """Give a writing with these words."""
    return Writing(content=words(headline, *paragraphs), **more)  # type: ignore[arg-type] # by name


def saved(house: House, actor: Actor, live_id: str, draft_id: str, writing: Writing) -> Draft:
    """Keep a new draft."""
    from filrouge.newsroom.actions.draft import save

    return save(house, actor, live_id, draft_id, version=0, writing=writing)

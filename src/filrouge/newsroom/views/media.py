"""Pictures as the newsroom sees them: also those that no post shows yet."""

from django.http import Http404, HttpRequest, HttpResponse

from filrouge.accounts.role import Capability
from filrouge.media.sniff import media_type
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import house
from filrouge.newsroom.views.access import needs

_CACHING = "private, max-age=31536000, immutable"
"""A name is the hash of its bytes: they never change. Shared caches keep no unpublished picture."""


@needs(Capability.VIEW)
def media(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:  # noqa: ARG001, a view's signature
    """Give a medium by its name, public or not."""
    here = house()
    data = here.private.get(name) or here.context.media.get(name)
    kind = None if data is None else media_type(data)
    if data is None or kind is None:
        raise Http404
    response = HttpResponse(data, content_type=kind)
    response.headers["cache-control"] = _CACHING
    response.headers["x-content-type-options"] = "nosniff"
    return response

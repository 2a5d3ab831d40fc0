"""Pictures and link cards on their way into a post."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import File, Router
from ninja.files import UploadedFile

from filrouge.accounts.role import Capability
from filrouge.domain.blocks import LinkCard
from filrouge.newsroom.actions import medium
from filrouge.newsroom.api.answer import answer
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Page
from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.api.operation import problems
from filrouge.newsroom.api.wire import Sent, Shown
from filrouge.newsroom.house import house
from filrouge.newsroom.refusal import problem
from filrouge.newsroom.shape import MediumShown

router = Router(tags=["media"])


@router.post("/media", response={201: Shown[MediumShown]}, openapi_extra=problems(400, 413))
def upload_picture(request: HttpRequest, file: File[UploadedFile]) -> HttpResponse:
    """Take a picture in: made anew from its pixels, and seen by nobody until a post shows it.

    JPEG, PNG, WebP, GIF and AVIF. Credit, caption and alternative text are what the file says.
    What no draft, post or live has shown for some weeks is destroyed.
    """
    actor, here = actor_of(request), house()
    actor.require(Capability.WRITE)
    if (file.size or 0) > medium.upload_limit_bytes(here):
        detail = _("The file has more than {limit} MB.").format(limit=here.settings.upload_mb)
        raise Demanded(problem(413, "too_large", detail), field="file")
    taken = medium.take(here, actor, file.read())
    picture = taken.picture
    shown = MediumShown(
        media=taken.media,
        width=picture.width,
        height=picture.height,
        credit=picture.credit,
        caption=picture.caption,
        alt=picture.alt,
        made_by_ai=picture.made_by_ai,
        address=taken.address,
    )
    return answer(shown, status=201, location=taken.address)


@router.post("/cards", response={200: Shown[LinkCard]}, openapi_extra=problems(400, 413, 415))
def make_card(request: HttpRequest, body: Sent[Page]) -> HttpResponse:
    """Make a link block of a page elsewhere, which is fetched for it once, from here."""
    return answer(medium.card_of(actor_of(request), body.url))

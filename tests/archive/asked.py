"""A house with one live, and the archive that answers for it."""

from filrouge.archive.app import ArchiveApp
from filrouge.asgi.respond import Receive, Scope, Send, respond
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.reader.notices import Notices
from tests.reader.house import SITE, SLUG, THEME, House

HERE = f"/live/{SLUG}"


def house_with(posts: int = 4) -> House:
    """Open a live at 17.00 in Paris, with p1 (event 4) and those after it, one a minute."""
    house = House()
    house.open()
    house.publish(posts)
    return house


def archive_of(house: House, site: Site = SITE) -> ArchiveApp:
    notices = Notices(THEME, site)

    async def otherwise(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(scope, send, notices.give(404, "not_found"))

    return ArchiveApp(house.context, THEME, Sites(site), otherwise=otherwise)

"""What every page of the console needs to know."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from filrouge.accounts.models import User
from filrouge.newsroom.assets import assets
from filrouge.newsroom.house import house

LINKS = {name: name for name in ("people", "profile", "security", "session")}
"""The pages of accounts that the bar leads to, by the name of their address."""


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Give what `furniture` does, and what this person may do (`may.people`, `may.audit` …)."""
    user = getattr(request, "user", None)
    may = {each.value: True for each in user.capabilities} if isinstance(user, User) else {}
    return {**furniture(), "may": may, "links": {key: _at(name) for key, name in LINKS.items()}}


def furniture() -> dict[str, object]:
    """Give the house and the console's built files, for templates; asks no database."""
    here = house()
    root = f"{here.settings.newsroom_path}/assets/"
    built = assets()
    return {
        "site": here.site,
        "newsroom_path": here.settings.newsroom_path,
        "console_script": root + built.name("console.js"),
        "console_style": root + built.name("console.css"),
        "desk_script": root + built.name("desk.js"),
        "desk_style": root + built.name("desk.css"),
    }


def _at(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

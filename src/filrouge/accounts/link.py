"""Addresses that leave the house in a mail."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from filrouge.accounts.refusal import Refusal


def is_loopback(host: str) -> bool:
    """Say whether a host, with its port or without, is this machine itself."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def absolute(path: str, request: HttpRequest | None) -> str:
    """Give a path's whole address: under the site's own, else under this machine's.

    `request` is None on the command line.

    Whoever sends a request chooses its Host header. A link to any other host that it names would
    carry the secret in a mail to that host (the attack is tried in test_security.py), so that
    Refusal is raised where the site's address is not set and the request came from afar.
    """
    site = str(settings.HOUSE.site_address)
    if site:
        return site + path
    scheme, host = (
        ("http", f"{settings.HOUSE.host}:{settings.HOUSE.port}")
        if request is None
        else (str(request.scheme), request.get_host())
    )
    if is_loopback(host):
        return f"{scheme}://{host}{path}"
    raise Refusal(
        _(
            "Links cannot be sent by mail yet: the site’s address is not set"
            " (FILROUGE_SITE_ADDRESS). An administrator can set it."
        )
    )

"""Names a browser and a place, for people to recognise their own."""

import re
from ipaddress import ip_address
from typing import NamedTuple

from django.utils.translation import gettext as _

# In this order: each also carries the names of those after it.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


class Seen(NamedTuple):
    """A browser and the system under it; "" for what is not known."""

    browser: str
    system: str


def name(user_agent: str) -> Seen:
    """Read a User-Agent header (RFC 9110, 10.1.5)."""
    browser = next((word for mark, word in _BROWSERS if re.search(rf"{mark}\w*/", user_agent)), "")
    system = next((word for mark, word in _SYSTEMS if mark in user_agent), "")
    return Seen(browser, system)


def place(address: str) -> str:
    """Say where an IP address is, as far as it tells without asking anybody: "" for "anywhere"."""
    try:
        ip = ip_address(address)
    except ValueError:
        return ""
    if ip.is_loopback:
        return _("this server itself")
    if ip.is_private:
        return _("the local network")
    return ""

"""Whether the address that a page was opened at can carry passkeys.

They are bound to a domain (WebAuthn 3, 5.1.3: the effective domain has to be one), and a number is
none.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from filrouge.accounts.link import is_loopback

HERE = "localhost"


def has_name(request: HttpRequest) -> bool:
    """Say whether the page was asked for by a name, not by a number such as 127.0.0.1."""
    try:
        ip_address(_host(request))
    except ValueError:
        return True
    return False


def named(request: HttpRequest) -> str:
    """Give the address of the same page by a name; "" where none is known."""
    site = str(settings.HOUSE.site_address)
    if site:
        return site + request.path
    if not is_loopback(request.get_host()):
        return ""
    port = urlsplit(f"//{request.get_host()}").port
    return f"{request.scheme}://{HERE}{f':{port}' if port else ''}{request.path}"


def _host(request: HttpRequest) -> str:
    return urlsplit(f"//{request.get_host()}").hostname or ""

"""The console's scripts and styles, as built."""

from functools import cache

from filrouge.asgi.assets import Assets


@cache
def assets() -> Assets:
    """Give the built files; raises NotBuilt where `make setup` has not run."""
    return Assets("filrouge.newsroom")

"""The service worker, which keeps pages in the browser to be read offline."""

from filrouge.asgi.assets import Assets
from filrouge.asgi.document import Document

MEDIA_TYPE = "text/javascript; charset=utf-8"


def worker_of(assets: Assets, *, keeps: bool) -> Document:
    """Give the worker as browsers ask for it, always afresh, at an address that never changes.

    Where nothing is to be kept (any more), it is one that empties its caches and goes: a browser
    that once got a worker runs it until it is given another.
    """
    name = "worker.js" if keeps else "farewell.js"
    return Document(assets.body(name), MEDIA_TYPE, cache_control="no-cache")

"""The sites of a house: its own, and further ones (brands) that lives belong to."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from filrouge.domain.summary import Summary
from filrouge.formats.base import Site


class Sites:
    """Finds the site of a live by its key, and the site of a request by its host.

    A key that nobody knows (any more) is the house's own: a live never loses its page.
    """

    def __init__(self, own: Site, others: Iterable[Site] = ()) -> None:
        self.own = own
        self._by_key = {site.key: site for site in others}
        self._by_host = {
            urlsplit(site.address).netloc: site for site in self._by_key.values() if site.address
        }

    @property
    def others(self) -> tuple[Site, ...]:
        """The sites beside the house's own."""
        return tuple(self._by_key.values())

    def has(self, key: str) -> bool:
        """Say whether a site of the house has this key; "" is the house's own."""
        return not key or key in self._by_key

    def of(self, key: str) -> Site:
        """Give the site of this key."""
        return self._by_key.get(key, self.own)

    def at(self, host: str) -> Site:
        """Give the site that is at a host (with its port, where that is not the scheme's own)."""
        return self._by_host.get(host.lower(), self.own)

    def shows(self, site: Site, live: Summary) -> bool:
        """Say whether a live is on the front of a site: a site without an address has no front."""
        its = self.of(live.site)
        return its is site or (site is self.own and not its.address)

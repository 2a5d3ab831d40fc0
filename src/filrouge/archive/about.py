"""About the page of a live: `/live/<slug>/about`."""

from filrouge.archive.asked import Answer, Archive, Asked, page, standing
from filrouge.formats.about import Proof, render_about


def show(archive: Archive, asked: Asked) -> Answer:
    """Answer with how the page is corrected and can be checked."""
    now = standing(archive, asked)
    if now is None:
        return None
    proof = Proof(now.end.seq, now.end.hash.hex())
    site = archive.sites.of(now.live.site)
    return page(render_about(archive.theme, site, now.live, proof, slug=asked.slug))

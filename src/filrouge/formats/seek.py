"""What is said where there is no page of the time that was asked for, with the way to another."""

from filrouge.domain.state import Live
from filrouge.formats.base import AsOf, Site, Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import iso
from filrouge.formats.parts.post import moments_of


def render_seek(
    theme: Theme, site: Site, live: Live, *, slug: str, as_of: AsOf, understood: bool
) -> str:
    """Write the page; `understood` says that it was a time, only not one that can be shown."""
    words = theme.words(live.language)
    return theme.render(
        "seek.html",
        live.language,
        site=site,
        body="page",
        title=f"{words.gettext('The page as it stood')} – {site.name}",
        description="",
        live=live,
        home=address.live_path(slug),
        past=lambda when="": address.past_path(slug, when),
        as_of=as_of,
        understood=understood,
        moments=moments_of(theme, live),
        iso=iso,
    )

"""What a link shows elsewhere: the words on its share picture, and those for networks to read."""

from datetime import datetime
from typing import Literal

import msgspec
from babel.core import get_global

from filrouge.domain.blocks import Image
from filrouge.domain.state import Condition, Live, Post, Status
from filrouge.formats.base import Site, Theme, direction, primary
from filrouge.formats.parts.moment import iso
from filrouge.formats.parts.post import moments_of
from filrouge.formats.parts.title import title_of_post

FIRST_WORDS_MAX = 140
"""Characters of a post without a headline that a picture has room for."""

Sign = Literal["", "live", "ended", "key", "corrected", "withdrawn"]


class ShareCard(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a share picture, each "" where there is nothing to say.

    `above` is the live's title over a post's; `sign` is what the thread shows beside the status;
    `media` is the content hash of the picture beside the words, None for a card of words alone.
    """

    site: str
    headline: str
    above: str = ""
    status: str = ""
    when: str = ""
    sign: Sign = ""
    rtl: bool = False
    media: str | None = None

    @property
    def alt(self) -> str:
        """Say the picture in words."""
        said = (self.status, self.above, self.headline, self.site, self.when)
        return " – ".join(filter(None, said))


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What networks read in a page: times as in HTML, locale as in "fr_FR"; "" where not known."""

    published: str = ""
    modified: str = ""
    locale: str = ""


def card_of_live(theme: Theme, site: Site, live: Live) -> ShareCard:
    """Give the card of a live as a whole, dated where it began."""
    moments = moments_of(theme, live)
    status, sign = _status(theme, live)
    began = live.started_at or live.starts_at
    tell = moments.day if live.is_over else moments.full
    lead = live.description.lead
    return ShareCard(
        site=site.name,
        headline=live.description.title_in_short,
        status=str(status),
        when="" if began is None else tell(began),
        sign=sign,
        rtl=direction(live.language) == "rtl",
        media=None if lead is None else lead.media,
    )


def card_of_post(theme: Theme, site: Site, live: Live, post: Post) -> ShareCard | None:
    """Give the card of a post, without words of what was taken back; None for a hidden one."""
    if post.condition is Condition.HIDDEN:
        return None
    words = theme.words(live.language)
    is_seen = post.condition is Condition.VISIBLE
    status, sign = "", _sign(post)
    if sign == "corrected":
        status = words.gettext("Correction")
    elif sign == "key":
        status = words.gettext("Key moment")
    pictures = (block for block in post.content.blocks if isinstance(block, Image) and block.media)
    picture = next(pictures, None) if is_seen else None
    at = post.published_at
    return ShareCard(
        site=site.name,
        headline=str(title_of_post(theme, live, post, most=FIRST_WORDS_MAX)),
        above=live.description.title_in_short,
        status=str(status),
        when="" if at is None else moments_of(theme, live).full(at),
        sign=sign,
        rtl=direction(live.language) == "rtl",
        media=None if picture is None else picture.media,
    )


def shared(live: Live, post: Post | None) -> Shared:
    """Give what networks read of a live, or of the post that a permalink asks for."""
    if post is None:
        published, modified = live.started_at, live.changed_at
    else:
        published = post.published_at
        modified = post.corrections[-1].at if post.corrections else published
    return Shared(published=_iso(published), modified=_iso(modified), locale=_locale(live.language))


def version(live: Live, post: Post | None) -> int:
    """Number what a card says: networks keep a picture by its address, query included."""
    seqs = (live.description_seq, live.status_seq, live.configured_seq)
    return max(*seqs, 0 if post is None else post.changed_seq)


def _status(theme: Theme, live: Live) -> tuple[str, Sign]:
    words = theme.words(live.language)
    match live.status:
        case Status.LIVE:
            return words.gettext("Live"), "live"
        case Status.PAUSED:
            return words.gettext("Paused"), ""
        case Status.ENDED | Status.ARCHIVED:
            return words.gettext("Ended"), "ended"
        case Status.DRAFT | Status.SCHEDULED | Status.UNPUBLISHED:
            return words.gettext("Coming up"), ""


def _sign(post: Post) -> Sign:
    if post.condition is not Condition.VISIBLE:
        return "withdrawn"
    if post.corrections:
        return "corrected"
    return "key" if post.key_moment else ""


def _iso(at: datetime | None) -> str:
    return "" if at is None else iso(at)


def _locale(language: str) -> str:
    """Give language and territory as networks ask for them, the likeliest where none is said."""
    subtags = language.split("-")
    likely = get_global("likely_subtags").get(primary(language), "")
    regions = [subtag for subtag in subtags[1:] if len(subtag) == 2] or likely.split("_")[2:]
    return f"{primary(language)}_{regions[0].upper()}" if regions else ""

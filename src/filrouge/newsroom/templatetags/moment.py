"""Times in words, in the language of the page."""

from datetime import datetime, timedelta

from babel.dates import format_timedelta
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from filrouge.formats.base import FALLBACK
from filrouge.formats.parts.moment import Moments
from filrouge.newsroom.house import house

register = template.Library()

JUST_S = 60


@register.filter
def ago(at: datetime) -> SafeString:
    """Say how long ago it was, by the house's clock; the page's script keeps it true."""
    return format_html('<time datetime="{}" data-ago>{}</time>', _rfc3339(at), _ago(at))


@register.filter
def lasting(since: datetime) -> str:
    """Say how long something has lasted."""
    lasted = max(house().context.clock() - since, timedelta(minutes=1))
    said: str = format_timedelta(
        lasted, granularity="minute", format="short", locale=get_language()
    )
    return said


@register.filter
def clock(at: datetime) -> SafeString:
    """Say date and time in the house's zone, by name; the page's script in the reader's own."""
    words = house_moments().full(at)
    return format_html('<time datetime="{}" data-clock>{}</time>', _rfc3339(at), words)


@register.filter
def hour(at: datetime) -> SafeString:
    """Say date and time in the house's zone, which the page names once."""
    moments = house_moments()
    words = f"{moments.day(at)}, {moments.clock(at)}"
    return format_html('<time datetime="{}">{}</time>', _rfc3339(at), words)


def house_moments() -> Moments:
    """Give what says times in the house's zone, in the language of this page."""
    return _moments(house().time_zone)


@register.filter
def at(moment: datetime, time_zone: str) -> SafeString:
    """Say date and time inside a sentence, in the zone of a live, by name."""
    moments = _moments(time_zone)
    words = f"{moments.when_dated(moment)}, {moments.zone}"
    return format_html('<time datetime="{}">{}</time>', _rfc3339(moment), words)


def _moments(time_zone: str) -> Moments:
    """Give what says times on the readers' pages, in the language of this page."""
    return Moments(house().theme.words(get_language() or FALLBACK), time_zone)


def _ago(moment: datetime) -> str:
    passed = house().context.clock() - moment
    if abs(passed.total_seconds()) < JUST_S:
        return _("just now")
    said: str = format_timedelta(
        -passed, granularity="minute", add_direction=True, format="long", locale=get_language()
    )
    return said


def _rfc3339(moment: datetime) -> str:
    # HTML takes no more than three digits of a second (html.spec.whatwg.org, 2.3.5.6).
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

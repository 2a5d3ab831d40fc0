"""In which language and zone, for which site and series: what a live is set to."""

from collections.abc import Iterable
from zoneinfo import available_timezones

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from filrouge.domain.clean import scrub
from filrouge.newsroom.house import house

LANGUAGES = tuple(
    "ar bg ca cs da de el en es et eu fa fi fr ga he hr hu it ja ko lt lv mt nl no pl pt ro ru sk"
    " sl sq sr sv tr uk vi zh".split()
)
"""What a house may write in, at hand in the list; a live in another one keeps it."""

NAME_MAX = 100


def language_choices(also: str = "") -> list[tuple[str, str]]:
    """Give the languages by their names in the page's own, in the order of the alphabet."""
    here = Locale.parse(get_language() or "en")
    named = [(code, _named(here, code)) for code in dict.fromkeys([*LANGUAGES, also]) if code]
    return sorted(named, key=lambda choice: choice[1].casefold())


def _named(here: Locale, code: str) -> str:
    name = here.languages.get(code.partition("-")[0].lower(), "")
    return f"{name} ({code})" if name and "-" in code else name or code


def zone_choices(also: str = "") -> list[str]:
    """Give the zones that are places, and UTC."""
    places = {
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/"))
    }
    return ["UTC", *sorted(places | ({also} if also else set()) - {"UTC"})]


class LanguageField(forms.ChoiceField):
    """A language by its BCP 47 tag."""

    def __init__(self) -> None:
        super().__init__(label=_("Language"), choices=language_choices)

    def offer(self, language: str) -> None:
        """Put a language into the list that it may not hold."""
        self.choices = language_choices(language)


class SiteField(forms.ChoiceField):
    """One of the house's sites, by its key; "" is the house's own."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Site"),
            choices=site_choices,
            required=False,
            help_text=_("Which of the house’s sites it belongs to."),
        )

    @property
    def has_choice(self) -> bool:
        """Say whether there is more than one site to choose from."""
        return len(site_choices()) > 1

    def clean(self, value: object) -> str:
        """Take what can be chosen.

        Where there is nothing to choose, nobody sees the field: whatever a page of yesterday says
        in it is the house's own site.
        """
        if not self.has_choice and not self.valid_value(str(value or "")):
            return ""
        chosen: str = super().clean(value)
        return chosen

    def offer(self, key: str) -> None:
        """Put a site into the list that the house does not have (any more)."""
        self.choices = site_choices(key)


def site_choices(also: str = "") -> list[tuple[str, str]]:
    """Give the sites by their names, the house's own first."""
    sites = house().sites
    named = [(site.key, site.name) for site in (sites.own, *sites.others)]
    return named if also in dict(named) else [*named, (also, also)]


class ZoneField(forms.CharField):
    """A time zone by its name; written, with all names at hand."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Time zone"),
            max_length=64,
            help_text=_("Every time on the page is in it, and named. For instance Europe/Paris."),
            widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
        )

    def validate(self, value: str) -> None:
        """Refuse what is no zone."""
        super().validate(value)
        if value and value not in available_timezones():
            raise ValidationError(
                _(
                    "There is no time zone “%(zone)s”. They are named after a city, such as"
                    " Europe/Paris."
                ),
                params={"zone": value},
            )


class NameField(forms.CharField):
    """The short name of a series; those in use are at hand."""

    def __init__(self, label: object, *, help_text: object, known: str) -> None:
        super().__init__(
            label=label,  # type: ignore[arg-type] # a lazy translation
            help_text=help_text,  # type: ignore[arg-type] # the same
            required=False,
            max_length=NAME_MAX,
            widget=forms.TextInput(attrs={"list": known, "autocomplete": "off"}),
        )

    def to_python(self, value: object) -> str:
        """Take out what may not stand in a log."""
        return scrub(super().to_python(value) or "").strip()


def known_names(names: Iterable[str | None]) -> list[str]:
    """Give the names in use, once each."""
    return sorted({name for name in names if name})

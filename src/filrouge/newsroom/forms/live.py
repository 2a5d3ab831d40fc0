"""Opening a live, and what else can be set of one."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.domain.state import Live
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.forms.lines import one_line
from filrouge.newsroom.forms.moment import MomentField, in_zone
from filrouge.newsroom.forms.place import LanguageField, NameField, SiteField, ZoneField
from filrouge.service.slug import SLUG_MAX


class ConfigurationForm(HouseForm):
    """Language, zone, site and series."""

    SHORT: ClassVar = frozenset({"language", "time_zone", "site", "series"})

    language = LanguageField()
    time_zone = ZoneField()
    site = SiteField()
    series = NameField(
        _("Series"),
        help_text=_("Lives of one series share an address that opens today’s."),
        known="series-known",
    )

    def offer(self, live: Live) -> None:
        """Put into the lists what this live is set to, which they may not hold."""
        self.offer_language(live)
        site = self.fields["site"]
        assert isinstance(site, SiteField)
        site.offer(live.site)

    def offer_language(self, live: Live) -> None:
        """Put this live's language into the list, and not a site that the house may not have."""
        language = self.fields["language"]
        assert isinstance(language, LanguageField)
        language.offer(live.language)


class SlugField(forms.CharField):
    """The last part of a live's address; whether it is one, the house says."""

    def __init__(self, **named: object) -> None:
        super().__init__(
            label=_("Address of the live"),
            max_length=SLUG_MAX,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            **named,  # type: ignore[arg-type] # handed on as they came
        )


class OpeningForm(ConfigurationForm):
    """What is asked beside the description when a live is opened."""

    slug = SlugField(
        required=False,
        help_text=_("Small letters, figures and hyphens. Empty: made of the headline."),
    )
    starts_at = MomentField(
        label=_("Expected start"),
        required=False,
        help_text=_(
            "In the live’s time zone. Empty: the live stays a draft. With a time, it is announced"
            " to readers at once."
        ),
    )
    SHORT: ClassVar = ConfigurationForm.SHORT | {"starts_at"}

    def clean(self) -> None:
        """Put the start into the zone that was chosen."""
        super().clean()
        said = self.cleaned_data
        if said.get("starts_at") and said.get("time_zone"):
            try:
                said["starts_at"] = in_zone(said["starts_at"], said["time_zone"])
            except ValidationError as error:
                self.add_error("starts_at", error)


class AddressForm(HouseForm):
    """Another address."""

    slug = SlugField(help_text=_("Small letters, figures and hyphens."))


class ScheduleForm(HouseForm):
    """When it is to begin."""

    SHORT: ClassVar = frozenset({"starts_at"})
    starts_at = MomentField(
        label=_("Expected start"), error_messages={"required": _("Give a day and a time.")}
    )

    def __init__(self, *args: object, time_zone: str, **named: object) -> None:
        super().__init__(*args, **named)
        self._time_zone = time_zone
        self.fields["starts_at"].help_text = _("In the live’s time zone, %(zone)s.") % {
            "zone": time_zone
        }

    def clean_starts_at(self) -> object:
        """Put it into the live's zone."""
        return in_zone(self.cleaned_data["starts_at"], self._time_zone)


class EndForm(HouseForm):
    """A last post, if there is to be one."""

    headline = forms.CharField(label=_("Headline"), required=False, max_length=300)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=20_000,
        help_text=_("An empty line begins a new paragraph."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    @property
    def paragraphs(self) -> list[str]:
        """Give the text in paragraphs; the form has to be valid."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        pieces = (one_line(piece) for piece in text.split("\n\n"))
        return [piece for piece in pieces if piece]


class WatchForm(HouseForm):
    """After how long the house says something, or acts."""

    SHORT: ClassVar = frozenset({"silence_min", "archive_days"})
    silence_min = forms.IntegerField(
        label=_("Minutes without a post before the newsroom is warned"),
        required=False,
        min_value=0,
        max_value=1440,
    )
    archive_days = forms.IntegerField(
        label=_("Days after which a live that has ended, or was forgotten, is archived"),
        required=False,
        min_value=0,
        max_value=3650,
    )


class DeleteForm(HouseForm):
    """The live's address, typed on purpose."""

    SHORT: ClassVar = frozenset({"slug"})
    slug = forms.CharField(
        label=_("Type the live’s address to confirm"),
        max_length=SLUG_MAX,
        error_messages={"required": _("Type the address, to be sure that it is this live.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: object, expected: str, **named: object) -> None:
        super().__init__(*args, **named)
        self._expected = expected
        self.fields["slug"].help_text = expected

    def clean_slug(self) -> str:
        """Hold it against the live's own."""
        slug: str = self.cleaned_data["slug"].strip()
        if slug != self._expected:
            raise ValidationError(_("That is not this live’s address. Nothing was deleted."))
        return slug

"""What a live says of itself, as it is filled in."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.domain.blocks import Image
from filrouge.domain.clean import is_link, scrub
from filrouge.domain.content import Description, Related
from filrouge.domain.text import plain
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.forms.lines import LinesField, one_line
from filrouge.newsroom.forms.standfirst import rewrite
from filrouge.newsroom.typography import retype

HEADLINE_MAX = 300
TITLE_MAX = 120
"""Of the titles in the headline's place: search results cut them at about 60 characters."""
STANDFIRST_MAX = 2000
RELATED_MAX = 12


class DescriptionForm(HouseForm):
    """Headline, standfirst and what stands around them; only the headline has to be there."""

    marks_required = True
    SHORT: ClassVar = frozenset({"section"})

    headline = forms.CharField(
        label=_("Headline"),
        max_length=HEADLINE_MAX,
        error_messages={"required": _("A live needs a headline.")},
        # A headline may be longer than a phone is wide, and has to be seen whole.
        widget=forms.Textarea(attrs={"class": "headline", "rows": 2}),
    )
    standfirst = forms.CharField(
        label=_("Standfirst"),
        required=False,
        max_length=STANDFIRST_MAX,
        strip=True,
        help_text=_("One or two sentences under the headline."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ad_free = forms.BooleanField(
        label=_("No advertising beside this live"),
        required=False,
        help_text=_("For a live beside which nothing should be sold. Slots for ads stay empty."),
    )
    byline = LinesField(
        label=_("Byline"), help_text=_("Who runs the live, as signed. One name a line.")
    )
    section = forms.CharField(label=_("Section"), required=False, max_length=100)
    topics = LinesField(label=_("Topics"), help_text=_("One a line."))
    search_title = forms.CharField(
        label=_("Title for search engines"),
        required=False,
        max_length=TITLE_MAX,
        help_text=_("In search results and in the browser’s tab, in place of the headline."),
    )
    short_title = forms.CharField(
        label=_("Short title"),
        required=False,
        max_length=TITLE_MAX,
        help_text=_("On shared pictures and in links to the live, in place of the headline."),
    )

    def clean_headline(self) -> str:
        """Keep the headline on one line."""
        return one_line(self.cleaned_data["headline"])

    def clean_standfirst(self) -> str:
        """Make one paragraph of it: a standfirst has no more."""
        return one_line(self.cleaned_data["standfirst"])

    def clean_search_title(self) -> str:
        """Keep the title on one line."""
        return one_line(self.cleaned_data["search_title"])

    def clean_short_title(self) -> str:
        """Keep the title on one line."""
        return one_line(self.cleaned_data["short_title"])

    @property
    def has_more(self) -> bool:
        """Say whether something stands in the fields that may be folded away, or is wrong there."""
        return self._has_any("byline", "section", "topics")

    @property
    def has_titles(self) -> bool:
        """Say the same of the titles that stand in the headline's place elsewhere."""
        return self._has_any("search_title", "short_title")

    def _has_any(self, *names: str) -> bool:
        return any(self[name].value() or self[name].errors for name in names)

    @staticmethod
    def of(description: Description) -> dict[str, object]:
        """Give what the fields begin with."""
        return {
            "headline": description.headline,
            "standfirst": plain(description.standfirst),
            "ad_free": description.ad_free,
            "byline": description.byline,
            "section": description.section or "",
            "topics": description.topics,
            "search_title": description.search_title or "",
            "short_title": description.short_title or "",
        }

    def description(
        self, base: Description, *, language: str, lead: Image | None, related: Sequence[Related]
    ) -> Description:
        """Give the description that was filled in over `base`; the form has to be valid.

        What was changed in titles and standfirst gets the typography of the live's language.
        """
        said = self.cleaned_data

        def title(name: str) -> str | None:
            return retype(said[name], language, before=getattr(base, name) or "") or None

        standfirst = retype(said["standfirst"], language, before=plain(base.standfirst))
        return msgspec.structs.replace(
            base,
            headline=retype(said["headline"], language, before=base.headline),
            standfirst=rewrite(base.standfirst, standfirst),
            ad_free=said["ad_free"],
            byline=said["byline"],
            section=scrub(said["section"]).strip() or None,
            topics=said["topics"],
            search_title=title("search_title"),
            short_title=title("short_title"),
            lead=lead,
            related=tuple(related),
        )


class RelatedForm(HouseForm):
    """One page to read as well."""

    title = forms.CharField(label=_("Title"), required=False, max_length=HEADLINE_MAX)
    url = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )

    def clean_url(self) -> str:
        """Refuse what cannot be linked."""
        url: str = self.cleaned_data["url"].strip()
        if url and not (is_link(url) and url.startswith(("http://", "https://"))):
            raise ValidationError(_("An address begins with https:// and names a site."))
        return url

    def clean(self) -> None:
        """Ask for the other half; an empty row is no link at all."""
        super().clean()
        said = self.cleaned_data
        if said.get("title") and "url" in said and not said["url"]:
            self.add_error("url", _("Where does it lead? Empty both fields to drop the link."))
        if said.get("url") and not said.get("title"):
            self.add_error("title", _("What is the page called?"))


RelatedForms = forms.formset_factory(
    RelatedForm, extra=2, max_num=RELATED_MAX, validate_max=True, absolute_max=RELATED_MAX + 2
)


def related_of(description: Description) -> list[dict[str, object]]:
    """Give what the rows of links begin with."""
    return [{"title": link.title, "url": link.url} for link in description.related]


def links(rows: "forms.BaseFormSet[RelatedForm]") -> list[Related]:
    """Give the links that were filled in; the rows have to be valid."""
    return [
        Related(url=row.cleaned_data["url"], title=scrub(row.cleaned_data["title"]).strip())
        for row in rows
        if row.cleaned_data.get("url")
    ]

"""The forms in which a live is described: words, lead picture, pages to read as well."""

from typing import NamedTuple

from django import forms
from django.http import HttpRequest, QueryDict

from filrouge.domain.content import Description
from filrouge.media.refusal import BadMedia
from filrouge.newsroom.actions import medium
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.forms.description import (
    DescriptionForm,
    RelatedForm,
    RelatedForms,
    links,
    related_of,
)
from filrouge.newsroom.forms.lead import PREFIX, LeadForm, sealed
from filrouge.newsroom.house import House
from filrouge.newsroom.refusal import said

RELATED_PREFIX = "related"


class Described(NamedTuple):
    """The three forms of one page."""

    words: DescriptionForm
    lead: LeadForm
    related: "forms.BaseFormSet[RelatedForm]"

    def is_valid(self) -> bool:
        """Look at all three, so that all that is wrong is said at once."""
        return all([self.words.is_valid(), self.lead.is_valid(), self.related.is_valid()])

    def description(self, base: Description, language: str) -> Description:
        """Give the description that was filled in over `base`; the forms have to be valid.

        `language` is the live's: what is new gets its typography.
        """
        return self.words.description(
            base,
            language=language,
            lead=self.lead.image(language, base.lead),
            related=links(self.related),
        )

    @property
    def has_related(self) -> bool:
        """Say whether there is anything in the rows of links."""
        return any(row["title"].value() or row["url"].value() for row in self.related)

    @property
    def failed(self) -> list[HouseForm]:
        """Give the forms in which something is wrong."""
        return [form for form in (self.words, self.lead, *self.related) if form.errors]


def begin(description: Description) -> Described:
    """Give the forms as the description stands."""
    return Described(
        words=DescriptionForm(initial=DescriptionForm.of(description)),
        lead=LeadForm(prefix=PREFIX, initial=LeadForm.of(description.lead)),
        related=RelatedForms(prefix=RELATED_PREFIX, initial=related_of(description)),
    )


def filled(request: HttpRequest, house: House, actor: Actor) -> Described:
    """Give the forms as they were sent; a picture that came along is taken in first."""
    data, refused = _with_picture(request, house, actor)
    described = Described(
        words=DescriptionForm(data),
        lead=LeadForm(data, prefix=PREFIX),
        related=RelatedForms(data, prefix=RELATED_PREFIX),
    )
    if refused:
        described.lead.add_error("file", refused)
    return described


def _with_picture(request: HttpRequest, house: House, actor: Actor) -> tuple[QueryDict, str]:
    """Give what was sent, with the picture's name in it, and why a picture was refused.

    The words that the file brings along go where nothing was written.
    """
    data = request.POST.copy()
    file = request.FILES.get(f"{PREFIX}-file")
    if file is None:
        return data, ""
    # One byte above the limit is enough to be refused; the rest need not be read into memory.
    limit = medium.upload_limit_bytes(house)
    try:
        taken = medium.take(house, actor, file.read(limit + 1))
    except BadMedia as error:
        return data, said(error)
    picture = taken.picture
    data[f"{PREFIX}-kept"] = sealed(taken.media, picture.width, picture.height)
    for name in ("credit", "caption", "alt"):
        if not str(data.get(f"{PREFIX}-{name}", "")).strip():
            data[f"{PREFIX}-{name}"] = getattr(picture, name)
    return data, ""

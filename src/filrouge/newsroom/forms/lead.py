"""The picture above a live, as it is chosen and described."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from filrouge.domain.blocks import Image
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.forms.lines import one_line
from filrouge.newsroom.typography import retype

SALT = "filrouge.newsroom.lead"
PREFIX = "lead"


class LeadForm(HouseForm):
    """Which picture, and the words that go with it.

    `kept` is the picture that is here already (its name and size, signed): so it survives a form
    that has to be filled in again, which the browser's own choice of a file does not.
    """

    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("JPEG, PNG, WebP or AVIF. Its credit is read from the file where it has one."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    alt = forms.CharField(
        label=_("Alt text"),
        required=False,
        max_length=1000,
        help_text=_("What the picture shows, for those who do not see it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    caption = forms.CharField(
        label=_("Caption"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    credit = forms.CharField(label=_("Credit"), required=False, max_length=300)
    remove = forms.BooleanField(label=_("Remove the picture"), required=False)

    def image(self, language: str, before: Image | None = None) -> Image | None:
        """Give the picture with its words; None where there is none. The form has to be valid.

        The caption gets the typography of the language where it is not what it was `before`.
        """
        said = self.cleaned_data
        kept = unsealed(said["kept"])
        if kept is None or said["remove"]:
            return None
        media, width, height = kept
        return Image(
            media=media,
            width=width,
            height=height,
            alt=one_line(said["alt"]),
            caption=retype(
                one_line(said["caption"]), language, before=before.caption if before else ""
            ),
            credit=one_line(said["credit"]),
        )

    @property
    def shown(self) -> str:
        """Name the medium that is to be shown beside the fields, "" for none."""
        kept = unsealed(str(self["kept"].value() or ""))
        return kept[0] if kept else ""

    @property
    def misses_alt(self) -> bool:
        """Say whether a picture is there that nobody has put into words yet."""
        return bool(self.shown) and not str(self["alt"].value() or "").strip()

    @staticmethod
    def of(lead: Image | None) -> dict[str, object]:
        """Give what the fields begin with."""
        if lead is None or lead.media is None:
            return {}
        return {
            "kept": sealed(lead.media, lead.width, lead.height),
            "alt": lead.alt,
            "caption": lead.caption,
            "credit": lead.credit,
        }


def sealed(media: str, width: int, height: int) -> str:
    """Write down a picture so that a form may carry it there and back."""
    return signing.dumps([media, width, height], salt=SALT)


def unsealed(text: str) -> tuple[str, int, int] | None:
    """Read what `sealed` wrote; None where it is nothing of ours."""
    try:
        media, width, height = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return str(media), int(width), int(height)

"""The forms about people: oneself, and others."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.accounts.models.user import UNDO_MAX_S
from filrouge.accounts.role import Role


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg] # cannot be subscripted at run time
    """How somebody is called, signs, reads the console and takes things back."""

    undo_s = forms.IntegerField(
        label=_("Seconds in which Publish can be taken back"),
        min_value=0,
        max_value=UNDO_MAX_S,
        help_text=_("0: a post goes out at once. 60 at most: it waits here as long."),
    )

    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["name", "signature", "language", "undo_s"]
        help_texts: ClassVar[dict[str, Any]] = {
            "name": _("What colleagues see."),
            "signature": _("How your posts are signed; when left empty, with your name."),
        }
        widgets: ClassVar[dict[str, Any]] = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
        }


class InviteForm(forms.Form):
    """Who is invited, and as what."""

    email = forms.EmailField(
        label=_("Email"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.JOURNALIST)


class AddressForm(forms.Form):
    """Another address for an account."""

    email = forms.EmailField(
        label=_("New address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """Give it as addresses are kept."""
        return str(self.cleaned_data["email"]).lower()


class RoleForm(forms.Form):
    """Somebody's role."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)

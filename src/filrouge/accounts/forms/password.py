"""The forms in which a new password is chosen."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User


def new_password(label: Any) -> SetPasswordField:
    """Give the field. It is asked for once: it can be looked at instead of being typed again."""
    field = SetPasswordField(
        label=label,
        max_length=1000,
        help_text=_("12 characters or more. Four words in a row are easy to keep in mind."),
    )
    field.widget.attrs = {
        "autocomplete": "new-password",
        "data-reveal": _("Show"),
        "data-conceal": _("Hide"),
    }
    return field


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc] # allauth ships no types
    """The present password, and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = self.fields["oldpassword"]
        present.label, present.help_text = _("Present password"), ""
        present.widget.attrs = {"autocomplete": "current-password"}
        _ask_once(self, _("New password"))


class SetPasswordForm(account.SetPasswordForm):  # type: ignore[misc] # allauth ships no types
    """A first password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self, _("Password"))


class ResetPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc] # allauth ships no types
    """A new password, after a link sent by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self, _("New password"))


def _ask_once(form: Any, label: Any) -> None:
    del form.fields["password2"]
    form.fields["password1"] = new_password(label)
    form.fields["password1"].user = form.user


class JoinForm(forms.Form):
    """Who accepts an invitation: a name and a password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        help_text=_("Posts are signed with it, as long as you choose no other signature."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = new_password(_("Password"))

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Compared with what may not be the password, or nearly so.
        name = str(self.data.get("name", ""))
        field = self.fields["password"]
        assert isinstance(field, SetPasswordField)
        field.user = User(email=email, name=name)

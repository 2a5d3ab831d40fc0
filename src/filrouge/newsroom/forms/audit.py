"""What to look for in the audit trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.words import ACTION


def _choices() -> list[tuple[str, object]]:
    named = sorted(ACTION.items(), key=lambda one: str(one[1]).casefold())
    return [("", _("Everything")), *named]


class AuditForm(HouseForm):
    """Live, person and action; each may stay empty."""

    live = forms.CharField(
        label=_("Live"), required=False, widget=forms.TextInput(attrs={"list": "lives"})
    )
    name = forms.CharField(
        label=_("Person"), required=False, widget=forms.TextInput(attrs={"list": "people"})
    )
    action = forms.ChoiceField(label=_("What"), required=False, choices=_choices)

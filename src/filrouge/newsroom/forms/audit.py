"""What to look for in the audit trail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.newsroom.forms.base import HouseForm


class AuditForm(HouseForm):
    """Live, person and action; each may stay empty."""

    live = forms.CharField(
        label=_("Live"), required=False, widget=forms.TextInput(attrs={"list": "lives"})
    )
    name = forms.CharField(
        label=_("Person"), required=False, widget=forms.TextInput(attrs={"list": "people"})
    )
    action = forms.ChoiceField(label=_("What"), required=False)

    def __init__(self, *args: object, actions: list[tuple[str, object]], **named: object) -> None:
        super().__init__(*args, **named)
        field = self.fields["action"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Everything")), *actions]

"""Making a token: what for, what it may do, for how long."""

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.role import SCOPES, Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.words import CAPABILITY

DAYS = (("30", _("30 days")), ("90", _("90 days")), ("365", _("One year")), ("", _("No end")))


class TokenForm(HouseForm):
    """Asks for no more than the person may do themselves."""

    name = forms.CharField(
        label=_("What is it for?"),
        max_length=100,
        help_text=_("The name of the program, for instance “Election results”."),
        error_messages={"required": _("Give it a name, so that you know it again.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        error_messages={"required": _("Choose one thing at least.")},
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.ChoiceField(label=_("How long is it valid?"), choices=DAYS, required=False)
    SHORT = frozenset({"days"})

    def __init__(self, *args: object, actor: Actor, **named: object) -> None:
        super().__init__(*args, **named)
        scopes = self.fields["scopes"]
        assert isinstance(scopes, forms.MultipleChoiceField)
        scopes.choices = [(each.value, CAPABILITY[each]) for each in SCOPES if actor.may(each)]

    @property
    def chosen(self) -> list[Capability]:
        """Give the scopes; the form has to be valid."""
        return [Capability(each) for each in self.cleaned_data["scopes"]]

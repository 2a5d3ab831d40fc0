"""Another address for one's own account."""

from allauth.account.decorators import reauthentication_required
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from filrouge.accounts.address import NewAddress
from filrouge.accounts.forms.entrance import ConfirmCodeForm
from filrouge.accounts.forms.people import AddressForm
from filrouge.accounts.refusal import Refusal


@login_required
@reauthentication_required(app="allauth.account")  # type: ignore[untyped-decorator] # allauth ships no types
def change(request: HttpRequest) -> HttpResponse:
    """Ask for the new address, and send a code there."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not _may_send(request, email):
            form.add_error("email", _("Too many tries. Wait a minute, then try again."))
            return render(request, "accounts/address.html", {"form": form})
        try:
            NewAddress.ask(request, email)
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
        else:
            return redirect("email_confirm")
    return render(request, "accounts/address.html", {"form": form})


@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the code. Who one is was asked before it was sent, at most ten minutes ago."""
    asked = NewAddress.asked(request)
    if asked is None:
        messages.info(request, _("That code no longer holds. Have a new one sent."))
        return redirect("email_change")
    form = ConfirmCodeForm(request.POST or None, code=asked.code)
    if request.method == "POST":
        if form.is_valid():
            try:
                asked.take()
            except Refusal as refusal:
                messages.error(request, refusal.sentence)
                return redirect("email_change")
            messages.success(request, _("Your address is changed."))
            return redirect("security")
        if not asked.record_invalid_attempt():
            messages.error(request, _("Too many wrong codes. Have a new one sent."))
            return redirect("email_change")
    return render(request, "accounts/address_code.html", {"form": form, "email": asked.email})


def _may_send(request: HttpRequest, email: str) -> bool:
    """Count it: codes that one person has sent, and all codes that one address receives."""
    counted = {"manage_email": None, "request_login_code": email}
    return all(
        ratelimit.consume(request, app="allauth.account", action=action, key=key) is not None
        for action, key in counted.items()
    )

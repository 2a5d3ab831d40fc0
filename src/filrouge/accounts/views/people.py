"""Who works here: for administrators."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filrouge.accounts import invitation as invitations
from filrouge.accounts import person as persons
from filrouge.accounts.forms.people import AddressForm, InviteForm, RoleForm
from filrouge.accounts.guard import needs, person_of
from filrouge.accounts.models import Invitation, User
from filrouge.accounts.refusal import Refusal
from filrouge.accounts.role import Capability, Role


@needs(Capability.PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """List people and invitations."""
    facts = {
        "people": User.objects.order_by("-is_active", "name"),
        "invitations": Invitation.objects.filter(accepted_at=None).order_by("-invited_at"),
        "now": timezone.now(),
    }
    return render(request, "accounts/people.html", facts)


@needs(Capability.PEOPLE)
def person(request: HttpRequest, number: int) -> HttpResponse:
    """Show somebody, with what can be done."""
    who = get_object_or_404(User, pk=number)
    return _show(request, who)


@needs(Capability.PEOPLE)
@require_POST
def change_email(request: HttpRequest, number: int) -> HttpResponse:
    """Give somebody another address; one's own is changed by a code that is sent there."""
    who = get_object_or_404(User, pk=number)
    if who == person_of(request):
        return redirect("email_change")
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            persons.change_email(who, form.cleaned_data["email"], by=person_of(request))
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
        else:
            said = _("{name} signs in with {email} from now on.")
            messages.success(request, said.format(name=who, email=who.email))
            return redirect("person", number)
    return _show(request, who, address=form)


@needs(Capability.PEOPLE)
@require_POST
def change_role(request: HttpRequest, number: int) -> HttpResponse:
    """Give somebody another role."""
    who = get_object_or_404(User, pk=number)
    form = RoleForm(request.POST)
    if form.is_valid():
        try:
            persons.change_role(who, Role(form.cleaned_data["role"]), by=person_of(request))
        except Refusal as refusal:
            form.add_error("role", refusal.sentence)
        else:
            said = _("{name}: {role} from now on.")
            messages.success(request, said.format(name=who, role=who.get_role_display()))
            # Who gave up the role of administrator may not see this page any more.
            stays = who.pk != person_of(request).pk or who.may(Capability.PEOPLE)
            return redirect("person", number) if stays else redirect("profile")
    return _show(request, who, role=form)


@needs(Capability.PEOPLE)
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close an account."""
    who = get_object_or_404(User, pk=number)
    try:
        persons.close(who, by=person_of(request))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The account is closed; it is signed out everywhere."))
    return redirect("person", number)


@needs(Capability.PEOPLE)
@require_POST
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Open a closed account again."""
    persons.reopen(get_object_or_404(User, pk=number), by=person_of(request))
    messages.success(request, _("The account is open again."))
    return redirect("person", number)


@needs(Capability.PEOPLE)
def invite(request: HttpRequest) -> HttpResponse:
    """Show the form, or send an invitation."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = invitations.invite(
                form.cleaned_data["email"],
                Role(form.cleaned_data["role"]),
                by=person_of(request),
                request=request,
                language=settings.LANGUAGE_CODE,
            )
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
        else:
            return _sent(request, invited)
    return render(request, "accounts/invite.html", {"form": form})


@needs(Capability.PEOPLE)
@require_POST
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Send a new link to somebody who is invited."""
    waiting = get_object_or_404(Invitation, pk=number, accepted_at=None)
    try:
        invited = invitations.send_again(
            waiting, by=person_of(request), request=request, language=settings.LANGUAGE_CODE
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("people")
    return _sent(request, invited)


@needs(Capability.PEOPLE)
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take an invitation back."""
    waiting = get_object_or_404(Invitation, pk=number, accepted_at=None)
    invitations.withdraw(waiting, by=person_of(request))
    messages.success(request, _("The invitation is revoked; its link no longer holds."))
    return redirect("people")


def _sent(request: HttpRequest, invited: invitations.Invited) -> HttpResponse:
    # No redirect: the link is kept nowhere, so that only this answer can show it.
    facts = {
        "invited": invited,
        "days": invitations.VALID_FOR.days,
        "is_kept": not settings.HOUSE.mail,
    }
    return render(request, "accounts/invited.html", facts)


def _show(
    request: HttpRequest,
    who: User,
    *,
    address: AddressForm | None = None,
    role: RoleForm | None = None,
) -> HttpResponse:
    facts = {
        "who": who,
        "address": address or AddressForm(),
        "role": role or RoleForm(initial={"role": who.role}),
    }
    status = 400 if address or role else 200
    return render(request, "accounts/person.html", facts, status=status)

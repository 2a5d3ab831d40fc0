"""One's own name, signature, language and delay."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from filrouge.accounts.forms.people import ProfileForm
from filrouge.accounts.guard import person_of
from filrouge.accounts.happening import tell
from filrouge.accounts.models import User


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show the form, or save it."""
    # Not `request.user`: a form that fails leaves its values in what it was given.
    person = User.objects.get(pk=person_of(request).pk)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        if form.changed_data:
            tell("profile_changed", person, fields="+".join(form.changed_data))
        with translation.override(person.language):
            messages.success(request, _("Saved."))
        return redirect("profile")
    return render(request, "accounts/profile.html", {"form": form})

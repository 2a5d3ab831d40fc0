"""One's own tokens, for programs."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from filrouge.accounts.role import Capability
from filrouge.newsroom.actions import token as action
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.forms.token import TokenForm
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Token
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.words import CAPABILITY, Words


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Capability.VIEW)
def tokens(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List one's tokens, and make one, whose secret is shown in this one answer only."""
    now = house().context.clock()
    form = TokenForm(request.POST or None, actor=actor, initial={"days": "90", "scopes": ["view"]})
    secret = ""
    if request.method == "POST" and form.is_valid():
        days = form.cleaned_data["days"]
        secret = action.create(
            actor,
            name=form.cleaned_data["name"],
            scopes=form.chosen,
            expires_at=now + timedelta(days=int(days)) if days else None,
            now=now,
        ).secret
        form = TokenForm(actor=actor, initial={"days": "90", "scopes": ["view"]})
    listed = [(each, _scopes(each)) for each in action.valid_tokens(actor.user, now=now)]
    return render(
        request,
        "newsroom/tokens.html",
        {"form": form, "failed": [form], "tokens": listed, "secret": secret},
        status=422 if form.errors else 200,
    )


@require_POST
@needs(Capability.VIEW)
def revoke(request: HttpRequest, actor: Actor, token: int) -> HttpResponse:
    """Take one back."""
    if not action.revoke(actor, token, now=house().context.clock()):
        raise Http404
    messages.success(request, _("The token is revoked: programs can no longer come in with it."))
    return redirect("newsroom:tokens")


def _scopes(token: Token) -> list[Words]:
    known = {each.value: CAPABILITY[each] for each in Capability}
    return [known[scope] for scope in token.scopes if scope in known]

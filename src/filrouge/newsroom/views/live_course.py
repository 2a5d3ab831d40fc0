"""A live's course: each step that can be taken now, with words on what it means."""

import secrets
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from filrouge.accounts.role import Capability
from filrouge.domain.blocks import Text
from filrouge.domain.commands import Archive, Pause, Republish, Resume, Schedule, Start, Unpublish
from filrouge.domain.content import Content
from filrouge.domain.state import PUBLIC, Live, Status
from filrouge.domain.text import paragraph
from filrouge.newsroom.actions import course as action
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.forms.base import HouseForm
from filrouge.newsroom.forms.lines import one_line
from filrouge.newsroom.forms.live import EndForm, ScheduleForm
from filrouge.newsroom.forms.moment import local
from filrouge.newsroom.house import House, house
from filrouge.newsroom.typography import retype
from filrouge.newsroom.views.access import needs
from filrouge.newsroom.views.attempt import attempt
from filrouge.newsroom.views.live import live_or_404
from filrouge.newsroom.words import STATUS, Words


class Step(NamedTuple):
    """One step: what it is called, what it means, where it can be taken; `done` is said after."""

    key: str
    name: Words
    means: Words
    done: Words
    allowed: frozenset[Status]
    command: action.Turn | None = None
    is_grave: bool = False


STEPS = (
    Step(
        key="start",
        name=_("Begin"),
        means=_("The live goes on air: readers see the page and every post from now on."),
        done=_("The live is on air."),
        allowed=frozenset({Status.DRAFT, Status.SCHEDULED}),
        command=Start(),
    ),
    Step(
        key="schedule",
        name=_("Announce"),
        means=_("Readers see the headline and the hour among the coming lives."),
        done=_("The live is announced."),
        allowed=frozenset({Status.DRAFT, Status.SCHEDULED}),
    ),
    Step(
        key="resume",
        name=_("Resume"),
        means=_(
            "The live is on air again. Who has left its page open since it ended has to reload it."
        ),
        done=_("The live is on air."),
        allowed=frozenset({Status.PAUSED, Status.ENDED}),
        command=Resume(),
    ),
    Step(
        key="pause",
        name=_("Pause"),
        means=_("The page stays, and says that the live goes on later."),
        done=_("The live is paused."),
        allowed=frozenset({Status.LIVE}),
        command=Pause(),
    ),
    Step(
        key="end",
        name=_("End"),
        means=_("The page stays as the record of the day, and stops asking for news."),
        done=_("The live has ended."),
        allowed=frozenset({Status.LIVE, Status.PAUSED}),
    ),
    Step(
        key="archive",
        name=_("Archive"),
        means=_("The live is closed for good: it takes no more posts. Corrections stay possible."),
        done=_("The live is archived."),
        allowed=frozenset({Status.ENDED}),
        command=Archive(),
        is_grave=True,
    ),
    Step(
        key="unpublish",
        name=_("Unpublish"),
        means=_("The whole live goes out of public sight at once. It can be brought back."),
        done=_("The live is out of public sight."),
        allowed=PUBLIC,
        command=Unpublish(),
        is_grave=True,
    ),
    Step(
        key="republish",
        name=_("Bring back"),
        means=_("The live is again where it was before it was unpublished."),
        done=_("The live is back."),
        allowed=frozenset({Status.UNPUBLISHED}),
        command=Republish(),
    ),
)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Capability.RUN)
def course(request: HttpRequest, actor: Actor, slug: str) -> HttpResponse:
    """Show where the live is, and take a step."""
    here = house()
    found = live_or_404(here, slug)
    live = found.live
    forms = _forms(live)
    asked = next((each for each in STEPS if each.key == request.POST.get("step")), None)
    if request.method == "POST" and asked is not None:
        forms = _forms(live, asked.key, request)
        form = forms[asked.key]
        once = request.POST.get("once", "")
        if form.is_valid() and attempt(
            form, lambda: _take(here, actor, live, asked, form, once=once)
        ):
            messages.success(request, str(asked.done))
            return redirect("newsroom:live_course", found.slug)
        live = live_or_404(here, slug).live
    failed = [form for form in forms.values() if form.errors]
    context = {
        "slug": found.slug,
        "live": live,
        "status": STATUS[live.status],
        "steps": [(step, forms[step.key]) for step in STEPS if _is_offered(step, live, asked)],
        "asked": asked,
        "once": request.POST.get("once") or secrets.token_urlsafe(12),
        "failed": failed,
    }
    return render(request, "newsroom/live_course.html", context, status=422 if failed else 200)


def _is_offered(step: Step, live: Live, asked: Step | None) -> bool:
    """Say whether to show the step: where it can be taken, or where it was just refused."""
    return live.status in step.allowed or step is asked


def _forms(
    live: Live, sent: str = "", request: HttpRequest | None = None
) -> Mapping[str, HouseForm]:
    def data_of(key: str) -> object:
        return request.POST if request is not None and key == sent else None

    makers: dict[str, Callable[[object], HouseForm]] = {
        "schedule": lambda data: ScheduleForm(
            data,
            time_zone=live.time_zone,
            initial={"starts_at": local(live.starts_at, live.time_zone)},
        ),
        "end": EndForm,
    }
    return {step.key: makers.get(step.key, HouseForm)(data_of(step.key)) for step in STEPS}


def _take(here: House, actor: Actor, live: Live, step: Step, form: HouseForm, *, once: str) -> None:
    if isinstance(form, ScheduleForm):
        wanted = Schedule(starts_at=form.cleaned_data["starts_at"])
        action.turn(here, actor, live.id, wanted)
    elif isinstance(form, EndForm):
        # Sent twice by an impatient hand, the form publishes one closing post.
        digest = sha256(f"{live.id}:{actor.user.pk}:{once}".encode()).hexdigest()[:24]
        post_id = f"c-{digest}" if once else here.context.new_id()
        closing = None if post_id in live.posts else _closing(actor, form, live.language)
        action.end(here, actor, live.id, closing=closing, post_id=post_id)
    else:
        assert step.command is not None
        action.turn(here, actor, live.id, step.command)


def _closing(actor: Actor, form: EndForm, language: str) -> Content | None:
    headline = retype(one_line(form.cleaned_data["headline"]), language)
    blocks = tuple(Text(runs=paragraph(retype(text, language))) for text in form.paragraphs)
    if not headline and not blocks:
        return None
    return Content(headline=headline or None, blocks=blocks, authors=(actor.user.signed,))

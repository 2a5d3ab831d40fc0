"""Who may see and do what: every page of the console, tried by every role and by nobody."""

from typing import NamedTuple
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from filrouge.accounts.role import ROLES, Capability, Role
from filrouge.newsroom.urls import urlpatterns
from tests.newsroom.desk import Desk

HEADLINE = "The eclipse of 12 August"


class Ask(NamedTuple):
    """What is asked for, and what it takes."""

    needs: Capability
    methods: tuple[str, ...] = ("get",)
    by_script: bool = False
    arguments: tuple[str | int, ...] = ()


LIVE = ("the-eclipse",)
FORM = ("get", "post")

TABLE = {
    "lives": Ask(Capability.VIEW),
    "live_new": Ask(Capability.RUN, FORM),
    "desk": Ask(Capability.VIEW, arguments=LIVE),
    "live_description": Ask(Capability.RUN, FORM, arguments=LIVE),
    "live_configuration": Ask(Capability.RUN, FORM, arguments=LIVE),
    "live_address": Ask(Capability.RUN, FORM, arguments=LIVE),
    "live_course": Ask(Capability.RUN, FORM, arguments=LIVE),
    "live_watch": Ask(Capability.RUN, FORM, arguments=LIVE),
    "live_deletion": Ask(Capability.RUN, FORM, arguments=LIVE),
    "media": Ask(Capability.VIEW, arguments=("0" * 64,)),
    # A script asks for it, which knows what to do with a 401 (test_stream.py).
    "stream": Ask(Capability.VIEW, by_script=True),
    "audit": Ask(Capability.AUDIT),
    "tokens": Ask(Capability.VIEW, FORM),
    "token_revoke": Ask(Capability.VIEW, ("post",), arguments=(1,)),
}


def test_every_address_of_the_console_is_in_the_table() -> None:
    names = [each.name for each in urlpatterns if isinstance(each, URLPattern)]

    assert sorted(map(str, names)) == sorted(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_nobody_is_sent_to_sign_in_and_told_nothing(desk: Desk, name: str) -> None:
    desk.open_live(slug="the-eclipse")
    ask = TABLE[name]
    path = reverse(f"newsroom:{name}", args=ask.arguments)

    for method in ask.methods:
        answer = getattr(Client(), method)(path)

        if ask.by_script:
            assert answer.status_code == 401
        else:
            assert answer.status_code == 302
            assert answer.headers["location"] == f"{reverse('account_login')}?next={quote(path)}"
        assert HEADLINE not in answer.content.decode()


def test_words_that_nobody_may_save_are_given_back(desk: Desk) -> None:
    live = desk.open_live(slug="the-eclipse")
    before = desk.live(live)
    sent = {"headline": "</textarea><script>alert(1)</script>", "revision": "1", "once": "x"}

    answer = Client().post(reverse("newsroom:live_description", args=LIVE), sent)

    assert answer.status_code == 401
    assert desk.live(live) == before
    html = answer.content.decode()
    assert "<script>alert" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in html
    assert html.count("<textarea") == 1


@pytest.mark.parametrize("role", list(Role))
def test_each_role_does_what_it_may_and_no_more(desk: Desk, role: Role) -> None:
    desk.open_live(slug="the-eclipse")
    client = desk.client(desk.person(role))
    refused: dict[str, bool] = {}

    for name, ask in TABLE.items():
        for method in () if ask.by_script else ask.methods:
            answer = getattr(client, method)(reverse(f"newsroom:{name}", args=ask.arguments))
            assert answer.status_code in {200, 302, 403, 404, 422}, (name, method)
            refused[f"{method} {name}"] = answer.status_code == 403

    assert refused == {
        f"{method} {name}": ask.needs not in ROLES[role]
        for name, ask in TABLE.items()
        for method in (() if ask.by_script else ask.methods)
    }


def test_a_role_that_may_not_changes_nothing(desk: Desk) -> None:
    live = desk.open_live(slug="the-eclipse")
    before = desk.live(live)
    client = desk.client(desk.person(Role.JOURNALIST))
    sent = {
        "live_description": {"headline": "Other"},
        "live_configuration": {"language": "fr", "time_zone": "Europe/Paris"},
        "live_address": {"slug": "other"},
        "live_course": {"step": "end"},
        "live_deletion": {"slug": "the-eclipse"},
    }

    answers = [client.post(reverse(f"newsroom:{n}", args=LIVE), d) for n, d in sent.items()]

    assert [answer.status_code for answer in answers] == [403] * len(sent)
    assert desk.live(live) == before
    head = desk.context.log.find("the-eclipse")
    assert head is not None
    assert head.slug == "the-eclipse"


def test_a_form_from_another_site_is_not_taken(desk: Desk) -> None:
    live = desk.open_live(slug="the-eclipse")
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.person(Role.LIVE_EDITOR))

    answer = client.post(reverse("newsroom:live_course", args=LIVE), {"step": "end"})

    assert answer.status_code == 403
    assert "send that once more" in answer.content.decode()
    assert desk.live(live).ended_at is None

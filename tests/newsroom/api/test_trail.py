"""Who asks, and who did what."""

from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.models import Entry
from tests.newsroom.api.asking import Caller, signed_in, with_token
from tests.newsroom.desk import Desk


def test_me(desk: Desk) -> None:
    person = desk.person(Role.CONTRIBUTOR, name="Ana Ruiz")

    assert Caller(desk.client(person)).get("/me").body == {
        "id": str(person.pk),
        "name": "Ana Ruiz",
        "signed": "Ana Ruiz",
        "role": "contributor",
        "language": "en",
        "undo_s": 0,
        "may": ["view", "write"],
    }
    assert with_token(desk, person, Capability.VIEW).get("/me").body["may"] == ["view"]


def test_the_trail_is_listed_and_filtered(desk: Desk) -> None:
    desk.open_live(slug="live-1", posts=2)
    lawyer = desk.person(Role.LAWYER, name="Bo Lind")
    caller = Caller(desk.client(lawyer))
    for post in ("p1", "p2"):
        caller.post(f"/lives/live-1/posts/{post}/hide", {"reason": "Law"})
    signed_in(desk, Role.JOURNALIST).post("/lives/live-1/posts/p1/show")
    administrator = signed_in(desk, Role.ADMINISTRATOR)

    first = administrator.get("/audit", live="live-1", limit=2)
    second = administrator.get("/audit", live="live-1", limit=2, after=first.body["next"])
    hidden = administrator.get("/audit", user=lawyer.pk, action="hide").body["items"]

    assert [entry["action"] for entry in first.body["items"]] == ["show", "hide"]
    assert [entry["subject"] for entry in second.body["items"]] == ["p1"]
    assert (first.body["total"], second.body["next"]) == (3, None)
    assert hidden[0] == {
        "id": str(Entry.objects.filter(action="hide").latest("pk").pk),
        "at": hidden[0]["at"],
        "user": {"id": str(lawyer.pk), "name": "Bo Lind"},
        "name": "Bo Lind",
        "action": "hide",
        "live": "live-1",
        "subject": "p2",
        "detail": {"seq": 7},
        "reason": "Law",
    }
    assert administrator.get("/audit", live="nowhere").body["items"] == []


def test_reasons_are_for_who_may_see_the_history(desk: Desk) -> None:
    desk.open_live(slug="live-1", posts=1)
    signed_in(desk, Role.LAWYER).post("/lives/live-1/posts/p1/hide", {"reason": "Law"})
    program = with_token(desk, desk.person(Role.ADMINISTRATOR), Capability.AUDIT)

    assert program.get("/audit", action="hide").body["items"][0]["reason"] == ""

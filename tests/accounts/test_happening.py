"""What happens to accounts is told to who listens."""

from filrouge.accounts import happening
from filrouge.accounts.happening import SUBJECT_MAX, Detail, tell
from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening
from tests.newsroom.desk import Desk


def test_a_listener_hears_until_it_stops(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    heard: list[tuple[str, User | None, str, dict[str, Detail]]] = []
    stop = happening.listen(
        lambda action, user, *, subject, detail: heard.append((action, user, subject, detail))
    )

    tell("sessions_ended", person, count=2)
    tell("invited", None, "camille@example.org", role="lawyer")
    stop()
    tell("sign_out", person)

    assert heard == [
        ("sessions_ended", person, "", {"count": 2}),
        ("invited", None, "camille@example.org", {"role": "lawyer"}),
    ]


def test_an_address_longer_than_a_trail_has_room_is_cut(desk: Desk, told: list[Happening]) -> None:
    address = "a" * 100 + "@example.org"

    tell("invited", None, address)

    assert told == [("invited", "", "a" * SUBJECT_MAX, {})]

"""One's own name, signature, language and delay."""

import pytest

from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening
from tests.accounts.test_login import error_beside
from tests.newsroom.desk import Desk

PROFILE = "/redaction/profile"


def test_what_is_saved_is_shown_in_the_chosen_language(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille")
    client = desk.client(person)
    values = {"name": "Camille Roy", "signature": "C. R.", "language": "fr", "undo_s": "20"}

    page = client.post(PROFILE, values, follow=True).content.decode()

    person.refresh_from_db()
    assert (person.name, person.signed, person.language, person.undo_s) == (
        "Camille Roy",
        "C. R.",
        "fr",
        20,
    )
    assert '<html lang="fr">' in page
    assert told == [
        ("profile_changed", person.email, "", {"fields": "name+signature+language+undo_s"})
    ]


def test_without_a_signature_posts_are_signed_with_the_name(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille")
    values = {"name": "Camille Roy", "signature": "", "language": "en", "undo_s": "0"}

    desk.client(person).post(PROFILE, values)

    person.refresh_from_db()
    assert person.signed == "Camille Roy"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("undo_s", "61", "Ensure this value is less than or equal to 60."),
        ("undo_s", "-1", "Ensure this value is greater than or equal to 0."),
        ("undo_s", "soon", "Enter a whole number."),
        ("name", " ", "This field is required."),
        ("name", "n" * 101, "Ensure this value has at most 100 characters (it has 101)."),
        ("language", "de", "Select a valid choice. de is not one of the available choices."),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_nothing_is_saved(
    desk: Desk, told: list[Happening], field: str, value: str, said: str
) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille")
    values = {"name": "Other", "signature": "O.", "language": "en", "undo_s": "5", field: value}

    page = desk.client(person).post(PROFILE, values).content.decode()

    assert error_beside(page, field) == said
    assert 'value="O."' in page
    person.refresh_from_db()
    assert (person.name, person.signature, person.undo_s) == ("Camille", "", 0)
    assert told == []


def test_nobody_gives_themselves_a_role(desk: Desk) -> None:
    person = desk.person(Role.CONTRIBUTOR)
    values = {
        "name": "Camille",
        "signature": "",
        "language": "en",
        "undo_s": "0",
        "role": "administrator",
        "email": "other@example.org",
        "is_active": "",
    }

    desk.client(person).post(PROFILE, values)

    email = person.email
    person.refresh_from_db()
    assert (person.role, person.email, person.is_active) == (Role.CONTRIBUTOR, email, True)

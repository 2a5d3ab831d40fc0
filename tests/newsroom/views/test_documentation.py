"""The page of documentation tells of every operation, to whoever asks."""

import pytest
from django.test import Client

from filrouge.accounts.role import Role
from filrouge.newsroom.api.api import document
from filrouge.project.words import load_words
from tests.newsroom.desk import Desk


def test_it_names_every_operation_and_leads_to_every_shape(desk: Desk) -> None:
    page = desk.client(desk.person(Role.READ_ONLY)).get("/api/v1/docs")

    assert page.status_code == 200
    text = page.content.decode()
    for path, operations in document()["paths"].items():
        for method, operation in operations.items():
            assert f"<code>{method.upper()} {path}</code>" in text
            assert f'id="{operation["operationId"]}"' in text
    for name in document()["components"]["schemas"]:
        assert f'id="shape-{name}"' in text


def test_it_tells_of_the_software_and_nothing_of_the_house(desk: Desk) -> None:
    desk.open_live(slug="our-secret-live")

    for path in ("/api/v1/docs", "/api/v1/openapi.json"):
        answer = Client().get(path)
        assert answer.status_code == 200
        assert "our-secret-live" not in answer.content.decode()


@pytest.mark.usefixtures("desk")
def test_its_frame_is_in_the_callers_language_and_says_that_the_reference_is_not() -> None:
    load_words()
    french, english = (
        Client().get("/api/v1/docs", headers={"accept-language": language})
        for language in ("fr", "en")
    )

    assert french.headers["content-language"] == "fr"
    frame, reference = french.content.decode().split('<div class="reference" lang="en">')
    assert '<html lang="fr">' in frame
    assert "<h2>Pour commencer</h2>" in frame
    assert "La référence qui suit est en anglais" in frame
    assert "<h2>Problems</h2>" in reference
    assert "Problèmes" not in reference
    assert "is in English" not in english.content.decode()

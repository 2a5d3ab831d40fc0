"""The page of documentation tells of every operation, to whoever asks."""

from django.test import Client

from filrouge.accounts.role import Role
from filrouge.newsroom.api.api import document
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


def test_its_headings_are_in_the_callers_language(desk: Desk) -> None:
    answer = Client().get("/api/v1/docs", headers={"accept-language": "fr"})

    assert answer.headers["content-language"] == "fr"
    assert '<html lang="fr">' in answer.content.decode()

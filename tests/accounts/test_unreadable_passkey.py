"""Somebody sends what no browser would in place of a passkey, in the hope of a traceback."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from filrouge.accounts.role import Role
from tests.accounts.test_login import LOGIN
from tests.newsroom.desk import PASSWORD, Desk

BODIES = (
    "",
    "null",
    "[]",
    "1",
    "{}",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "response": null, "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "response": [], "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "response": {"userHandle": 5}, "type": "public-key"}',
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "!!!",
                "authenticatorData": "AA",
                "signature": "AA",
                "userHandle": "enp6enp6enp6enp6eg",
                "attestationObject": "AA",
            },
        }
    ),
    json.dumps(
        {
            "id": "AA",
            "rawId": "AA",
            "type": "public-key",
            "response": {
                "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0",
                "authenticatorData": "A" * 60,
                "signature": "AA",
                "userHandle": "enp6enp6enp6enp6eg",
                "attestationObject": "oA",
            },
        }
    ),
)


@pytest.mark.parametrize("body", BODIES)
def test_signing_in_with_it_is_refused(desk: Desk, body: str) -> None:
    client = Client()
    client.get("/redaction/login/passkey", headers={"accept": "application/json"})

    answer = client.post("/redaction/login/passkey", {"credential": body})

    assert answer.headers["location"] == LOGIN
    assert client.get("/redaction/").status_code == 302


@pytest.mark.parametrize("body", BODIES)
def test_adding_it_is_refused(desk: Desk, body: str) -> None:
    client = desk.client(desk.person(Role.JOURNALIST))
    path = "/redaction/security/passkeys/add"
    client.post(client.get(path).headers["location"], {"password": PASSWORD})
    client.get(path)

    answer = client.post(path, {"name": "Mine", "credential": body})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("body", [body for body in BODIES if body.startswith("{")])
def test_in_place_neither(desk: Desk, body: str) -> None:
    client = Client()
    client.get("/redaction/login/passkey", headers={"accept": "application/json"})

    answer = client.post(
        "/redaction/session",
        f'{{"credential": {body}}}',
        content_type="application/json",
    )

    assert answer.status_code == 400
    assert answer.json()["detail"]

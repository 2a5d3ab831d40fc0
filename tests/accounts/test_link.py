"""Addresses that leave the house."""

import msgspec
import pytest
from django.conf import settings as django_settings
from django.test import RequestFactory
from pytest_django import Settings

from filrouge.accounts.link import absolute, is_loopback
from filrouge.accounts.refusal import Refusal


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("127.9.9.9", True),
        ("[::1]:8000", True),
        ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("192.168.1.1", False),
        ("0.0.0.0", False),
        ("evil.example", False),
        ("", False),
    ],
)
def test_this_machine_is_known_by_its_names(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_the_sites_address_goes_before_what_was_asked(settings: Settings) -> None:
    settings.HOUSE = msgspec.structs.replace(
        django_settings.HOUSE, site_address="https://direct.example.org"
    )

    for request in (None, RequestFactory(headers={"host": "localhost"}).get("/")):
        assert absolute("/a", request) == "https://direct.example.org/a"


def test_without_one_this_machine_is_linked_to_and_no_other(settings: Settings) -> None:
    here = RequestFactory(headers={"host": "localhost:8000"}).get("/")
    afar = RequestFactory(headers={"host": "evil.example"}).get("/")

    assert absolute("/a", here) == "http://localhost:8000/a"
    assert absolute("/a", None) == "http://127.0.0.1:8000/a"
    with pytest.raises(Refusal, match="FILROUGE_SITE_ADDRESS"):
        absolute("/a", afar)
    settings.HOUSE = msgspec.structs.replace(django_settings.HOUSE, host="192.168.1.1")
    with pytest.raises(Refusal):
        absolute("/a", None)

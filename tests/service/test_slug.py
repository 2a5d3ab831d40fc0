"""Slugs: always fit for an address, and free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.errors import Refused
from filrouge.log.memory import MemoryLog
from filrouge.service.slug import SLUG_MAX, check_slug, free_slug, slugify
from tests.log.writing import open_live


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Tempête Aurore : l’état d’alerte", "tempete-aurore-l-etat-d-alerte"),
        ("Éclipse du 12 août 2026", "eclipse-du-12-aout-2026"),
        ("Œuvre, Łódź, Straße, Ærø", "oeuvre-lodz-strasse-aero"),
        ("  --- ", "live"),
        ("北京", "live"),
        ("a/b\\c?d#e%2Ff", "a-b-c-d-e-2ff"),
        ("../../etc/passwd", "etc-passwd"),
        ("ﬁn de ½ journée", "fin-de-1-2-journee"),
        ("x" * 200, "x" * SLUG_MAX),
        ("abcdefghi " * 20, "-".join(["abcdefghi"] * 8)),
    ],
)
def test_a_headline_becomes_a_slug(headline: str, slug: str) -> None:
    assert slugify(headline) == slug


@given(st.text())
def test_every_headline_gives_a_slug_that_is_taken(headline: str) -> None:
    assert check_slug(slugify(headline)) == slugify(headline)


@pytest.mark.parametrize(
    "slug",
    [
        "",
        "-",
        "a-",
        "-a",
        "a--b",
        "A",
        "é",
        "a b",
        "a/b",
        "a\n",
        "a.b",
        "a" * 81,
        "\udcff",
        "a\x00",
    ],
)
def test_what_cannot_stand_in_an_address_is_refused(slug: str) -> None:
    with pytest.raises(Refused) as refused:
        check_slug(slug)
    assert (refused.value.code, refused.value.facts) == ("malformed_slug", {"slug": slug})


def test_a_slug_that_is_taken_gets_the_first_free_number() -> None:
    log = MemoryLog()
    assert free_slug(log, "vote") == "vote"
    for number, slug in enumerate(("vote", "vote-2", "vote-4")):
        open_live(log, f"l{number}", slug=slug)

    assert free_slug(log, "vote") == "vote-3"


@pytest.mark.parametrize("slug", ["x" * SLUG_MAX, "ab-" * 26 + "cd"])
def test_a_number_does_not_make_a_slug_too_long(slug: str) -> None:
    log = MemoryLog()
    for number in range(12):
        free = free_slug(log, slug)
        assert check_slug(free) == free
        open_live(log, f"l{number}", slug=free)

    assert len({head.slug for head in log.heads()}) == 12

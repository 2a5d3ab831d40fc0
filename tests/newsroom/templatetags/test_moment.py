"""The console says times as the readers' pages do."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from filrouge.newsroom.templatetags import moment

pytestmark = pytest.mark.usefixtures("desk")

EVENING = datetime(2026, 8, 12, 16, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "12 août 2026, 18\u00a0h\u00a004, heure de Paris"),
        ("en", "12 August 2026, 6.04\u00a0pm, Paris time"),
    ],
)
def test_a_time_that_stands_alone_is_in_the_house_s_zone_until_the_script_runs(
    language: str, words: str
) -> None:
    with translation.override(language):
        said = moment.clock(EVENING)

    assert said == f'<time datetime="2026-08-12T16:04:00.000Z" data-clock>{words}</time>'


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("fr", "Europe/Paris", "le 12 août 2026 à 18\u00a0h\u00a004, heure de Paris"),
        ("fr", "Europe/Athens", "le 12 août 2026 à 19\u00a0h\u00a004, heure d’Athènes"),
        ("en", "Europe/Paris", "on 12 August 2026 at 6.04\u00a0pm, Paris time"),
    ],
)
def test_a_time_inside_a_sentence_is_in_the_zone_of_the_live(
    language: str, zone: str, words: str
) -> None:
    with translation.override(language):
        said = moment.at(EVENING, zone)

    assert said == f'<time datetime="2026-08-12T16:04:00.000Z">{words}</time>'

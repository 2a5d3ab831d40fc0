"""The scans of a JPEG file, counted without decoding it."""

import pytest

from filrouge.media.jpeg import scan_count
from tests.media.pictures import encoded, photograph, with_segment

BASELINE = encoded(photograph(), "JPEG")
PROGRESSIVE = encoded(photograph(), "JPEG", progressive=True)


def test_a_baseline_file_has_one_and_a_progressive_one_ten() -> None:
    assert scan_count(BASELINE, limit=100) == 1
    assert scan_count(PROGRESSIVE, limit=100) == 10
    assert scan_count(PROGRESSIVE, limit=4) == 5


def test_what_only_looks_like_a_scan_does_not_count() -> None:
    inside = with_segment(BASELINE, 0xE1, b"\xff\xda\0\x02" * 500)

    assert scan_count(inside, limit=100) == 1
    assert scan_count(BASELINE + b"\xff\xda\0\x02" * 500, limit=100) == 1


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xda",
        b"\xff\xd8" + b"\xff" * 5_000_000,
        b"\xff\xd8" + b"\xff\xc0\0\0" * 1_000_000,
    ],
    ids=range(5),
)
def test_noise_costs_little(data: bytes) -> None:
    assert scan_count(data, limit=100) <= 1

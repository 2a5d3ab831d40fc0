"""A size is said so that what is over a limit never reads as equal to it."""

import pytest

from filrouge.media.refusal import BadMedia, check_size


@pytest.mark.parametrize(
    ("size", "limit", "said"),
    [
        (25_000_001, 25_000_000, "The file has 25.1 MB; 25 MB is the most."),
        (31_400_000, 25_000_000, "The file has 31.4 MB; 25 MB is the most."),
        (40_000_000, 25_000_000, "The file has 40 MB; 25 MB is the most."),
        (2_600_000, 2_500_000, "The file has 2.6 MB; 2.5 MB is the most."),
    ],
)
def test_a_file_that_is_too_large(size: int, limit: int, said: str) -> None:
    with pytest.raises(BadMedia) as refused:
        check_size(bytes(size), limit)

    assert str(refused.value) == said


def test_a_file_of_the_limit_is_taken() -> None:
    check_size(bytes(100), 100)

"""Ids: in the order of their making, and never twice."""

import os
import re
from datetime import timedelta

from filrouge.service.ids import new_id
from tests.service.house import START


def test_an_id_is_26_small_letters_and_figures() -> None:
    ids = {new_id(START, os.urandom) for _ in range(1000)}

    assert len(ids) == 1000
    assert all(re.fullmatch("[0-9a-hjkmnp-tv-z]{26}", one) for one in ids)


def test_ids_sort_as_they_were_made() -> None:
    times = [START + timedelta(milliseconds=number) for number in range(100)]
    made = [new_id(at, os.urandom) for at in times]

    assert sorted(made) == made


def test_an_id_is_made_of_time_and_chance_alone() -> None:
    made = new_id(START, lambda size: b"\xab" * size)

    number = 0
    for letter in made:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(letter)
    assert number >> 80 == 1786557600000  # 2026-08-12T18:00:00Z in milliseconds
    assert number & (1 << 80) - 1 == int.from_bytes(b"\xab" * 10)

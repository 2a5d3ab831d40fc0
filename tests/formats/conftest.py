"""What tests of formats share."""

import pytest

from filrouge.formats.base import Theme
from filrouge.reader.theme import load_theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme()

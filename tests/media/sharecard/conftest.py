"""Share pictures are set in fonts that the build fetches."""

import pytest

from tests.require import require_fonts


@pytest.fixture(autouse=True, scope="session")
def _fonts() -> None:
    require_fonts()

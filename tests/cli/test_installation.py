"""What the settings come to for formats."""

from pathlib import Path

import pytest

from filrouge.cli.installation import sites_of
from filrouge.config.settings import Settings
from filrouge.config.site import SiteSettings


@pytest.mark.parametrize(
    ("house", "site", "shown"),
    [(True, None, True), (False, None, False), (True, False, False), (False, True, True)],
)
def test_a_site_does_as_the_house_does_unless_it_says_otherwise(
    house: bool, site: bool | None, shown: bool
) -> None:
    sport = SiteSettings(key="sport", name="Le Phare Sport", language="fr", diffs=site)
    sites = sites_of(Settings(data=Path("nowhere"), diffs=house, sites=(sport,)))

    assert (sites.own.differences, sites.of("sport").differences) == (house, shown)

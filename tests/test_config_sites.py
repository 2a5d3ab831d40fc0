"""The file that names further sites of a house."""

from pathlib import Path

import pytest

from filrouge.config import BadSetting, load
from filrouge.config.site import SiteSettings


@pytest.mark.parametrize(
    ("own", "other"),
    [("https://sport.example.org", ""), ("", '[foot]\nname = "Foot"\naddress = "{}"\n')],
)
def test_two_sites_at_one_host_are_refused(tmp_path: Path, own: str, other: str) -> None:
    file = tmp_path / "sites.toml"
    address = "https://Sport.example.org:443/"
    file.write_text(f'[sport]\nname = "Sport"\naddress = "{address}"\n{other.format(address)}')

    with pytest.raises(BadSetting, match=f"FILROUGE_SITES={file}: two sites are at the same host"):
        load({"FILROUGE_SITE_ADDRESS": own, "FILROUGE_SITES": str(file)})


def test_further_sites_are_named_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(
        '[sport]\nname = "Le Phare Sport"\naddress = "https://sport.example.org/"\n'
        '[en]\nname = "The Beacon"\nlanguage = "en"\ndiffs = false\n'
    )

    assert load({"FILROUGE_SITES": str(file)}).sites == (
        SiteSettings(
            key="sport",
            name="Le Phare Sport",
            language="fr",
            address="https://sport.example.org",
        ),
        SiteSettings(key="en", name="The Beacon", language="en", diffs=False),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[sport", "Expected"),
        ("sport = 1", "Expected `object`"),
        ("[sport]", "missing required field `name`"),
        ('[sport]\nname = "Sport"\ncolour = "red"', "unknown field `colour`"),
        ('[sport]\nname = "Sport"\nlanguage = "de"', "the interface speaks fr and en"),
        ('["Le Sport"]\nname = "Sport"', "a site's key is made of small letters"),
    ],
)
def test_a_file_of_sites_that_is_none_is_refused(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(text)

    with pytest.raises(BadSetting, match=f"FILROUGE_SITES={file}: .*{why}"):
        load({"FILROUGE_SITES": str(file)})


def test_a_file_of_sites_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="No such file"):
        load({"FILROUGE_SITES": str(tmp_path / "none.toml")})

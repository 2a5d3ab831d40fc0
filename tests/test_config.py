"""Settings: each is read, and nothing that is none passes for one."""

from pathlib import Path

import pytest
from platformdirs import user_data_path

from filrouge.config import SETTINGS, BadSetting, Settings, load, table


def test_without_a_variable_the_defaults_hold() -> None:
    assert load({"PATH": "/bin", "filrouge_port": "1"}) == Settings(
        data=user_data_path("filrouge", appauthor=False),
        host="127.0.0.1",
        port=8000,
        site_name="Filrouge",
        site_language="fr",
        site_address="",
        poll_s=10,
    )


def test_every_variable_is_read() -> None:
    assert load(
        {
            "FILROUGE_DATA": "/srv/direct",
            "FILROUGE_HOST": "::1",
            "FILROUGE_PORT": "0",
            "FILROUGE_SITE_NAME": "L’Écho du littoral",
            "FILROUGE_SITE_LANGUAGE": "en",
            "FILROUGE_SITE_ADDRESS": "https://direct.example.org/",
            "FILROUGE_POLL_S": "3600",
        }
    ) == Settings(
        data=Path("/srv/direct"),
        host="::1",
        port=0,
        site_name="L’Écho du littoral",
        site_language="en",
        site_address="https://direct.example.org",
        poll_s=3600,
    )


def test_the_table_and_the_settings_are_of_one_mind() -> None:
    assert {setting.name for setting in SETTINGS} == set(Settings.__struct_fields__)
    assert all(setting.variable in table() for setting in SETTINGS)
    assert all(setting.help.endswith(".") for setting in SETTINGS)


def test_the_command_line_goes_before_the_variable() -> None:
    assert load({"FILROUGE_DATA": "/a"}, data=Path("/b")).data == Path("/b")


def test_a_home_is_found() -> None:
    assert load({"FILROUGE_DATA": "~/direct"}).data == Path.home() / "direct"


@pytest.mark.parametrize("variable", ["FILROUGE_PROT", "FILROUGE_", "FILROUGE_port"])
def test_an_unknown_variable_is_named_beside_those_there_are(variable: str) -> None:
    with pytest.raises(BadSetting) as bad:
        load({variable: "1"})
    assert str(bad.value) == (
        f"{variable} is no setting; there are FILROUGE_DATA, FILROUGE_HOST, FILROUGE_POLL_S,"
        " FILROUGE_PORT, FILROUGE_SITE_ADDRESS, FILROUGE_SITE_LANGUAGE, FILROUGE_SITE_NAME"
    )


@pytest.mark.parametrize(
    ("variable", "text", "why"),
    [
        *(
            ("FILROUGE_PORT", text, "a port is a number from 0 to 65535 (0: any that is free)")
            for text in ("", "-1", "65536", "80 ", "http", "٣", "1" * 50)
        ),
        *(
            ("FILROUGE_POLL_S", text, "it takes a whole number of seconds from 1 to 3600")
            for text in ("", "0", "3601", "1.5", "²")
        ),
        *(
            ("FILROUGE_SITE_LANGUAGE", text, "the interface speaks fr and en")
            for text in ("", "de", "FR")
        ),
        *(
            ("FILROUGE_SITE_ADDRESS", text, "an address begins with https:// or http://")
            for text in ("direct.example.org", "javascript:alert(1)", " https://a.example")
        ),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(variable: str, text: str, why: str) -> None:
    with pytest.raises(BadSetting) as bad:
        load({variable: text})
    assert str(bad.value) == f"{variable}={text}: {why}"

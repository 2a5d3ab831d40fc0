"""Settings: each is read, and nothing that is none passes for one."""

from pathlib import Path

import pytest
from platformdirs import user_data_path

from filrouge.config import (
    SETTINGS,
    BadSetting,
    Settings,
    load,
    system_zone,
    table,
)
from filrouge.config.value import SHIPPED_THEMES

ROOT = Path(__file__).parents[1]


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
            "FILROUGE_DIFFS": "off",
            "FILROUGE_PORT": "0",
            "FILROUGE_SITE_NAME": "L’Écho du littoral",
            "FILROUGE_SITE_LANGUAGE": "en",
            "FILROUGE_SITE_ADDRESS": "https://direct.example.org/",
            "FILROUGE_TIME_ZONE": "America/Bahia",
            "FILROUGE_POLL_S": "3600",
            "FILROUGE_NEWSROOM_PATH": "/desk/one",
            "FILROUGE_SECRET_KEY": "k" * 32,
            "FILROUGE_MAIL": "smtps://mail.example.org:465",
            "FILROUGE_MAIL_FROM": "L’Écho <direct@example.org>",
            "FILROUGE_TRUSTED_PROXIES": "2",
            "FILROUGE_UPLOAD_MB": "40",
            "FILROUGE_OFFLINE": "off",
            "FILROUGE_SILENCE_MIN": "0",
            "FILROUGE_ARCHIVE_DAYS": "30",
            "FILROUGE_MEDIA_DAYS": "0",
            "FILROUGE_SITES": "",
            "FILROUGE_SITE_SHORT_NAME": "L’Écho",
            "FILROUGE_LIVE_PATH": "/actu/direct",
            "FILROUGE_THEME": "night",
            "FILROUGE_STYLE": str(ROOT / "web/reader/reader.css"),
            "FILROUGE_LOGO": "",
            "FILROUGE_ICON": "",
            "FILROUGE_WORD": "live",
            "FILROUGE_CSP_EXTRA": "https://stats.example.org https://*.example.com:8443",
            "FILROUGE_REDIRECTS": "",
        }
    ) == Settings(
        data=Path("/srv/direct"),
        host="::1",
        diffs=False,
        port=0,
        site_name="L’Écho du littoral",
        site_language="en",
        site_address="https://direct.example.org",
        time_zone="America/Bahia",
        poll_s=3600,
        newsroom_path="/desk/one",
        secret_key="k" * 32,
        mail="smtps://mail.example.org:465",
        mail_from="L’Écho <direct@example.org>",
        trusted_proxies=2,
        upload_mb=40,
        silence_min=0,
        archive_days=30,
        media_days=0,
        site_short_name="L’Écho",
        live_path="/actu/direct",
        theme=SHIPPED_THEMES / "night",
        style=ROOT / "web/reader/reader.css",
        word="live",
        csp_extra=("https://stats.example.org", "https://*.example.com:8443"),
        offline=False,
    )


def test_the_table_and_the_settings_are_of_one_mind() -> None:
    assert {setting.name for setting in SETTINGS} == set(Settings.__struct_fields__)
    assert all(setting.variable in table() for setting in SETTINGS)
    assert all(setting.help.endswith(".") for setting in SETTINGS)


def test_the_command_line_goes_before_the_variable() -> None:
    assert load({"FILROUGE_DATA": "/a"}, data=Path("/b")).data == Path("/b")


def test_a_home_is_found() -> None:
    assert load({"FILROUGE_DATA": "~/direct"}).data == Path.home() / "direct"


ORIGINS = (
    "it takes origins between spaces, such as https://stats.example.org or https://*.example.org"
)


@pytest.mark.parametrize("variable", ["FILROUGE_PROT", "FILROUGE_", "FILROUGE_port"])
def test_an_unknown_variable_is_named_beside_those_there_are(variable: str) -> None:
    with pytest.raises(BadSetting) as bad:
        load({variable: "1"})
    assert str(bad.value) == (
        f"{variable} is no setting; there are FILROUGE_ARCHIVE_DAYS, FILROUGE_CSP_EXTRA,"
        " FILROUGE_DATA, FILROUGE_DIFFS, FILROUGE_HOST, FILROUGE_ICON, FILROUGE_LIVE_PATH,"
        " FILROUGE_LOGO,"
        " FILROUGE_MAIL, FILROUGE_MAIL_FILE, FILROUGE_MAIL_FROM, FILROUGE_MEDIA_DAYS,"
        " FILROUGE_NEWSROOM_PATH, FILROUGE_OFFLINE,"
        " FILROUGE_POLL_S, FILROUGE_PORT, FILROUGE_REDIRECTS,"
        " FILROUGE_SECRET_KEY, FILROUGE_SECRET_KEY_FILE,"
        " FILROUGE_SILENCE_MIN, FILROUGE_SITES, FILROUGE_SITE_ADDRESS, FILROUGE_SITE_LANGUAGE,"
        " FILROUGE_SITE_NAME, FILROUGE_SITE_SHORT_NAME, FILROUGE_STYLE, FILROUGE_THEME,"
        " FILROUGE_TIME_ZONE, FILROUGE_TRUSTED_PROXIES, FILROUGE_UPLOAD_MB, FILROUGE_WORD"
    )


def test_a_secret_may_be_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("s" * 40 + "\n")

    assert load({"FILROUGE_SECRET_KEY_FILE": str(file)}).secret_key == "s" * 40


def test_the_file_of_a_secret_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as bad:
        load({"FILROUGE_SECRET_KEY_FILE": str(tmp_path / "none")})
    assert str(bad.value) == (
        f"FILROUGE_SECRET_KEY_FILE={tmp_path / 'none'}: No such file or directory"
    )


@pytest.mark.parametrize("variable", ["FILROUGE_SECRET_KEY", "FILROUGE_MAIL"])
def test_a_secret_is_not_told_even_where_it_is_wrong(variable: str) -> None:
    with pytest.raises(BadSetting) as bad:
        load({variable: "hunter2"})
    assert "hunter2" not in str(bad.value)
    assert str(bad.value).startswith(f"{variable}=…: ")


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
        *(("FILROUGE_DIFFS", text, "it is on or off") for text in ("", "yes", "ON", "1")),
        *(("FILROUGE_OFFLINE", text, "it is on or off") for text in ("", "ON", "true", "0")),
        *(
            ("FILROUGE_SITE_LANGUAGE", text, "the interface speaks fr and en")
            for text in ("", "de", "FR")
        ),
        *(
            (
                "FILROUGE_NEWSROOM_PATH",
                text,
                "a path is made of small letters, figures and hyphens, such as /redaction",
            )
            for text in ("", "/", "redaction", "/Rédaction", "/a//b", "/a/")
        ),
        *(
            ("FILROUGE_NEWSROOM_PATH", text, "readers' pages are under that path")
            for text in ("/live", "/api/console", "/media")
        ),
        *(
            (
                "FILROUGE_SILENCE_MIN",
                text,
                "it takes a whole number of minutes from 0 (never) to 1440",
            )
            for text in ("", "-1", "1441", "never")
        ),
        *(
            (
                "FILROUGE_TIME_ZONE",
                text,
                "it takes a zone named after a city, such as Europe/Paris",
            )
            for text in ("Paris", "UTC+1", "europe/paris")
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


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///path",
        "https://direct.example.org/direct",
        "https://direct.example.org?a=1",
        "https://direct.example.org#a",
        "https://user:word@direct.example.org",
        "https://direct.example.org:port",
        "https://direct example.org",
        "https://direct.example.org\n",
    ],
)
def test_an_address_is_a_scheme_and_a_host_and_no_more(address: str) -> None:
    with pytest.raises(BadSetting, match="an address is a scheme and a host, such as https://"):
        load({"FILROUGE_SITE_ADDRESS": address})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://Direct.Example.org:443/", "https://direct.example.org"),
        ("HTTP://direct.example.org", None),
        ("http://localhost:80", "http://localhost"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://[2001:db8::443]", "https://[2001:db8::443]"),
        ("", ""),
    ],
)
def test_an_address_is_kept_as_browsers_write_it(written: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(BadSetting, match="an address begins with"):
            load({"FILROUGE_SITE_ADDRESS": written})
    else:
        assert load({"FILROUGE_SITE_ADDRESS": written}).site_address == meant


@pytest.mark.parametrize(
    "server",
    [
        "mail.example.org",
        "smtp://",
        "smtp://:secret@",
        "smtp://mail.example.org:submission",
        "smtp://mail.example.org:99999",
        "smtp://user:sec#ret@mail.example.org",
        "smtp://user:sec/ret@mail.example.org",
        "smtp://mail.example.org /",
    ],
)
def test_a_mail_server_that_nobody_could_reach_is_refused_at_the_start(server: str) -> None:
    with pytest.raises(BadSetting, match="it takes smtp://user:password@host:port"):
        load({"FILROUGE_MAIL": server})


@pytest.mark.parametrize("server", ["smtp://localhost:25", "smtps://u%40x:p%23w@[::1]:465/"])
def test_a_mail_server(server: str) -> None:
    assert load({"FILROUGE_MAIL": server}).mail == server


def test_a_secret_is_given_in_one_place(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("s" * 40)
    both = {"FILROUGE_SECRET_KEY": "k" * 32, "FILROUGE_SECRET_KEY_FILE": str(file)}

    for environment in (both, dict(reversed(both.items()))):
        with pytest.raises(BadSetting) as bad:
            load(environment)
        assert str(bad.value) == (
            "FILROUGE_SECRET_KEY and FILROUGE_SECRET_KEY_FILE say the same; leave one out"
        )


def test_without_a_zone_of_its_own_a_house_has_the_machine_s(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/America/Bahia")
    none = tmp_path / "none"

    assert system_zone({}, link) == "America/Bahia"
    assert system_zone({"TZ": ":Europe/Paris"}, link) == "Europe/Paris"
    assert system_zone({"TZ": "CET-1CEST"}, link) == "America/Bahia"
    assert system_zone({"TZ": "Etc/UTC"}, link) == "UTC"
    assert system_zone({}, none) == "UTC"

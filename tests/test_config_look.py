"""Settings of the look and of addresses: each is read, and nothing that is none passes for one."""

from pathlib import Path

import pytest

from filrouge.config import BadSetting, load

NO_THEME = (
    "there is no such folder, and no theme of that name; tabloid and night ship with Filrouge"
)
ORIGINS = (
    "it takes origins between spaces, such as https://stats.example.org or https://*.example.org"
)


@pytest.mark.parametrize(
    ("variable", "text", "why"),
    [
        *(
            ("FILROUGE_LIVE_PATH", text, "readers' pages are under that path")
            for text in ("/media", "/api/live", "/past")
        ),
        *(
            ("FILROUGE_LIVE_PATH", text, "the newsroom's console is under that path")
            for text in ("/redaction", "/redaction/direct")
        ),
        (
            "FILROUGE_LIVE_PATH",
            "/Direct/",
            "a path is made of small letters, figures and hyphens, such as /redaction",
        ),
        *(("FILROUGE_WORD", text, "it takes direct or live") for text in ("", "Live", "blog")),
        *(
            (variable, "/nowhere/at-all", "there is no such file")
            for variable in ("FILROUGE_STYLE", "FILROUGE_LOGO", "FILROUGE_ICON")
        ),
        *(
            (
                "FILROUGE_THEME",
                text,
                NO_THEME,
            )
            for text in ("neon", "/nowhere/at-all", "Night")
        ),
        *(
            (
                "FILROUGE_CSP_EXTRA",
                text,
                ORIGINS,
            )
            for text in (
                "*",
                "https:",
                "https://*",
                "https://*.org/",
                "http://stats.example.org",
                "'unsafe-inline'",
                "https://example.org;script-src",
                "https://example.org/path",
                "https://localhost",
            )
        ),
    ],
)
def test_what_is_none_is_refused_in_a_sentence(variable: str, text: str, why: str) -> None:
    with pytest.raises(BadSetting) as bad:
        load({variable: text})
    assert str(bad.value) == f"{variable}={text}: {why}"


def test_a_site_may_have_a_look_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "sport.css").write_text(":root { --thread: #046; }")
    file = tmp_path / "sites.toml"
    file.write_text('[sport]\nname = "Le Phare Sport"\nshort_name = "Sport"\nstyle = "sport.css"\n')

    [sport] = load({"FILROUGE_SITES": str(file)}).sites

    assert (sport.short_name, sport.style) == ("Sport", tmp_path / "sport.css")
    assert sport.logo is None

    file.write_text('[sport]\nname = "Le Phare Sport"\nlogo = "none.svg"\n')
    with pytest.raises(BadSetting, match="there is no such file"):
        load({"FILROUGE_SITES": str(file)})

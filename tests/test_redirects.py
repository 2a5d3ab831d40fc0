"""The file of addresses that have moved."""

from pathlib import Path

import pytest

from filrouge.config import BadSetting, load
from filrouge.config.redirects import Redirect


def read(folder: Path, text: str) -> tuple[Redirect, ...]:
    file = folder / "redirects.toml"
    file.write_text(text)
    return load({"FILROUGE_REDIRECTS": str(file)}).redirects


def test_an_exact_path_goes_before_a_star_and_a_longer_one_before_a_shorter(tmp_path: Path) -> None:
    redirects = read(
        tmp_path,
        """
        "/direct/*" = "/live/*"
        "/direct/sport/*" = "/series/sport"
        "/direct/sport/finale" = "/live/finale"
        """,
    )

    assert [one.old for one in redirects] == [
        "/direct/sport/finale",
        "/direct/sport/*",
        "/direct/*",
    ]


@pytest.mark.parametrize(
    ("redirect", "path", "target"),
    [
        (Redirect("/a", "/b"), "/a", "/b"),
        (Redirect("/a", "/b"), "/a/", None),
        (Redirect("/a", "/b"), "/ab", None),
        (Redirect("/a/*", "/b/*"), "/a/c/d.html", "/b/c/d.html"),
        (Redirect("/a/*", "/b/*"), "/a/", "/b/"),
        (Redirect("/a/*", "/b/*"), "/a", None),
        (Redirect("/a/*", "/b"), "/a/c", "/b"),
        (Redirect("/a/*", "https://x.example.org/*"), "/a/c", "https://x.example.org/c"),
    ],
)
def test_where_a_path_leads(redirect: Redirect, path: str, target: str | None) -> None:
    assert redirect.target(path) == target


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('"/a" = 1', "Expected `str`"),
        ('"/a', "Unterminated string"),
        ('"a" = "/b"', "toml: a: an old address is a path"),
        ('"/" = "/b"', "toml: /: an old address is a path"),
        ('"/*" = "/b"', "an old address is a path"),
        ('"/a*b" = "/b"', "an old address is a path"),
        ('"/a?x=1" = "/b"', "an old address is a path"),
        ('"/é" = "/b"', "an old address is a path"),
        ('"/a" = "b"', "/a: a new address is a path"),
        ('"/a" = "//example.org/b"', "a new address is a path"),
        ('"/a" = "javascript:alert(1)"', "a new address is a path"),
        ('"/a" = "/b c"', "a new address is a path"),
        ('"/a" = "/b/*"', "has none in the old one to stand for"),
        ('"/a" = "/a"', "/a: the new address is an old one as well"),
        ('"/a/*" = "/a/b/*"', "the new address is an old one as well"),
        ('"/a" = "/b"\n"/b" = "/c"', "/a: the new address is an old one as well"),
    ],
)
def test_what_is_no_redirection_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadSetting, match=why):
        read(tmp_path, text)


def test_the_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="No such file"):
        load({"FILROUGE_REDIRECTS": str(tmp_path / "none.toml")})

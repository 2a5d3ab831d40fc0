"""Style sheets of the house: their files are found, and nothing of others is loaded."""

import pytest

from filrouge.reader.stylesheet import with_addresses


def addressed(css: str) -> str:
    return with_addresses(css, lambda name: f"/assets/{name}.hash").strip()


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a{b:url(x.png)}", 'a{b:url("/assets/x.png.hash")}'),
        ("a{b:url( 'fonts/x y.woff2' )}", 'a{b:url("/assets/fonts/x y.woff2.hash")}'),
        ('a{b:URL("x.png")}', 'a{b:url("/assets/x.png.hash")}'),
        ("a{b:url(#clip)}", "a{b:url(#clip)}"),
        ("a{b:url(data:image/png;base64,AA==)}", "a{b:url(data:image/png;base64,AA==)}"),
        ("/* url(gone.png) */a{}", "a{}"),
    ],
)
def test_files_get_the_addresses_they_are_served_at(css: str, expected: str) -> None:
    assert addressed(css) == expected


@pytest.mark.parametrize(
    ("css", "why"),
    [
        ("a{b:url(https://example.org/x.png)}", "not a file of its own folder"),
        ("a{b:url(//example.org/x.png)}", "not a file of its own folder"),
        ("a{b:url(/media/x)}", "not a file of its own folder"),
        ("@import 'x.css';", "@import"),
        ("@IMPORT url(x.css);", "@import"),
    ],
)
def test_what_would_be_loaded_from_elsewhere_is_refused(css: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        addressed(css)

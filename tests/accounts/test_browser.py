"""Names of browsers and places."""

import pytest

from filrouge.accounts.browser import Seen, name, place


@pytest.mark.parametrize(
    ("user_agent", "seen"),
    [
        (
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
                " (KHTML, like Gecko) Version/18.5 Safari/605.1.15"
            ),
            Seen("Safari", "Mac"),
        ),
        (
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
            ),
            Seen("Edge", "Windows"),
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                " Chrome/140.0.0.0 Mobile Safari/537.36"
            ),
            Seen("Chrome", "Android"),
        ),
        (
            (
                "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                " (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1"
            ),
            Seen("Chrome", "iPad"),
        ),
        ("curl/8.9.1", Seen("", "")),
        ("", Seen("", "")),
    ],
)
def test_a_browser_is_named_as_its_owner_names_it(user_agent: str, seen: Seen) -> None:
    assert name(user_agent) == seen


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("127.0.0.1", "this server itself"),
        ("::1", "this server itself"),
        ("10.1.2.3", "the local network"),
        ("8.8.8.8", ""),
        ("no address", ""),
    ],
)
def test_an_address_tells_where_it_is_as_far_as_it_does(address: str, words: str) -> None:
    assert place(address) == words

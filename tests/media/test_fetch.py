"""What is fetched, and in which words it is not."""

import gzip
import ssl
from typing import Any

import pytest

from filrouge.media.fetch import MAX_ADDRESS, CannotFetch, Fetched, fetch
from tests.media.network import NEWS, OTHER, Clock, Names, Network, answer, redirect

PAGE = b"<title>La digue tient</title>"
NAMES = {"news_example": [[NEWS]], "other_example": [[OTHER]], "xn--mto-bmab_example": [[NEWS]]}


def get(url: str, network: Network, **more: Any) -> Fetched:
    options: dict[str, Any] = {
        "resolve": Names(**NAMES),
        "backend": network,
        "clock": Clock(),
        "tls": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    }
    return fetch(url, **(options | more))


def refusal(url: str, network: Network | None = None, **more: Any) -> str:
    with pytest.raises(CannotFetch) as refused:
        get(url, network or Network(), **more)
    return str(refused.value)


def test_a_page_comes_with_its_address_and_type() -> None:
    network = Network(answer(PAGE, content_type="text/html; charset=utf-8"))

    page = get("  https://news.example/a?b=c#d ", network)

    assert page == Fetched(
        asked="https://news.example/a?b=c#d",
        url="https://news.example/a?b=c",
        content_type="text/html; charset=utf-8",
        body=PAGE,
    )
    assert network.connected == [(NEWS, 443)]
    assert network.tls_names == ["news.example"]
    assert network.closed == 1


def test_what_is_sent_says_who_asks_and_nothing_of_who_reads() -> None:
    network = Network(answer(PAGE))

    get("http://news.example:80/a%20b?c", network)

    assert network.sent == (
        b"GET /a%20b?c HTTP/1.1\r\nHost: news.example\r\nUser-Agent: Filrouge (link cards)\r\n"
        b"Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1\r\nAccept-Encoding: gzip\r\n\r\n"
    )
    assert network.connected == [(NEWS, 80)]
    assert network.tls_names == []


def test_a_name_in_any_script_is_asked_for_as_the_network_writes_it() -> None:
    names = Names(**NAMES)
    network = Network(answer(PAGE))

    page = get("https://météo.example/é", network, resolve=names)

    assert names.asked == ["xn--mto-bmab.example"]
    assert network.tls_names == ["xn--mto-bmab.example"]
    assert page.body == PAGE


def test_redirects_are_followed_to_where_the_page_is() -> None:
    network = Network(
        redirect("https://news.example/a"),
        redirect("//other.example/b?c#d", "301 Moved Permanently"),
        redirect("e", "308 Permanent Redirect"),
        answer(PAGE),
    )

    page = get("http://news.example/", network)

    assert (page.asked, page.url) == ("http://news.example/", "https://other.example/e")
    assert network.connected == [(NEWS, 80), (NEWS, 443), (OTHER, 443), (OTHER, 443)]
    assert network.tls_names == ["news.example", "other.example", "other.example"]


def test_five_redirects_are_followed_and_no_sixth() -> None:
    hops = [redirect(f"https://{host}.example/") for host in ("other", "news") * 3]

    assert get("http://news.example/", Network(*hops[:5], answer(PAGE))).body == PAGE
    assert refusal("http://news.example/", Network(*hops)) == (
        "news.example keeps sending us elsewhere."
    )


def test_cookies_are_not_carried_from_one_answer_to_the_next() -> None:
    setting = answer(
        status="302 Found",
        extra="Location: http://other.example/\r\nSet-Cookie: id=1; Domain=example\r\n",
    )
    network = Network(setting, answer(PAGE))

    get("http://news.example/", network)

    assert b"cookie" not in network.sent.lower()


def test_proxies_and_passwords_of_the_environment_are_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
        monkeypatch.setenv(name.upper(), "http://10.0.0.1:3128")
    network = Network(answer(PAGE))

    get("http://news.example/", network)

    assert network.connected == [(NEWS, 80)]


def test_a_packed_page_is_unpacked() -> None:
    packed = answer(gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n")

    assert get("http://news.example/", Network(packed)).body == PAGE


def test_a_page_without_type_or_body_is_a_page() -> None:
    bare = Network(lambda: [b"HTTP/1.1 200 OK\r\n\r\n"])

    page = get("http://news.example/", bare)

    assert (page.content_type, page.body, page.is_whole) == ("", b"", True)


def test_a_body_of_the_limit_is_whole_and_one_byte_more_is_not() -> None:
    whole = get("http://news.example/", Network(answer(b"x" * 50)), max_bytes=50)
    cut = get("http://news.example/", Network(answer(b"x" * 51)), max_bytes=50)

    assert (whole.body, whole.is_whole) == (b"x" * 50, True)
    assert (cut.body, cut.is_whole) == (b"x" * 50, False)


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    network = Network(answer(PAGE), unreachable=frozenset({OTHER}))

    page = get("http://news.example/", network, resolve=lambda *_: [OTHER, OTHER, NEWS])

    assert page.body == PAGE
    assert network.connected == [(OTHER, 80), (NEWS, 80)]


def test_no_more_than_four_addresses_are_tried() -> None:
    addresses = [f"1.1.1.{n}" for n in range(1, 50)]
    network = Network(unreachable=frozenset(addresses))

    said = refusal("http://news.example/", network, resolve=lambda *_: addresses)

    assert said == "news.example cannot be reached."
    assert network.connected == [(address, 80) for address in addresses[:4]]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "This is not an address of a page: it has to begin with https://."),
        ("news.example", "This is not an address of a page: it has to begin with https://."),
        ("https://", "This is not an address of a page: it has to begin with https://."),
        ("http://[::1", "This is not an address of a page."),
        ("http://news.example\\@other.example/", "The address holds a user name"),
        ("https://news.example:8443/", "Pages are not fetched from port 8443."),
        ("https://nowhere.example/", "There is no site named nowhere.example."),
        (f"https://news.example/{'a' * MAX_ADDRESS}", "The address is too long: 8000 characters"),
    ],
)
def test_what_is_no_address_of_a_page_is_said_so(url: str, said: str) -> None:
    assert refusal(url).startswith(said)


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Oh", "304 Not Modified"])
def test_an_answer_without_the_page_is_said_with_its_number(status: str) -> None:
    network = Network(answer(b"no", status=status))

    assert refusal("http://news.example/", network) == (
        f"news.example does not give this page: it answered {status[:3]}."
    )


def test_a_redirect_to_nowhere_is_an_answer_without_the_page() -> None:
    assert refusal("http://news.example/", Network(answer(status="302 Found"))) == (
        "news.example does not give this page: it answered 302."
    )


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nxx",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\nxx",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip at all",
    ],
)
def test_what_is_not_http_is_said_so(sent: bytes) -> None:
    network = Network(lambda: [sent])

    assert refusal("http://news.example/", network) == (
        "news.example sent something that cannot be read."
    )
    assert network.closed == 1

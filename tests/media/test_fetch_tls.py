"""Over real sockets and real TLS: the address is pinned, and yet it is the name that is checked."""

import datetime as dt
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from filrouge.media.fetch import CannotFetch, fetch
from tests.media.network import NEWS, Local

PAGE = b"<title>Le pont est ferm\xc3\xa9</title>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Keep the tests quiet."""


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Expect visitors who hang up when they see the certificate."""


def certificate(folder: Path, name: str) -> Path:
    """Make a certificate for a name that vouches for itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    return certificate(tmp_path, "news.example")


@pytest.fixture
def port(pem: Path) -> Iterator[int]:
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_over_tls(port: int, pem: Path) -> None:
    page = fetch(
        "https://news.example/",
        resolve=lambda *_: [NEWS],
        backend=Local(port),
        tls=ssl.create_default_context(cafile=str(pem)),
    )

    assert (page.body, page.url) == (PAGE, "https://news.example/")


def test_a_certificate_for_another_name_is_refused(port: int, pem: Path) -> None:
    with pytest.raises(CannotFetch) as refused:
        fetch(
            "https://other.example/",
            resolve=lambda *_: [NEWS],
            backend=Local(port),
            tls=ssl.create_default_context(cafile=str(pem)),
        )

    assert str(refused.value) == "other.example cannot be reached."


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int) -> None:
    with pytest.raises(CannotFetch) as refused:
        fetch("https://news.example/", resolve=lambda *_: [NEWS], backend=Local(port))

    assert str(refused.value) == "news.example cannot be reached."


def test_an_address_of_the_house_is_not_reached_though_somebody_listens(port: int) -> None:
    with pytest.raises(CannotFetch) as refused:
        fetch(f"http://127.0.0.1:{port}/", ports=frozenset({port}))

    assert str(refused.value) == "127.0.0.1 is not a site on the public internet."

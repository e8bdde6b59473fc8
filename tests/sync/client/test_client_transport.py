"""Who answers over TLS, and what is asked for: certificates, names, silence."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.client.line import HELLO, NoConnection
from sync.client.transport import Patience, Transport
from sync.wire.messages import Hello
from tests.support.faults import canned

SAID = b'{"protocol":1,"schema":1,"epoch":"e","time":"2026-11-28T02:00:00.000Z"}'
QUICK = Patience(2.0, 2.0, 5.0)


def certificate(path: Path, *, days: int) -> tuple[Path, Path]:
    """Write a certificate for this machine that ends in so many days, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
    end = dt.datetime.now(dt.UTC) + dt.timedelta(days=days)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - dt.timedelta(days=30))
        .not_valid_after(end)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = path / "hub.pem", path / "hub.key"
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert_file, key_file


@contextlib.contextmanager
def answering(context: ssl.SSLContext | None) -> Iterator[str]:
    """Answer every call with a hello, over TLS when there is a context; gives the address."""
    server = socket.create_server(("127.0.0.1", 0))

    def one(client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            if context is None:
                client.sendall(b"nothing of TLS\r\n\r\n")
                return
            with context.wrap_socket(client, server_side=True) as safe:
                safe.recv(65_536)
                safe.sendall(canned("200 OK", SAID))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                one(server.accept()[0])

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.getsockname()[1]}"
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


def context_of(files: tuple[Path, Path]) -> ssl.SSLContext:
    """Make a server's context."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context


def reason(transport: Transport) -> str:
    """Ask, and give why no answer came."""
    with contextlib.closing(transport), pytest.raises(NoConnection) as caught:
        transport.ask(HELLO, Hello)
    return caught.value.reason


def test_the_venues_own_certificate_is_trusted_when_told(tmp_path: Path) -> None:
    files = certificate(tmp_path, days=20)
    with answering(context_of(files)) as url:
        trusting = Transport(url, ca_file=str(files[0]), patience=QUICK)
        with contextlib.closing(trusting):
            assert trusting.ask(HELLO, Hello).epoch == "e"
        assert reason(Transport(url, patience=QUICK)) == "certificate"


def test_a_certificate_out_of_date_is_told_apart(tmp_path: Path) -> None:
    files = certificate(tmp_path, days=-1)
    with answering(context_of(files)) as url:
        late = Transport(url, ca_file=str(files[0]), patience=QUICK)
        assert reason(late) == "certificate_date"


def test_what_speaks_no_tls_is_no_hub() -> None:
    with answering(None) as url:
        assert reason(Transport(url, patience=QUICK)) == "certificate"


def test_a_proxy_that_is_not_there(tmp_path: Path) -> None:
    with answering(context_of(certificate(tmp_path, days=20))) as url:
        gone = Transport(url, proxy="http://127.0.0.1:9", patience=QUICK)
        assert reason(gone) == "proxy"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-ty", "cut"),
        (b"HTTP/1.1 200 OK\r\nX-Youth-Voice: 1\r\nContent-Length: 90\r\n\r\n{", "cut"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://portal/\r\n\r\n", "not_the_hub"),
    ],
    ids=["head cut", "body cut", "sent elsewhere without a length"],
)
def test_answers_that_stop(reply: bytes, expected: str) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        client = server.accept()[0]
        with client:
            client.recv(65_536)
            client.sendall(reply)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.getsockname()[1]}"
    assert reason(Transport(url, patience=QUICK)) == expected
    thread.join(5)
    server.close()

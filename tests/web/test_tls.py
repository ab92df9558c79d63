"""Encryption: verified against the name in the URL, with SNI, by trusted authorities."""

import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipeline.web import network
from tests.web.asking import get
from tests.web.hostile import RSS, hang, ok, serving

NAME = "paper.example"


def _certificate(name, key, days=1, issuer=None, issuer_key=None):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=2))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), True)
    )
    return builder.sign(issuer_key or key, hashes.SHA256())


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Give a function that writes a server's certificate, and the file of the authority."""
    folder = tmp_path_factory.mktemp("tls")
    ca_key = ec.generate_private_key(ec.SECP256R1())
    ca = _certificate("authority", ca_key)
    (folder / "ca.pem").write_bytes(ca.public_bytes(serialization.Encoding.PEM))

    def server(name, days=1, file="server.pem"):
        key = ec.generate_private_key(ec.SECP256R1())
        pem = _certificate(name, key, days, ca.subject, ca_key).public_bytes(
            serialization.Encoding.PEM
        )
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        (folder / file).write_bytes(pem + private)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / file)
        return context

    return server, str(folder / "ca.pem")


@pytest.fixture(autouse=True)
def dns(monkeypatch):
    def loopback(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(network.socket, "getaddrinfo", loopback)


def test_a_verified_server_is_asked_by_its_name(papers):
    server, ca_file = papers
    context, seen = server(NAME), []
    context.sni_callback = lambda _, name, __: seen.append(name)
    with serving({"/": ok()}, tls=context) as site:
        answer = get(f"https://{NAME}:{site.port}/", site, ca_file=ca_file)
        assert site.requests[-1].headers["host"] == f"{NAME}:{site.port}"
    assert (answer.problem, answer.body) == (None, RSS)
    assert seen == [NAME]


@pytest.mark.parametrize(
    ("name", "days", "trusted"), [("other.example", 1, True), (NAME, -1, True), (NAME, 1, False)]
)
def test_a_wrong_an_expired_and_an_unknown_certificate_are_refused(papers, name, days, trusted):
    server, ca_file = papers
    with serving({"/": ok()}, tls=server(name, days)) as site:
        answer = get(f"https://{NAME}:{site.port}/", site, ca_file=ca_file if trusted else None)
        assert site.requests == []
    assert answer.problem == "tls"


def test_a_server_without_encryption_is_a_tls_problem(papers):
    with serving({"/": ok()}) as site:
        answer = get(f"https://{NAME}:{site.port}/", site, deadline_seconds=2)
    assert answer.problem in ("tls", "timeout")


def test_a_handshake_that_hangs_ends_at_the_deadline(papers):
    with serving({"/": hang}) as site:
        answer = get(f"https://{NAME}:{site.port}/", site, deadline_seconds=0.5)
    assert answer.problem == "timeout"
    assert answer.seconds < 1.5

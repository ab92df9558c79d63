"""Encrypted ways to the mail server, with certificates made for the test."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.deliver.postbox import postbox


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Give a server's TLS context and the file of the certificate that it shows, its own."""
    folder = tmp_path_factory.mktemp("papers")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "ca.pem").write_bytes(pem)
    (folder / "server.pem").write_bytes(
        pem
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context, folder / "ca.pem"


LOGIN = 'user = "attache"\npassword_env = "TEST_MAIL_PASSWORD"\n'


def test_starttls_and_a_password_from_the_environment(desk, papers, monkeypatch):
    context, ca = papers
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "right horse")
    with postbox(tls=context, login=("attache", "right horse")) as box:
        desk.mails_to(box.port, security="starttls", more=f'{LOGIN}ca_file = "{ca}"')
        done = desk.deliver()
    assert done.returncode == 0, done.stderr
    assert box.encrypted == [True]
    assert "right horse" not in done.stdout + done.stderr + str(desk.receipt())


def test_tls_from_the_first_byte_and_a_password_from_a_file(desk, papers):
    context, ca = papers
    (desk.home.config / "mail-password").write_text("right horse\n")
    more = f'user = "attache"\npassword_file = "mail-password"\nca_file = "{ca}"'
    with postbox(implicit=context, login=("attache", "right horse")) as box:
        desk.mails_to(box.port, security="tls", more=more)
        done = desk.deliver()
    assert done.returncode == 0, done.stderr
    assert box.encrypted == [True]


def test_a_wrong_password_is_reported_without_it_and_not_tried_again(desk, papers, monkeypatch):
    context, ca = papers
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "wrong horse")
    with postbox(tls=context, login=("attache", "right horse")) as box:
        desk.mails_to(box.port, security="starttls", more=f'{LOGIN}ca_file = "{ca}"')
        done = desk.deliver()
    assert done.returncode == 1
    assert "535" in done.stderr
    assert "wrong horse" not in done.stdout + done.stderr + str(desk.receipt())
    assert (desk.receipt()["may_retry"], box.letters) == (False, [])


def test_an_unknown_certificate_is_refused_before_the_password_is_sent(desk, papers, monkeypatch):
    monkeypatch.setenv("TEST_MAIL_PASSWORD", "right horse")
    with postbox(tls=papers[0], login=("attache", "right horse")) as box:
        desk.mails_to(box.port, security="starttls", more=LOGIN)
        done = desk.deliver()
    assert "certificate" in done.stderr.lower()
    assert (desk.receipt()["may_retry"], box.letters) == (False, [])


def test_a_server_that_offers_no_starttls_gets_nothing(desk):
    with postbox() as box:
        desk.mails_to(box.port, security="starttls")
        done = desk.deliver()
    assert done.returncode == 1
    assert "STARTTLS" in done.stderr
    assert box.letters == []


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (LOGIN, "[deliver] mail.desk.password_env: TEST_MAIL_PASSWORD is not set"),
        ('user = "u"\npassword_file = "none"', "[deliver] mail.desk.password_file"),
        ('ca_file = "none.pem"', "[deliver] mail.desk.ca_file: no file"),
        ('user = "u"', "[deliver] mail.desk.user: needs password_env or password_file"),
        ('password = "secret horse"', "[deliver] mail.desk.password: unknown key"),
    ],
)
def test_what_is_wrong_with_a_password_is_said_with_file_and_key(desk, more, says, monkeypatch):
    monkeypatch.delenv("TEST_MAIL_PASSWORD", raising=False)
    desk.mails_to(25, security="starttls", more=more)
    done = desk.deliver()
    assert done.returncode == 2
    assert str(desk.home.config / "attache.toml") in done.stderr
    assert says in done.stderr
    assert "secret horse" not in done.stderr
    assert not desk.home.deliveries.exists()


@pytest.mark.parametrize("host", ["mail.example", "127.0.0.1.example", "localhost.example"])
def test_a_password_is_not_sent_in_the_clear(desk, host):
    desk.configure(
        f'[deliver.mail.desk]\nhost = "{host}"\nfrom = "a@x.example"\nto = ["b@x.example"]\n'
        'security = "none"\nuser = "u"\npassword_env = "P"'
    )
    done = desk.deliver()
    assert (done.returncode, "under starttls or tls only" in done.stderr) == (2, True)

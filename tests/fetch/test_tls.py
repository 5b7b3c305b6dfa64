"""Over TLS, who answers must be who was asked for: by a certificate that somebody trusted gave, for that name."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.fetch.conftest import PUBLIC, Led
from tests.fetch.outside import outside, reply
from timeline.errors import FetchError, LaterError
from timeline.fetch import Fetcher

Make = Callable[..., Fetcher]


@dataclass(frozen=True)
class Authority:
    """Gives certificates. trusting: a client's side that trusts it."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cadata=self.certificate.public_bytes(serialization.Encoding.PEM).decode())

    def server(self, *names: str, days: int = 9) -> ssl.SSLContext:
        """A server's side with a certificate for the names (or IP addresses) that is valid for so many days."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternatives = [_general_name(name) for name in names]
        built = _builder("server", key.public_key(), days).issuer_name(self.certificate.subject)
        built = built.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        certificate = built.sign(self.key, hashes.SHA256())
        file = self.folder / "server.pem"
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _builder(name: str, key: ec.EllipticCurvePublicKey, days: int) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = x509.CertificateBuilder().subject_name(subject).public_key(key).serial_number(x509.random_serial_number())
    return built.not_valid_before(now - timedelta(days=99)).not_valid_after(now + timedelta(days=days))


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    built = _builder("authority", key.public_key(), 9)
    built = built.issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority")]))
    built = built.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return Authority(tmp_path, key, built.sign(key, hashes.SHA256()))


def test_a_server_shows_a_certificate_for_the_name_that_was_asked_for(authority: Authority, fetcher: Make) -> None:
    """The name is what is checked and what is said to the server (SNI), though an address is connected to."""
    names: list[str | None] = []
    side = authority.server("news.example")
    side.sni_callback = lambda socket, name, context: names.append(name)
    with outside(side) as server:
        server.on("/a", reply(body=b"x"))
        led = Led(server.port)
        fetch = fetcher(allow=[], resolve=lambda host, port: [PUBLIC], below=led, tls=authority.trusting)
        assert fetch("https://news.example/a").content == b"x"
        assert names == ["news.example"]
        assert led.connected == [(str(PUBLIC), 443)]
        assert "Host: news.example\r\n" in server.requests[-1]


def test_a_server_without_a_name_shows_one_for_its_address(authority: Authority, fetcher: Make) -> None:
    with outside(authority.server("127.0.0.1")) as server:
        assert fetcher(tls=authority.trusting)(server.on("/a", reply(body=b"x"))).content == b"x"


@pytest.mark.parametrize(("name", "days"), [("other.example", 9), ("*.example.org", 9), ("news.example", -1)])
def test_a_certificate_for_another_name_or_time_is_refused(
    authority: Authority, fetcher: Make, name: str, days: int
) -> None:
    with outside(authority.server(name, days=days)) as server:
        fetch = fetcher(allow=[], resolve=lambda host, port: [PUBLIC], below=Led(server.port), tls=authority.trusting)
        with pytest.raises(FetchError, match="its certificate is not valid") as raised:
            fetch("https://news.example/a")
        assert not isinstance(raised.value, LaterError)
        assert (server.paths, server.connections) == ([], 1)  # and no other try


def test_a_certificate_of_nobody_who_is_trusted_is_refused(authority: Authority, fetcher: Make) -> None:
    with outside(authority.server("127.0.0.1")) as server:
        with pytest.raises(FetchError, match="its certificate is not valid"):
            fetcher()(server.on("/a", reply()))
        assert server.paths == []


def test_a_server_that_speaks_no_tls_is_an_error(authority: Authority, fetcher: Make) -> None:
    with outside() as server, pytest.raises(LaterError, match="there is no connection to the server"):
        fetcher(tls=authority.trusting)(server.on("/a", reply()).replace("http:", "https:"))


def test_a_server_that_speaks_tls_only_is_an_error_over_http(authority: Authority, fetcher: Make) -> None:
    with outside(authority.server("127.0.0.1")) as server, pytest.raises(LaterError):
        fetcher(tls=authority.trusting)(server.on("/a", reply()).replace("https:", "http:"))

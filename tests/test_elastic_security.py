"""Https with a CA file, API keys of the two roles in docs/roles, and no secret in any message."""

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from elasticsearch import Elasticsearch
from pydantic import SecretStr

from indexer.credentials import Credentials
from indexer.elastic_index import ElasticIndex
from indexer.index import IndexUnavailable, set_up
from indexer.query import Query
from tests import elastic_server
from tests.elastic_documents import batches
from tests.event_loop import asked_at_once

ROLES = Path(__file__).parent.parent / "docs" / "roles"
PASSWORD = "a password of the tests"


@pytest.fixture(scope="module")
def certificate() -> tuple[bytes, bytes]:
    """A self-signed certificate for 127.0.0.1 and its key, PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "citykb tests")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return made.public_bytes(Encoding.PEM), private


def hashed(password: str) -> str:
    """A password as the server's file of users keeps it (PBKDF2, HMAC-SHA512)."""
    salt = os.urandom(32)
    key = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 10_000, dklen=32)
    return "{PBKDF2}10000$" + "$".join(base64.b64encode(part).decode() for part in (salt, key))


@pytest.fixture(scope="module")
def server(certificate: tuple[bytes, bytes]) -> Iterator[elastic_server.Server]:
    settings = {
        "xpack.security.enabled": "true",
        "xpack.security.http.ssl.enabled": "true",
        "xpack.security.http.ssl.certificate": "node.crt",
        "xpack.security.http.ssl.key": "node.key",
        "xpack.security.authc.api_key.enabled": "true",
    }
    files = {
        "node.crt": certificate[0],
        "node.key": certificate[1],
        "users": f"admin:{hashed(PASSWORD)}\n".encode(),
        "users_roles": b"superuser:admin\n",
    }
    with elastic_server.running(settings=settings, files=files) as node:
        yield node


@pytest.fixture(scope="module")
def ca_file(certificate: tuple[bytes, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.crt"
    path.write_bytes(certificate[0])
    return path


@pytest.fixture(scope="module")
def admin(server: elastic_server.Server, ca_file: Path) -> Iterator[Elasticsearch]:
    client = Elasticsearch(server.url, ca_certs=str(ca_file), basic_auth=("admin", PASSWORD), request_timeout=60)
    client.cluster.health(wait_for_status="yellow", timeout="60s")
    yield client
    client.close()


@pytest.fixture(scope="module")
def keys(admin: Elasticsearch, ca_file: Path) -> dict[str, Credentials]:
    """Who the API, the indexer and the template's owner are: a key of each role, which can do nothing more."""
    made = {}
    for role in ("admin", "reader", "writer"):
        rights = json.loads((ROLES / f"{role}.json").read_text())
        key = admin.security.create_api_key(name=role, role_descriptors={role: rights})
        made[role] = Credentials(api_key=SecretStr(key["encoded"]), ca_file=ca_file)
    return made


def test_the_writer_loads_rebuilds_and_goes_back(server: elastic_server.Server, keys: dict[str, Credentials]) -> None:
    writer = ElasticIndex(f"{server.url}/citykb", keys["writer"])
    assert writer.load(batches(3)).indexed == 3
    assert writer.rebuild(batches(4)).indexed == 4
    writer.rollback()
    assert writer.count() == 3
    writer.close()


def test_the_template_takes_an_administrators_key_and_loading_does_without(
    server: elastic_server.Server, keys: dict[str, Credentials]
) -> None:
    url = f"{server.url}/citykb"
    with pytest.raises(IndexUnavailable, match="check the API key or user, and its role"):
        set_up(url, credentials=keys["writer"])
    assert set_up(url, credentials=keys["admin"]).startswith("index template citykb-v1 made")
    writer = ElasticIndex(url, keys["writer"])
    assert writer.rebuild(batches(3)).indexed == 3
    writer.close()


def test_the_reader_reads_and_cannot_write(server: elastic_server.Server, keys: dict[str, Credentials]) -> None:
    reader = ElasticIndex(f"{server.url}/citykb", keys["reader"])
    assert reader.search(Query()).total == reader.count() == 3
    assert reader.suggest("x") == []
    assert asked_at_once(reader, Query())[0].total == 3
    with pytest.raises(IndexUnavailable, match="check the API key or user, and its role"):
        reader.load(batches(1))
    reader.close()


@pytest.mark.parametrize("role", ["reader", "writer"])
def test_neither_touches_anything_else(server: elastic_server.Server, keys: dict[str, Credentials], role: str) -> None:
    other = ElasticIndex(f"{server.url}/payroll", keys[role])
    with pytest.raises(IndexUnavailable, match="check the API key or user, and its role"):
        other.load(batches(1))
    other.close()


def test_a_user_and_password_do_too(server: elastic_server.Server, ca_file: Path, keys: dict[str, Credentials]) -> None:
    credentials = Credentials(user="admin", password=SecretStr(PASSWORD), ca_file=ca_file)
    index = ElasticIndex(f"{server.url}/citykb", credentials)
    assert index.count() == 3
    index.close()


def test_a_wrong_key_is_refused_and_not_printed(server: elastic_server.Server, ca_file: Path) -> None:
    wrong = base64.b64encode(b"nobody:secret").decode()
    index = ElasticIndex(f"{server.url}/citykb", Credentials(api_key=SecretStr(wrong), ca_file=ca_file))
    with pytest.raises(IndexUnavailable, match="check the API key or user") as refused:
        index.count()
    assert wrong not in f"{refused.value} {index.name} {index._credentials!r}"
    index.close()


def test_an_unknown_certificate_is_not_trusted(server: elastic_server.Server, keys: dict[str, Credentials]) -> None:
    index = ElasticIndex(f"{server.url}/citykb", keys["reader"].model_copy(update={"ca_file": None}))
    with pytest.raises(IndexUnavailable, match=r"certificate is not trusted: set CITYKB_INDEX_CA_FILE"):
        index.count()
    with pytest.raises(IndexUnavailable, match=r"certificate is not trusted: set CITYKB_INDEX_CA_FILE"):
        asked_at_once(index, Query())
    index.close()

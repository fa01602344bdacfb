"""Settings: defaults, derived addresses, and clear words for a bad value."""

from pathlib import Path

import pytest

from citykb.config import BadSetting, load_config

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("CITYKB_")]:
        monkeypatch.delenv(name)


def test_everything_lives_in_one_folder_by_default() -> None:
    config = load_config()
    assert (config.store, config.index) == ("sqlite:///var/citykb.sqlite", "tantivy:var/index")


def test_an_address_given_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYKB_STORE_URL", "postgresql+psycopg:///kb")
    monkeypatch.setenv("CITYKB_INDEX_URL", "http://127.0.0.1:9200/kb")
    config = load_config()
    assert (config.store, config.index) == ("postgresql+psycopg:///kb", "http://127.0.0.1:9200/kb")


@pytest.mark.parametrize(
    ("name", "value"), [("CITYKB_PORT", "http"), ("CITYKB_PORT", "70000"), ("CITYKB_WORKERS", "-1")]
)
def test_a_bad_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting, match=f"{name}='{value}'"):
        load_config()


def test_secrets_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYKB_INDEX_API_KEY", "c2VjcmV0")
    assert "c2VjcmV0" not in repr(load_config())

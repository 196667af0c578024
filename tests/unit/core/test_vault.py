"""Secrets at rest, and the key that opens them."""

import base64
import stat
from pathlib import Path

import pytest

from carillon.core.vault import MasterKeyExposed, MasterKeyUnreadable, SecretUnreadable, Vault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "master.key"


def test_a_secret_is_opened_only_for_what_it_was_sealed_for(file: Path) -> None:
    vault = Vault.open(file)
    sealed = vault.encrypt("geheim ü", "access-key:A")
    assert "geheim" not in sealed
    assert vault.decrypt(sealed, "access-key:A") == "geheim ü"
    with pytest.raises(SecretUnreadable):
        vault.decrypt(sealed, "access-key:B")


def test_the_same_secret_never_looks_the_same(file: Path) -> None:
    vault = Vault.open(file)
    assert vault.encrypt("x", "p") != vault.encrypt("x", "p")


def test_the_key_is_made_once_and_for_its_owner_only(file: Path) -> None:
    sealed = Vault.open(file).encrypt("x", "p")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert Vault.open(file).decrypt(sealed, "p") == "x"
    assert [one.name for one in file.parent.iterdir()] == ["master.key"]


def test_a_changed_or_foreign_text_is_refused(file: Path, tmp_path: Path) -> None:
    vault = Vault.open(file)
    sealed = vault.encrypt("x", "p")
    version, key_id, text = sealed.split(".")
    raw = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    raw[-1] ^= 1
    flipped = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    foreign = Vault.open(tmp_path / "other.key").encrypt("x", "p")
    for wrong in (f"{version}.{key_id}.{flipped}", f"2.{key_id}.{text}", f"{version}.{key_id}.", "", "x", foreign):
        with pytest.raises(SecretUnreadable):
            vault.decrypt(wrong, "p")


def test_a_rotation_keeps_what_is_sealed_until_it_was_sealed_anew(file: Path) -> None:
    vault, servers = Vault.open(file), Vault.open(file)
    old = servers.encrypt("x", "p")
    vault.rotate()
    new = servers.encrypt("x", "p")
    assert old.split(".")[1] != new.split(".")[1]
    assert vault.decrypt(old, "p") == servers.decrypt(old, "p") == vault.decrypt(new, "p") == "x"
    vault.forget_old()
    assert servers.decrypt(new, "p") == "x"
    with pytest.raises(SecretUnreadable):
        servers.decrypt(old, "p")


def test_derived_keys_differ_by_purpose_and_stay_over_a_restart(file: Path) -> None:
    vault = Vault.open(file)
    assert len(vault.derive("page tokens")) == 32
    assert vault.derive("page tokens") == Vault.open(file).derive("page tokens") != vault.derive("other")


def test_a_key_that_others_may_read_is_refused(file: Path) -> None:
    Vault.open(file)
    file.chmod(0o640)
    with pytest.raises(MasterKeyExposed, match="chmod 600"):
        Vault.open(file)


@pytest.mark.parametrize("text", ["", "id\n", "id not-base64!\n", "id c2hvcnQ=\n", "ü"])
def test_a_broken_key_file_is_refused(file: Path, text: str) -> None:
    file.touch(mode=0o600)
    file.write_text(text)
    with pytest.raises(MasterKeyUnreadable):
        Vault.open(file)


def test_keys_are_not_shown(file: Path) -> None:
    Vault.open(file)
    _, key = file.read_text().split()
    assert key not in repr(vars(Vault.open(file)))

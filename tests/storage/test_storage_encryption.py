"""Sealing fields, and where the key comes from."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.encryption import KeyProblem, Vault, load_vault
from storage.settings import ROOT, StorageSettings

OWNER = b"o" * 32


def settings(var: Path, **given: object) -> StorageSettings:
    return StorageSettings(_env_file=None, teman_var=var, **given)  # type: ignore[call-arg, arg-type]


def test_what_was_sealed_opens(vault: Vault) -> None:
    assert vault.open(OWNER, "wage", vault.seal(OWNER, "wage", "4500000")) == "4500000"


def test_sealing_twice_gives_two_ciphertexts(vault: Vault) -> None:
    assert vault.seal(OWNER, "wage", "1") != vault.seal(OWNER, "wage", "1")


def test_a_wrong_key_is_told_by_the_setting_to_check(vault: Vault) -> None:
    sealed = vault.seal(OWNER, "wage", "4500000")
    other = Vault(b"x" * 32)
    with pytest.raises(KeyProblem, match="TEMAN_KEY or TEMAN_KEY_FILE") as problem:
        other.open(OWNER, "wage", sealed)
    assert vault.key_id in str(problem.value)
    assert other.key_id in str(problem.value)
    assert "4500000" not in str(problem.value)


@pytest.mark.parametrize(("owner", "field"), [(b"p" * 32, "wage"), (OWNER, "age")])
def test_a_ciphertext_opens_only_for_its_owner_and_field(
    vault: Vault, owner: bytes, field: str
) -> None:
    sealed = vault.seal(OWNER, "wage", "4500000")
    with pytest.raises(KeyProblem):
        vault.open(owner, field, sealed)


@pytest.mark.parametrize("place", [8, 25, -1])
def test_a_changed_byte_is_noticed(vault: Vault, place: int) -> None:
    sealed = bytearray(vault.seal(OWNER, "wage", "4500000"))
    sealed[place] ^= 1
    with pytest.raises(KeyProblem):
        vault.open(OWNER, "wage", bytes(sealed))


def test_the_index_is_stable_and_depends_on_the_key(vault: Vault) -> None:
    assert vault.index("telegram:1") == Vault(vault.secret).index("telegram:1")
    assert vault.index("telegram:1") != vault.index("telegram:2")
    assert vault.index("telegram:1") != Vault(b"x" * 32).index("telegram:1")


def test_a_key_file_is_made_once_for_its_owner_alone_and_reused(tmp_path: Path) -> None:
    known = settings(tmp_path / "var")
    first = load_vault(known)
    assert known.key_file.stat().st_mode & 0o777 == 0o600
    assert load_vault(known) == first
    assert [path.name for path in known.key_file.parent.iterdir()] == ["key"]


def test_a_given_key_makes_no_file(tmp_path: Path) -> None:
    key = base64.urlsafe_b64encode(b"g" * 32).decode()
    assert load_vault(settings(tmp_path, teman_key=key)).secret == b"g" * 32
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["short", "AAAA", "not base64 at all!"])
def test_a_malformed_key_is_told_by_its_setting(tmp_path: Path, key: str) -> None:
    with pytest.raises(KeyProblem, match="TEMAN_KEY must be 32 bytes"):
        load_vault(settings(tmp_path, teman_key=key))


def test_a_malformed_key_file_is_told_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("broken")
    with pytest.raises(KeyProblem, match=str(tmp_path / "key")):
        load_vault(settings(tmp_path))


MAKER = """
import sys, time
from pathlib import Path
from storage.encryption import load_vault
from storage.settings import StorageSettings
time.sleep(max(0.0, float(sys.argv[2]) - time.time()))
print(load_vault(StorageSettings(_env_file=None, teman_var=Path(sys.argv[1]))).key_id)
"""


def test_processes_that_make_the_key_at_once_agree(tmp_path: Path) -> None:
    start = str(time.time() + 1.5)
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", MAKER, str(tmp_path / "var"), start],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for _ in range(4)
    ]
    told = [maker.communicate(timeout=30)[0].strip() for maker in makers]
    assert [maker.returncode for maker in makers] == [0] * 4
    assert len(set(told)) == 1
    assert len(told[0]) == 8


def test_a_draft_left_by_a_crash_does_not_block_the_next_start(tmp_path: Path) -> None:
    (tmp_path / f"key.{os.getpid()}").write_text("half a k")
    assert load_vault(settings(tmp_path)).secret

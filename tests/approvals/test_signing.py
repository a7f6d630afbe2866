"""Signatures by real keys and a real ssh-keygen."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from leaflint.approvals import Entry
from leaflint.approvals.signing import Signers, forged, read_signers, sign
from leaflint.errors import InputError

from .entries import entry, numbered

if shutil.which("ssh-keygen") is None and not os.environ.get("CI"):
    pytest.skip("there is no ssh-keygen here", allow_module_level=True)

ADA = "Dr. Ada Example <ada@example.org>"


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys of Ada, Ben and Eve, and the file that allows Ada and Ben."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ada", "ben", "eve"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
        subprocess.run(command, check=True)
    public = {name: (folder / f"{name}.pub").read_text(encoding="utf-8").strip() for name in ("ada", "ben")}
    allowed = "".join(f'{name}@example.org namespaces="leaflint" {key}\n' for name, key in public.items())
    (folder / "allowed-signers").write_text(f"# who may sign\n{allowed}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def signers(keys: Path) -> Signers:
    return read_signers(keys / "allowed-signers")


def signed(one: Entry, key: Path) -> Entry:
    return msgspec.structs.replace(one, signature=sign(one, key))


def test_who_may_sign_is_read_from_the_file(signers: Signers) -> None:
    assert signers.principals == ("ada@example.org", "ben@example.org")


def test_a_signature_by_the_own_key_is_right(keys: Path, signers: Signers) -> None:
    assert forged(numbered(signed(entry(ADA), keys / "ada")), signers) == {}


@pytest.mark.parametrize(("key", "said"), [("eve", "not among the allowed"), ("ben", "the key of 'ben@example.org'")])
def test_a_signature_by_another_key_is_told(keys: Path, signers: Signers, key: str, said: str) -> None:
    assert said in forged(numbered(signed(entry(ADA), keys / key)), signers)[1]


def test_a_signature_over_another_digest_is_told(keys: Path, signers: Signers) -> None:
    right = signed(entry(ADA), keys / "ada")
    other = msgspec.structs.replace(right, digests=msgspec.structs.replace(right.digests, whole="sha256-1:" + "3" * 64))
    assert "is of another text" in forged(numbered(other), signers)[1]


def test_what_is_no_signature_is_told(signers: Signers) -> None:
    assert forged(numbered(entry(ADA, signature="nonsense")), signers)


def test_who_has_a_key_must_sign_with_it(signers: Signers) -> None:
    told = forged(numbered(entry(ADA), entry("Dr. Zoe Example <zoe@example.org>")), signers)
    assert list(told) == [1]
    assert "must sign with it" in told[1]


def test_a_key_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no key"):
        sign(entry(ADA), tmp_path / "missing")


def test_a_key_that_is_no_key_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("nonsense", encoding="utf-8")
    with pytest.raises(InputError, match="ssh-keygen did not sign"):
        sign(entry(ADA), tmp_path / "key")


def test_no_ssh_keygen_is_one_line(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="install OpenSSH"):
        sign(entry(ADA), keys / "ada")

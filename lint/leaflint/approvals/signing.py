"""Signatures by SSH keys, made and verified by ssh-keygen: no cryptography of our own."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from leaflint.approvals.entry import Entry, message
from leaflint.approvals.ledger import Numbered
from leaflint.approvals.people import person
from leaflint.errors import InputError

#: What a signature is for: one that was made for anything else does not verify.
NAMESPACE = "leaflint"
_SECONDS = 60
_MISSING = "there is no program 'ssh-keygen' here; install OpenSSH"


class Signers(NamedTuple):
    """The keys that may sign, as ssh-keygen reads them: the file, and the names (principals) in it."""

    path: Path
    principals: tuple[str, ...]


def read_signers(path: Path) -> Signers:
    """The allowed signers in `path`; raises InputError where it cannot be read."""
    from leaflint.text_files import read_text

    lines = (line.split() for line in read_text(path).splitlines() if not line.lstrip().startswith("#"))
    named = [name for words in lines if words for name in words[0].strip('"').split(",")]
    return Signers(path, tuple(dict.fromkeys(named)))


def sign(entry: Entry, key: Path) -> str:
    """The signature of an entry by the key in a file (or the public half of one that an agent holds).

    Raises InputError where it cannot be made; a passphrase is asked for by ssh-keygen itself.
    """
    if not key.is_file():
        raise InputError(f"there is no key {key.name!r}; name the file of a private SSH key")
    with tempfile.TemporaryDirectory(prefix="leaflint-") as folder:
        text = Path(folder) / "entry"
        text.write_bytes(message(entry))
        done = _run(["-Y", "sign", "-f", str(key.absolute()), "-n", NAMESPACE, str(text)], b"")
        signature = text.with_suffix(".sig")
        if done.returncode or not signature.exists():
            raise InputError(f"ssh-keygen did not sign with {key.name!r}: {_said(done)}")
        return signature.read_text(encoding="ascii")


def forged(entries: Iterable[Numbered], signers: Signers) -> dict[int, str]:
    """By line, what is wrong with the signatures of `entries`; those that are right are left out.

    Who has a key among `signers` must sign with it.
    """
    return {line: said for line, entry in entries if (said := _against(entry, signers))}


def _against(entry: Entry, signers: Signers) -> str:
    if entry.signature is None:
        own = next((name for name in signers.principals if _is_of(name, entry)), None)
        return f"it has no signature, but {own!r} has a key and must sign with it" if own else ""
    with tempfile.TemporaryDirectory(prefix="leaflint-") as folder:
        signature = Path(folder) / "signature"
        signature.write_text(entry.signature, encoding="utf-8", newline="\n")
        found = _run(["-Y", "find-principals", "-s", str(signature), "-f", str(signers.path)], b"")
        principals = found.stdout.decode("utf-8", "replace").split("\n") if not found.returncode else []
        principals = [name.strip() for name in principals if name.strip()]
        if not principals:
            return "it is signed by a key that is not among the allowed signers"
        own = next((name for name in principals if _is_of(name, entry)), None)
        if own is None and person(entry.name).address:
            return f"it is signed by the key of {principals[0]!r}, not by that of {entry.name[:80]!r}"
        done = _run(
            [
                *("-Y", "verify", "-f", str(signers.path), "-I", own or principals[0]),
                *("-n", NAMESPACE, "-s", str(signature)),
            ],
            message(entry),
        )
        return f"its signature is of another text: {_said(done)}" if done.returncode else ""


def _is_of(principal: str, entry: Entry) -> bool:
    return person(principal).is_(person(entry.name)) or principal.casefold() == person(entry.name).address


def _run(arguments: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")} | {"LC_ALL": "C"}
    try:
        return subprocess.run(
            ["ssh-keygen", *arguments],
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        raise InputError(_MISSING) from None
    except subprocess.TimeoutExpired:
        raise InputError(f"ssh-keygen gave no answer in {_SECONDS} seconds") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what ssh-keygen said."""
    lines = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip()[:200] if lines else f"exit code {done.returncode}"

"""Asking a web address once: bounded in time and size, and every failure one plain line."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from leaflint import __version__
from leaflint.errors import InputError

MAX_BYTES = 20_000_000
_CHUNK = 1 << 16


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An answer that sends elsewhere is refused: a key would go there too."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Never another request."""
        return


def checked_base(base: str) -> str:
    """`base`, which is the address of an API. Raises InputError where it is no web address."""
    try:
        parts = urlsplit(base)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or any(c.isspace() or not c.isprintable() for c in base):
        raise InputError(f"--url {base!r}: write a web address, such as https://api.fda.gov")
    return base


def fetch(address: str, timeout: float) -> bytes | None:
    """What stands at `address`, or None where the server says that there is nothing (404).

    Takes at most `timeout` seconds and MAX_BYTES. Raises InputError for all else that goes wrong; the message names
    the server and never the query, which may hold a key.
    """
    server = urlsplit(address).netloc.rpartition("@")[2]
    deadline = time.monotonic() + timeout
    request = urllib.request.Request(
        address, headers={"User-Agent": f"leaflint/{__version__}", "Accept": "application/json"}
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=timeout) as answer:
            return _read(answer, deadline, server, timeout)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 404:
                return None
        raise InputError(_refusal(error.code, server)) from None
    except TimeoutError:
        raise InputError(_too_slow(server, timeout)) from None
    except (OSError, HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, TimeoutError):
            raise InputError(_too_slow(server, timeout)) from None
        said = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason) or "no answer"
        raise InputError(f"the label API at {server} cannot be reached ({said.lower()}); nothing was changed") from None


def _read(answer: IO[bytes], deadline: float, server: str, timeout: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    # read1 gives what has come, so that a server that sends a byte a second meets the deadline.
    while part := answer.read1(_CHUNK):  # type: ignore[attr-defined]
        size += len(part)
        if size > MAX_BYTES:
            raise InputError(f"the label API at {server} answers more than {MAX_BYTES:,} bytes; nothing was changed")
        if time.monotonic() > deadline:
            raise InputError(_too_slow(server, timeout))
        parts.append(part)
    return b"".join(parts)


def _too_slow(server: str, timeout: float) -> str:
    return f"the label API at {server} took longer than {timeout:g} seconds; nothing was changed (--timeout gives more)"


def _refusal(code: int, server: str) -> str:
    if code == 429:
        return (
            f"the label API at {server} had too many questions; nothing was changed; ask later, or set OPENFDA_API_KEY"
        )
    if code in (401, 403):
        return f"the label API at {server} refuses the key or the question ({code}); nothing was changed"
    return f"the label API at {server} answers with error {code}; nothing was changed"

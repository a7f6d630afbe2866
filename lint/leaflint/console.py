"""Standard output and exit codes: one clear line for bad input, no traceback, no success on a broken pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from leaflint.errors import InputError

FAULT = 3
USAGE = 2


def guarded(run: Callable[[], object]) -> int:
    """The exit code of `run`: what it returns, 2 for bad input or a broken output, 3 for a fault of leaflint."""
    try:
        code = run()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        say(error.format_message(), error.ctx)
        return USAGE
    except (InputError, click.ClickException) as error:
        say(error.format_message() if isinstance(error, click.ClickException) else str(error))
        return USAGE
    except SystemExit as stop:  # click's own answer to a reader that has gone
        return stop.code if stop.code in (0, USAGE) else USAGE
    except (KeyboardInterrupt, click.Abort):
        say("interrupted; nothing more was checked")
        return 130
    except OSError as error:
        say(f"the system refused: {error.filename or ''} {(error.strerror or 'unknown reason').lower()}")
        return USAGE
    except Exception as error:
        # The promise of no traceback holds for our own faults too; the line says enough to find them.
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        line = f" ({os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno})" if where else ""  # noqa: PTH119
        say(f"a fault of leaflint itself: {type(error).__name__}: {error}{line}; please report it")
        return FAULT


def write_out(text: str) -> None:
    """Write text to standard output as UTF-8 with `\\n` line ends, whatever the locale and the platform.

    Raises InputError where it cannot be written: a full disk, a reader that has gone, a closed stream.
    """
    if sys.stdout is None:
        raise InputError("standard output is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        _silence(sys.stdout)
        reason = (error.strerror or "unknown reason").lower()
        raise InputError(f"standard output cannot be written: {reason}") from None


def colored(choice: str) -> bool:
    """Whether to colour: as asked; else by NO_COLOR, FORCE_COLOR, and whether a terminal reads."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


def say(message: str, context: click.Context | None = None) -> None:
    """One line on standard error, in characters that no terminal obeys."""
    help_ = f" ('{context.command_path} --help' lists the options)" if context else ""
    line = "".join(map(_shown, " ".join(message.split()) + help_))
    try:
        stream = getattr(sys.stderr, "buffer", None)
        if stream is not None:
            stream.write(f"leaflint: {line}\n".encode("utf-8", "backslashreplace"))
            stream.flush()
        elif sys.stderr is not None:
            sys.stderr.write(f"leaflint: {line}\n")
    except OSError:
        _silence(sys.stderr)


def _shown(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def _silence(stream: object) -> None:
    """Let the interpreter close a broken stream at exit without complaint."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):
        pass

"""What holds for every test."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import settings

# How long a machine takes for an example depends on what else it does; tests of time count processor time themselves.
settings.register_profile("leaflint", deadline=None)
settings.load_profile("leaflint")

# Python takes this in when it starts, so it reaches the workers of `-n` and every program that a test starts:
# text that is opened without naming its encoding then warns, and a warning fails the test.
os.environ["PYTHONWARNDEFAULTENCODING"] = "1"

# What a started program keeps for its next run is kept here, not in the cache of whoever runs the tests.
os.environ["LEAFLINT_CACHE_DIR"] = str(Path(__file__).parents[1] / ".pytest_cache" / "leaflint")

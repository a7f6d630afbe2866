"""What holds for every test."""

from __future__ import annotations

import os

# Python takes this in when it starts, so it reaches the workers of `-n` and every program that a test starts:
# text that is opened without naming its encoding then warns, and a warning fails the test.
os.environ["PYTHONWARNDEFAULTENCODING"] = "1"

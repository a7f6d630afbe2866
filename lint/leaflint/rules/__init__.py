"""Rules: from facts to findings. One rule a file, in the folder of its group, found by its name."""

from __future__ import annotations

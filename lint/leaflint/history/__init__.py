"""What git knows: earlier texts of files, read with care and never written."""

from __future__ import annotations

from leaflint.history.blobs import blob_id, read_blobs
from leaflint.history.git import Git, NoHistory, find_repository, path_in
from leaflint.history.revisions import Base, base_of

__all__ = ["Base", "Git", "NoHistory", "base_of", "blob_id", "find_repository", "path_in", "read_blobs"]

"""Rules of the group suppressions."""

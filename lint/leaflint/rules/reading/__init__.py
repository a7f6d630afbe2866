"""Rules of the group reading."""

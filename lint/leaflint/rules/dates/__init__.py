"""Rules of the group dates."""

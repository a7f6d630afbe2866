"""The drugs of a condition at a glance."""

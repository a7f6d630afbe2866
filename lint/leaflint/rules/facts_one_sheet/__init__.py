"""Rules on the facts of one sheet."""

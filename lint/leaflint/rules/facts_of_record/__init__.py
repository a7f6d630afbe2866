"""Rules on facts that are on record."""

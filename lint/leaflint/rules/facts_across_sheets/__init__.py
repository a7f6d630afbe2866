"""Rules on the facts of several sheets."""

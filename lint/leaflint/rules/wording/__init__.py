"""Rules on how facts are worded."""

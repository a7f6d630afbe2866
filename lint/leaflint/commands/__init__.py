"""What each command does: input and output around the line from sheets to findings."""

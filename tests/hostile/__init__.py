"""Input that means harm, or might as well: each gets a clean answer, at once."""

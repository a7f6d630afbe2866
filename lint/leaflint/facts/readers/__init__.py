"""Readers: one for each group of properties, from clauses to facts."""

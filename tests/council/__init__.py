"""The report for the medical council."""

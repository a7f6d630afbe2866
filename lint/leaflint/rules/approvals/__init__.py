"""Rules about approvals: what the sheet says of them, and what the ledger says."""

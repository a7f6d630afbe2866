"""Rules about translations: whether a sheet still says what its source says."""

"""The officers' console at `/petugas`."""

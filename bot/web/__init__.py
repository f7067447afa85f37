"""The pages: the chat page at `/`, the officers' console at `/petugas`."""

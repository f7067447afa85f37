"""Where postings come from: a file a source, all with the protocol of `base.py`."""

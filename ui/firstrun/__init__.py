"""The first launch: where the data lies, its key, the venue and its first manager."""

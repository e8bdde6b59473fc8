"""The waiting line: numbers given out, called, and shown to everybody who waits."""

"""The laws of the house, each in a file of its own that also shows what a breach looks like."""

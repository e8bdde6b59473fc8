"""Simulated histories: real desks and a real hub in one thread, and all that can go wrong."""

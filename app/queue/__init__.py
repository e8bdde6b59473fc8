"""Whoever waits at the counter: numbers taken, called and served."""

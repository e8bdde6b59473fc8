"""Headquarters: takes desks' operations, numbers what changed, shows it to the venue's desks."""

"""Whom and what a young person can be sent to: experts, alliances, partners, rooms, courses."""

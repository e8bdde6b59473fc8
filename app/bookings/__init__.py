"""Rooms, seats and things that are booked for a time of a day."""

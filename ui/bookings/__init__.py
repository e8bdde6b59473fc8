"""Rooms, seats and things by the week: who has what, and what is free."""

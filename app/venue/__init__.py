"""The venue this desk belongs to: its profile, capacity, hours and rules."""

"""Visits: who came, when, how it was recorded, who is inside."""

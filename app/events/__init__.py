"""Events: what is on, who has a seat, and who came."""

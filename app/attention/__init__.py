"""What needs a person: two desks' choices, and what headquarters did not take."""

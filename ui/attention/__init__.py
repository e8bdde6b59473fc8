"""What needs a person: changes headquarters did not take, and why."""

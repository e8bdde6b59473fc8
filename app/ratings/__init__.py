"""What guests say of what was done for them: only theirs to say, and nobody's to change."""

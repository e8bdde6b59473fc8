"""The bench of reusable Qt pieces; it knows no feature."""

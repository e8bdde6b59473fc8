"""Service requests: the board, one case, and taking a new one down."""

"""The people a venue serves: their card, how they are found, their member code."""

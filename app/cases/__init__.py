"""Service requests: a case from the first word to the young person's own rating."""

"""Service requests on the screen: taking one down, and the ones there are."""

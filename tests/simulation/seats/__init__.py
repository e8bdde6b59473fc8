"""Events in simulated histories: who plans them, who comes, and the laws of their seats."""

"""Notes about people that only colleagues entitled to it see."""

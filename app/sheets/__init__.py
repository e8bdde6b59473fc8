"""Tables in files: written for others to open, and read as others bring them."""

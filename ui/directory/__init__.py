"""The directory on screen: looked through, searched, kept, and asked for at headquarters."""

"""How fast and how lean: `python -m tests.bench NAME` prints one JSON object per line."""

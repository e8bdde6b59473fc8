"""The frame around the pages: window, rail, top bar, and how the program starts and ends."""

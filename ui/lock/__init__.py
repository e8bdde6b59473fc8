"""The lock screen: who is on duty, and their PIN."""

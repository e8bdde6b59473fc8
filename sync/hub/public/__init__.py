"""Headquarters' pages for the public: what takes place at a venue, and signing up for it."""

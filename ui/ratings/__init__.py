"""Asking guests what they say of an event or a case: on a screen turned to them, or on paper."""

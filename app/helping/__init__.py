"""Asking other venues for help with a case, and offering it to them."""

"""Asking other venues for help from the page of service requests, and offering it to them."""

"""The people page: find, understand, act, and show no more than is needed."""

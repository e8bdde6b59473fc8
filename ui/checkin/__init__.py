"""The check-in page: one box, a verdict readable from two metres, today's list, who is inside."""

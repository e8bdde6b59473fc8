"""What headquarters says to many venues and every desk reckons with: categories and holidays."""

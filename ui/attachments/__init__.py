"""Files of records, whatever record: chosen, cleaned, looked at, fetched, saved and taken back."""

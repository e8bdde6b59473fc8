"""Files that belong to a record: cleaned, kept here, carried to headquarters by themselves."""

"""Who works here: the list a manager keeps, their roles and PINs."""

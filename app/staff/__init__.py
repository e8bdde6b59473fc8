"""Who works here, in which role, and how they unlock the desk."""

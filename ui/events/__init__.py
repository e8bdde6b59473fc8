"""Events: the week and the list, one event with its people, and the form that makes them."""

"""The desk's side of the exchange: when to talk, what to say, and how to get through."""

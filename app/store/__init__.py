"""The kernel: one encrypted store, two entrances, an outbox."""

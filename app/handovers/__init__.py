"""Cases that other venues handed to this one, and what became of those it handed on."""

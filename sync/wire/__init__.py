"""The words both ends speak: messages, versions, and the table of kinds."""

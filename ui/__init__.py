"""The face: Qt pages, windows and the joinery bench."""

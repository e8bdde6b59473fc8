"""The rooms' names once more, plus stories, simulation, bench and the laws of the house."""

"""How anything is drawn: pixels, vector drawings and type, photographs, paper, the look."""

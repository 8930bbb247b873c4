"""The ground of a map: data files, relief, rivers, borders, areas, all in one picture."""

"""The ground of a map: data files, relief, rivers, borders and areas, all in one picture."""

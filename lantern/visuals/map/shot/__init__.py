"""A map opened for one shot: its check, its drawings kept on disk, and its frames."""

"""The models of what authors write. A new key of film.yml or of a scene begins here."""

"""Names of rulers, which a numeral may follow."""

from __future__ import annotations

_KINGS = frozenset({
    "friedrich", "wilhelm", "heinrich", "karl", "ludwig", "otto", "franz", "joseph", "leopold",
    "nikolaus", "alexander", "peter", "katharina", "iwan", "johannes", "paul", "pius",
    "benedikt", "georg", "eduard", "elisabeth", "napoleon", "philipp", "albert", "françois",
    "louis", "charles", "henri", "philippe", "napoléon", "jean", "élisabeth", "léopold", "pie",
    "benoît", "felipe", "carlos", "alfonso", "fernando", "isabel", "luis", "enrique", "juan",
    "pío", "pedro", "vittorio", "umberto", "carlo", "francesco", "ferdinando", "pio",
    "giovanni", "paolo", "enrico", "luigi", "filippo", "joão", "manuel", "afonso", "sebastião",
    "maria", "henrique", "willem", "lodewijk", "filips", "karel", "hendrik", "frederik",
    "gustav", "oscar", "carl", "erik", "christian", "zygmunt", "stanisław", "jan", "władysław",
    "bolesław", "kazimierz", "mikołaj", "aleksander", "пётр", "петр", "николай", "александр",
    "иван", "павел", "екатерина", "елизавета", "анна", "петра", "николая", "александра",
    "ивана", "павла", "екатерины", "елизаветы", "микола", "олександр", "петро", "катерина",
    "миколи", "олександра", "elizabeth", "victoria", "george", "edward", "james", "william",
    "nicolas", "alexandre", "pierre", "catherine",
})  # fmt: skip
QUEENS = frozenset({
    "elisabeth", "katharina", "maria", "margarethe", "margrethe", "viktoria", "christina",
    "beatrix", "juliana", "anna", "élisabeth", "catherine", "marie", "marguerite", "victoria",
    "anne", "isabel", "isabelle", "juana", "maría", "cristina", "catalina", "elisabetta",
    "caterina", "giovanna", "vittoria", "isabella", "margherita", "catarina", "elżbieta",
    "elizabeth", "katarzyna", "wiktoria", "margareta", "wilhelmina", "joana", "ana",
})  # fmt: skip
"""Names of queens, small letters, whose number is feminine."""
KINGS = _KINGS | QUEENS
"""Names of rulers, small letters, which a lone I, V or X may follow."""

"""What the tests of a film's page share: the film, rendered once."""

from __future__ import annotations

import pytest

from lantern.editions.finished import FinishedFilm, find_finished_film
from tests.support import films
from tests.support.chromium import explain_skipped_page
from tests.support.film_pages import render_film

collect_ignore_glob = ["test_page_*.py"] if explain_skipped_page() else []


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> FinishedFilm:
    base = tmp_path_factory.mktemp("page")
    made = render_film(base)
    folder = made.studio.script.tree.file.parent
    return find_finished_film(films.studio(folder, base))

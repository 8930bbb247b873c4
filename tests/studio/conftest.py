"""What the tests of the studio's page share: they are left out where there is no browser."""

from __future__ import annotations

from tests.support.chromium import explain_skipped_page

collect_ignore_glob = ["test_page_*.py"] if explain_skipped_page() else []

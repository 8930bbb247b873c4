"""Who makes a run's jobs: what may be asked for, and one executor for several runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.options import UsageError
from lantern.cli.workforce import Workforce, choose_cluster
from lantern.rendering.cluster.place import ClusterPlace

pytestmark = pytest.mark.process


def test_a_cluster_is_chosen_only_where_one_is_named() -> None:
    assert choose_cluster(None, insecure=False) is None
    assert choose_cluster("local:3", insecure=False) == ClusterPlace(workers=3)
    address = "tcp://10.0.0.7:8786"
    assert choose_cluster(address, insecure=True) == ClusterPlace(address)


@pytest.mark.parametrize(
    ("text", "insecure", "words"),
    [
        (None, True, "--insecure-cluster goes with --cluster"),
        ("nonsense", False, "--cluster: 'nonsense' is no cluster"),
        ("tcp://10.0.0.7:8786", False, "--cluster: .* Use tls://"),
    ],
)
def test_what_can_not_be_meant_is_told(
    text: str | None, insecure: bool, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        choose_cluster(text, insecure=insecure)


def test_runs_share_what_is_kept_and_others_start_their_own(
    tmp_path: Path,
) -> None:
    alone = Workforce(1)
    with alone.keep(tmp_path) as hands:
        with hands.open(tmp_path) as first, hands.open(tmp_path) as second:
            assert first is second
        with alone.open(tmp_path) as own:
            assert own is not first

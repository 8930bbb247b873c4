"""A store at an address: what one machine made, another one finds; what is damaged is a miss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.core.remote_store import find_address, find_remote, locate_store
from lantern.core.store import Store
from tests.support.s3_server import BUCKET, Bucket, run_bucket

pytest.importorskip("fsspec")
KEY = "ab" + "0" * 62
OTHER = "cd" + "1" * 62


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    """Return the folder that stands for the place elsewhere."""
    folder = tmp_path / "bucket"
    folder.mkdir()
    return folder


@pytest.fixture
def machines(
    tmp_path: Path, bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Store, Store]]:
    """Yield the stores of two machines, each with a cache of its own."""
    stores = []
    for name in ("one", "two"):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / name))
        stores.append(Store(locate_store(f"file://{bucket}/")))
    one, two = stores
    yield one, two


def fill(store: Store, data: bytes = b"x" * 1000, key: str = KEY) -> Path:
    return store.put(key, ".bin", lambda path: path.write_bytes(data))


def test_what_one_machine_puts_another_gets(
    machines: tuple[Store, Store],
) -> None:
    one, two = machines
    fill(one)
    assert two.has(KEY, ".bin") and not two.has(OTHER, ".bin")
    path = two.get(KEY, ".bin")
    assert path is not None and path.read_bytes() == b"x" * 1000
    assert path.is_relative_to(two.root) and two.root != one.root
    assert two.get(OTHER, ".bin") is None and two.get(KEY, ".json") is None


def test_what_is_not_shared_stays_here(machines: tuple[Store, Store]) -> None:
    one, two = machines
    one.put_json(KEY, {"voice": "a"}, is_shared=False)
    assert one.get_json(KEY) == {"voice": "a"} and two.get_json(KEY) is None


@pytest.mark.parametrize("victim", ["", ".sum"])
@pytest.mark.parametrize("left", [0, 10], ids=["emptied", "cut short"])
def test_what_is_damaged_there_is_a_miss_and_is_replaced(
    machines: tuple[Store, Store], bucket: Path, victim: str, left: int
) -> None:
    one, two = machines
    fill(one)
    damaged = bucket / "ab" / f"{KEY}.bin{victim}"
    damaged.write_bytes(damaged.read_bytes()[:left])
    assert two.get(KEY, ".bin") is None
    fill(two)
    one.get(KEY, ".bin")
    assert damaged.stat().st_size > left


def test_an_entry_without_its_checksum_is_a_miss(
    machines: tuple[Store, Store], bucket: Path
) -> None:
    one, two = machines
    fill(one)
    (bucket / "ab" / f"{KEY}.bin.sum").unlink()
    assert two.get(KEY, ".bin") is None and not two.has(KEY, ".bin")


def test_several_entries_are_brought_at_once(
    machines: tuple[Store, Store],
) -> None:
    one, two = machines
    keys = [f"{i:02x}" + "2" * 62 for i in range(40)]
    for key in keys:
        fill(one, key.encode(), key)
    two.bring((key, ".bin") for key in [*keys, OTHER])
    for key in keys:
        path = two.root / key[:2] / f"{key}.bin"
        assert path.read_bytes() == key.encode()


def test_what_could_not_be_sent_is_sent_by_the_next_run(
    machines: tuple[Store, Store], bucket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = machines
    monkeypatch.setattr("lantern.core.remote_store._WAITS", ())
    (bucket / "ab").write_text("a file in the way of the folder")
    with pytest.raises(
        OutputFailure, match=r"the store file://.*bucket didn't take"
    ):
        fill(one)
    assert one.get(KEY, ".bin") is not None and two.get(KEY, ".bin") is None
    (bucket / "ab").unlink()
    again = Store(one.root)
    again.send_unsent()
    two.look_again()
    assert two.get(KEY, ".bin") is not None
    assert not list((one.root / "unsent").iterdir())
    (one.root / "unsent" / "notes").mkdir()
    again.send_unsent()


def test_an_entry_of_the_cache_alone_is_shared_when_it_is_needed(
    machines: tuple[Store, Store], bucket: Path
) -> None:
    one, two = machines
    fill(one)
    for path in (bucket / "ab").iterdir():
        path.unlink()
    again = Store(one.root)
    again.share(KEY, ".bin")
    assert two.get(KEY, ".bin") is not None


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("s3://", "names no place"),
        ("file:///", "names no place"),
        ("://x", "names no place"),
        (
            "s3:/bucket/parts",
            "has one slash where .* write s3://bucket/parts, or",
        ),
        ("file://parts/here", "counts from where you are"),
        ("memory://parts", "ends with each program"),
        ("http://127.0.0.1:1/parts", "can't be written to; name a bucket"),
        ("sftp://me:secret@host/parts", "may not hold a password"),
    ],
)
def test_an_address_that_leads_astray_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(OutputFailure, match=words) as caught:
        locate_store(address)
    assert "secret" not in str(caught.value) and not list(tmp_path.iterdir())


def test_a_folder_is_a_store_of_its_own(tmp_path: Path) -> None:
    assert locate_store(str(tmp_path)) == tmp_path
    assert find_remote(tmp_path) is None and find_address(tmp_path) is None
    for name in ("./s3:/parts", "C:/parts", "parts:1"):
        assert locate_store(name) == Path(name)


def test_a_cache_knows_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one = locate_store("s3://bucket/films")
    assert (
        locate_store("s3://bucket/films/")
        == one
        != locate_store("s3://bucket/b")
    )
    assert find_address(one) == "s3://bucket/films"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("zz://x", "has an address that fsspec doesn't know"),
        ("hdfs://x/y", "needs another package"),
    ],
)
def test_an_address_that_cannot_be_used_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    store = Store(locate_store(address))
    with pytest.raises(OutputFailure, match=f"the store {address} {words}"):
        store.get(KEY, ".bin")


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """Yield a bucket whose address and keys the environment names, as Amazon's tools read them."""
    s3fs = pytest.importorskip("s3fs")
    s3fs.S3FileSystem.clear_instance_cache()  # one knows another test's server
    monkeypatch.setattr("lantern.core.remote_store._WAITS", (0, 0))
    with run_bucket() as served:
        for name, value in {
            "AWS_ENDPOINT_URL": served.base,
            "AWS_ACCESS_KEY_ID": "a-key",
            "AWS_SECRET_ACCESS_KEY": "a-secret",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_MAX_ATTEMPTS": "1",
        }.items():
            monkeypatch.setenv(name, value)
        yield served


def open_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return Store(locate_store(f"s3://{BUCKET}/parts"))


@pytest.mark.parametrize("fault", ["", "busy", "cut"])
def test_a_bucket_that_is_busy_or_cuts_off_is_asked_again(
    s3: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    one = open_machine(tmp_path / "one", monkeypatch)
    if fault:
        setattr(s3, fault, 1)
    fill(one)
    assert sorted(s3.objects) == [
        f"parts/ab/{KEY}.bin",
        f"parts/ab/{KEY}.bin.sum",
    ]
    two = open_machine(tmp_path / "two", monkeypatch)
    if fault:
        setattr(s3, fault, 1)
    path = two.get(KEY, ".bin")
    assert path is not None and path.read_bytes() == b"x" * 1000


def test_what_is_there_is_asked_for_once(
    s3: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = open_machine(tmp_path / "one", monkeypatch)
    fill(one)
    s3.asked.clear()
    two = open_machine(tmp_path / "two", monkeypatch)
    for _ in range(3):
        assert (
            two.get(KEY, ".bin") is not None and two.get(OTHER, ".bin") is None
        )
    assert [word.split()[0] for word in s3.asked] == ["GET", "GET", "GET"]
    assert s3.asked[0] == f"GET /{BUCKET}"

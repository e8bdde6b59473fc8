"""The store key: wrapped twice, found again, and never in clear on the disk."""

from __future__ import annotations

import base64
import threading
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend

from app.errors import Refusal
from app.store import keys, recovery
from app.store.files import DataDir
from tests.support.rings import LockedRing, MemoryRing, using

NULL = keyring.backends.null.Keyring()  # type: ignore[no-untyped-call]
FAIL = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
PHRASE = "青禾区 望江街道 2026"


def refusal(code: str, path: Path) -> dict[str, object]:
    with pytest.raises(Refusal) as caught:
        keys.unlock(path)
    assert caught.value.code == code
    return dict(caught.value.facts)


def test_with_a_keyring_nobody_is_asked(tmp_path: Path) -> None:
    with using(MemoryRing()):
        key, _ = keys.create_keys(tmp_path)
        assert len(key) == 32
        assert keys.unlock(tmp_path) == key


def test_two_data_directories_have_two_entries(tmp_path: Path) -> None:
    with using(MemoryRing()):
        first, _ = keys.create_keys(tmp_path / "a")
        second, _ = keys.create_keys(tmp_path / "b")
        assert first != second
        assert (keys.unlock(tmp_path / "a"), keys.unlock(tmp_path / "b")) == (first, second)


def test_any_thread_may_ask(tmp_path: Path) -> None:
    found: list[bytes] = []
    with using(MemoryRing()):
        key, _ = keys.create_keys(tmp_path)
        worker = threading.Thread(target=lambda: found.append(keys.unlock(tmp_path)))
        worker.start()
        worker.join()
    assert found == [key]


@pytest.mark.parametrize(
    "ring",
    [NULL, FAIL, LockedRing()],
    ids=["null", "fail", "locked"],
)
def test_without_a_keyring_a_passphrase_is_asked_for(ring: KeyringBackend, tmp_path: Path) -> None:
    with using(ring):
        with pytest.raises(Refusal, match="keyring_unusable"):
            keys.create_keys(tmp_path)
        assert not DataDir(tmp_path).keys.exists()
        key, _ = keys.create_keys(tmp_path, PHRASE)
        refusal("passphrase_needed", tmp_path)
        assert keys.unlock_with_passphrase(tmp_path, PHRASE) == key
        with pytest.raises(Refusal, match="passphrase_wrong"):
            keys.unlock_with_passphrase(tmp_path, PHRASE + "?")


def test_a_passphrase_is_the_same_in_full_width(tmp_path: Path) -> None:
    key, _ = keys.create_keys(tmp_path, "youth home 2026")
    assert keys.unlock_with_passphrase(tmp_path, "youth　home　２０２６") == key


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        keys.create_keys(tmp_path, "1234567")
    assert (caught.value.code, caught.value.facts) == ("passphrase_short", {"least": 8})


def test_nothing_secret_lies_beside_the_store(tmp_path: Path) -> None:
    ring = MemoryRing()
    with using(ring):
        key, code = keys.create_keys(tmp_path)
    content = DataDir(tmp_path).keys.read_bytes()
    secret = recovery.read(code)
    (entry,) = ring.entries.values()
    for hidden in (key, secret):
        for form in (hidden, hidden.hex().encode(), base64.b64encode(hidden)[:-2]):
            assert form not in content
    assert entry.encode()[:-2] not in content
    assert code.encode() not in content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json"]


def test_the_code_is_typed_back_once(tmp_path: Path) -> None:
    _, code = keys.create_keys(tmp_path, PHRASE)
    assert not keys.load_keys(tmp_path).confirmed
    with pytest.raises(Refusal, match="code_typo"):
        keys.confirm_code(tmp_path, code[:-1])
    with pytest.raises(Refusal, match="code_wrong"):
        keys.confirm_code(tmp_path, recovery.write(recovery.new_secret()))
    assert not keys.load_keys(tmp_path).confirmed
    keys.confirm_code(tmp_path, code.lower())
    assert keys.load_keys(tmp_path).confirmed


def test_a_new_code_ends_the_former(tmp_path: Path) -> None:
    key, first = keys.create_keys(tmp_path, PHRASE)
    keys.confirm_code(tmp_path, first)
    second = keys.renew_code(tmp_path, key)
    assert not keys.load_keys(tmp_path).confirmed
    assert keys.unlock_with_code(tmp_path, second) == key
    with pytest.raises(Refusal, match="code_wrong"):
        keys.unlock_with_code(tmp_path, first)


@pytest.mark.parametrize(
    ("ring", "why"),
    [
        (MemoryRing(), "absent"),
        (LockedRing(), "unusable"),
        (FAIL, "unusable"),
        (NULL, "absent"),
    ],
    ids=["emptied", "locked", "fail", "null"],
)
def test_a_lost_keyring_is_told_and_the_code_opens(
    ring: KeyringBackend, why: str, tmp_path: Path
) -> None:
    with using(MemoryRing()):
        key, code = keys.create_keys(tmp_path)
    with using(ring):
        assert refusal("keyring_lost", tmp_path) == {"why": why}
        assert keys.unlock_with_code(tmp_path, code) == key


@pytest.mark.parametrize("entry", ["not base64", "QUJD", "A" * 43 + "="])
def test_a_foreign_entry_is_told(entry: str, tmp_path: Path) -> None:
    ring = MemoryRing()
    with using(ring):
        keys.create_keys(tmp_path)
        ring.entries = dict.fromkeys(ring.entries, entry)
        assert refusal("keyring_lost", tmp_path) == {"why": "different"}


def test_after_a_loss_the_pc_opens_by_itself_again(tmp_path: Path) -> None:
    with using(MemoryRing()):
        key, code = keys.create_keys(tmp_path)
    with using(MemoryRing()):
        keys.rewrap(tmp_path, keys.unlock_with_code(tmp_path, code))
        assert keys.unlock(tmp_path) == key
        assert keys.unlock_with_code(tmp_path, code) == key
    keys.rewrap(tmp_path, key, PHRASE)
    refusal("passphrase_needed", tmp_path)
    assert keys.unlock_with_passphrase(tmp_path, PHRASE) == key


def test_present_data_are_never_given_a_new_key(tmp_path: Path) -> None:
    keys.create_keys(tmp_path, PHRASE)
    before = DataDir(tmp_path).keys.read_bytes()
    for again in (
        lambda: keys.create_keys(tmp_path, PHRASE),
        lambda: keys.create_demo_keys(tmp_path),
    ):
        with pytest.raises(Refusal, match="data_present"):
            again()
    assert DataDir(tmp_path).keys.read_bytes() == before


def test_sample_data_say_so(tmp_path: Path) -> None:
    assert keys.create_demo_keys(tmp_path / "demo") == keys.DEMO_KEY
    assert keys.unlock(tmp_path / "demo") == keys.DEMO_KEY
    assert keys.is_demo(tmp_path / "demo")
    keys.create_keys(tmp_path / "real", PHRASE)
    assert not keys.is_demo(tmp_path / "real")
    assert not keys.is_demo(tmp_path / "none")


def test_what_is_missing_or_damaged_is_told_apart(tmp_path: Path) -> None:
    refusal("no_data", tmp_path)
    data = DataDir(tmp_path)
    data.db.write_bytes(b"a store")
    refusal("keys_missing", tmp_path)
    data.keys.write_bytes(b'{"v": 1, ')
    refusal("keys_damaged", tmp_path)
    data.keys.write_bytes(b'{"v": 2, "id": "x", "later": 1}')
    assert refusal("keys_newer", tmp_path) == {"stored": 2, "known": 1}


def test_a_file_that_asks_for_all_memory_is_damaged(tmp_path: Path) -> None:
    keys.create_keys(tmp_path, PHRASE)
    data = DataDir(tmp_path)
    data.keys.write_bytes(data.keys.read_bytes().replace(b'"memory": 65536', b'"memory": 99999999'))
    with pytest.raises(Refusal, match="keys_damaged"):
        keys.unlock_with_passphrase(tmp_path, PHRASE)

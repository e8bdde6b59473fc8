"""From an older schema to ours: the baseline, a step forward, a step that fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher

from app import keeping
from app.desk import MODELS, open_desk
from app.errors import Refusal
from app.opening import open_data_dir
from app.store import migrate
from app.store.cipher import SCHEMA
from app.store.database import open_engine
from app.store.files import DataDir
from app.store.migrate import SCRIPTS, bring_up, run, stored_schema
from app.store.store import open_store
from app.store.wraps import Keys, write_keys
from tests.support.clock import MORNING, HandClock
from tests.support.desks import KEY, make_file
from tests.support.schema import BASELINE, FROZEN, ROOT, shape

NEXT = SCHEMA + 1
STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{next:04d}", "{last:04d}"
def upgrade():
    op.add_column("visits", sa.Column("weather", sa.String(20)))
    with op.batch_alter_table("staff") as batch:
        batch.alter_column("name", type_=sa.String(80), existing_nullable=False)
    op.execute("UPDATE staff SET name = name || '*'")
    {fault}
"""


def scripts_with(tmp_path: Path, fault: str = "") -> Path:
    """Give the migrations and a made-up next revision."""
    scripts = Path(shutil.copytree(SCRIPTS, tmp_path / "scripts"))
    (scripts / "versions" / "made_up.py").write_text(
        STEP.format(next=NEXT, last=SCHEMA, fault=fault)
    )
    return scripts


def data_in(path: Path) -> DataDir:
    make_file(path)
    data = DataDir(path)
    data.keys.write_bytes(write_keys(Keys(1, "k")))
    return data


def staff_names(db: Path) -> list[str]:
    engine = open_engine(db, KEY)
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM staff ORDER BY id").scalars().all()
    engine.dispose()
    return list(names)


def test_the_baseline_is_the_schema_of_the_tables(tmp_path: Path) -> None:
    made = open_store(tmp_path / "made.db", KEY, MODELS, HandClock())
    by_steps = open_engine(tmp_path / "steps.db", KEY)
    with by_steps.connect().execution_options(immediate=True) as connection:
        with connection.begin():
            run(connection, 0, SCHEMA)
        climbed = shape(connection)
    with made.engine.connect() as connection:
        assert climbed == shape(connection), (
            "a table changed: write the next revision (before the first release: "
            "python -m tests.support.schema)"
        )
    assert stored_schema(tmp_path / "steps.db", KEY) == SCHEMA
    by_steps.dispose()
    made.close()


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_every_released_schema_opens(number: int, tmp_path: Path) -> None:
    data = DataDir(tmp_path)
    data.keys.write_bytes(write_keys(Keys(1, "k")))
    connection = cipher.connect(str(data.db))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.executescript((FROZEN / f"{number}.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO desk_state VALUES ('venue_id', 'v')")
    connection.execute("INSERT INTO desk_state VALUES ('incarnation', 'i')")
    connection.commit()
    connection.close()
    desk = open_data_dir(tmp_path, KEY, HandClock())
    assert (desk.store.place.venue_id, desk.store.place.incarnation) == ("v", "i")
    with desk.store.engine.connect() as present:
        fresh = open_store(tmp_path / "fresh.db", KEY, MODELS, HandClock())
        with fresh.engine.connect() as wanted:
            assert shape(present) == shape(wanted)
        fresh.close()
    desk.store.close()


def test_finder_lines_come_to_hold_what_a_list_shows(tmp_path: Path) -> None:
    """From schema 1 to 2: numbers and times stay; a line that waits for its person still does."""
    engine = open_engine(tmp_path / "desk.db", KEY)
    with engine.connect().execution_options(immediate=True) as connection:
        with connection.begin():
            run(connection, 0, 1)
            connection.exec_driver_sql(
                "INSERT INTO people (id, venue_id, name, phone, status)"
                " VALUES ('p', 'v', '林晓禾', '19900000001', 'active')"
            )
            connection.exec_driver_sql(
                "INSERT INTO finder (seq, person_id, seen_day, seen_at, visits, active) VALUES"
                " (7, 'p', '2026-11-27', '2026-11-27T01:00:00.123Z', 3, 1),"
                " (9, 'waiting', '2026-11-26', '2026-11-26T01:00:00.000Z', 1, 0)"
            )
        with connection.begin():
            run(connection, 1, 2)
        lines = connection.exec_driver_sql("SELECT * FROM finder ORDER BY seq").all()
    engine.dispose()
    assert [tuple(line) for line in lines] == [
        (7, "p", "2026-11-27", "2026-11-27T01:00:00.123Z", 3, 1, "林晓禾", "19900000001"),
        (9, "waiting", "2026-11-26", "2026-11-26T01:00:00.000Z", 1, 0, None, None),
    ]


def test_revision_one_is_the_frozen_text() -> None:
    frozen = (FROZEN / "1.sql").read_text(encoding="utf-8").split(";\n\n")[:-1]
    baseline = " ".join(BASELINE.read_text(encoding="utf-8").split())
    assert len(frozen) > 20
    for statement in frozen:
        assert " ".join(statement.split()) in baseline


def test_a_store_at_our_schema_is_left_alone(tmp_path: Path) -> None:
    data = data_in(tmp_path)
    before = data.db.read_bytes()
    assert bring_up(data, KEY, MORNING) is None
    assert data.db.read_bytes() == before
    assert not data.backups.exists()


def test_opening_at_our_schema_does_not_load_alembic(tmp_path: Path) -> None:
    data_in(tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from app.opening import open_data_dir\nfrom app.clock import SystemClock\n"
        "open_data_dir(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), SystemClock())\n"
        "heavy = {'alembic', 'argon2', 'keyring'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), KEY.hex()],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    assert said.stdout.strip() == "[]"


def test_a_step_forward_after_a_back_up(tmp_path: Path) -> None:
    data = data_in(tmp_path / "data")
    names = staff_names(data.db)
    saved = bring_up(data, KEY, MORNING, scripts=scripts_with(tmp_path), schema=NEXT)
    assert saved is not None
    assert saved.path.parent == data.backups
    assert saved.counts["staff"] == len(names) == 4
    assert stored_schema(data.db, KEY) == NEXT
    assert staff_names(data.db) == [f"{name}*" for name in names]
    # The program of our schema refuses what has gone on, and the back-up is its way back.
    with pytest.raises(Refusal, match="schema_newer"):
        open_desk(data.db, KEY, HandClock())
    back = keeping.bring_back(saved.path, tmp_path / "back", HandClock(), key=KEY)
    assert back.schema == SCHEMA
    assert staff_names(DataDir(tmp_path / "back").db) == names


@pytest.mark.parametrize("fault", ["raise RuntimeError('x')", "op.execute('SELECT nothing')"])
def test_a_step_that_fails_leaves_the_file_as_it_was(fault: str, tmp_path: Path) -> None:
    data = data_in(tmp_path / "data")
    names = staff_names(data.db)
    scripts = scripts_with(tmp_path, fault)
    for _ in range(2):
        with pytest.raises(Refusal) as caught:
            bring_up(data, KEY, MORNING, scripts=scripts, schema=NEXT)
        assert caught.value.code == "migration_failed"
        assert caught.value.facts == {"stored": SCHEMA, "known": NEXT}
    assert stored_schema(data.db, KEY) == SCHEMA
    assert staff_names(data.db) == names
    assert len(list(data.backups.iterdir())) == 1
    desk = open_desk(data.db, KEY, HandClock())
    with desk.store.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert not [name for name in tables if "alembic" in name]
    desk.store.close()


def test_without_room_for_the_back_up_nothing_is_migrated(
    tmp_path: Path,
) -> None:
    data = data_in(tmp_path / "data")
    data.backups.write_bytes(b"in the way")
    with pytest.raises(Refusal):
        bring_up(data, KEY, MORNING, scripts=scripts_with(tmp_path), schema=NEXT)
    assert stored_schema(data.db, KEY) == SCHEMA


def test_the_scripts_lie_where_the_program_looks() -> None:
    assert (migrate.SCRIPTS / "env.py").is_file()


def test_a_file_a_first_launch_left_empty_is_no_older_schema(tmp_path: Path) -> None:
    data = data_in(tmp_path)
    data.db.unlink()
    engine = open_engine(data.db, KEY)
    with engine.connect().execution_options(immediate=True) as connection:
        connection.exec_driver_sql("CREATE TABLE scratch (id)")
        connection.exec_driver_sql("DROP TABLE scratch")
        connection.commit()
    engine.dispose()
    assert stored_schema(data.db, KEY) == 0
    desk = open_data_dir(tmp_path, KEY, HandClock())
    assert desk.store.place.incarnation
    desk.store.close()

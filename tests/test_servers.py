"""The starters themselves: what they start answers, and nothing of it stays."""

import os
from pathlib import Path

import asyncpg
import nats as nats_client
import psutil

from tests.servers import NatsServer, PostgresServer, nats, postgres


async def test_each_test_has_an_empty_database_of_its_own(postgres_url: str) -> None:
    connection = await asyncpg.connect(postgres_url)
    try:
        tables = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        await connection.execute("CREATE TABLE visitors (name text)")
    finally:
        await connection.close()
    assert tables == 0


def test_a_database_copies_its_template(postgres_server: PostgresServer) -> None:
    template = postgres_server.create_database()
    postgres_server.psql("CREATE TABLE trees AS SELECT 'baobab' AS name", template)
    copy = postgres_server.create_database(template)
    assert postgres_server.psql("SELECT name FROM trees", copy) == "baobab"
    for name in (copy, template):
        postgres_server.drop_database(name)


def test_a_stopped_postgres_leaves_neither_process_nor_folder() -> None:
    with postgres(fsync=True) as server:
        setting = server.psql("SHOW fsync")
        folder, pid = server.folder, server.pid
        assert setting == "on"
    assert not folder.exists()
    assert not psutil.pid_exists(pid)


def test_a_killed_postgres_leaves_no_folder() -> None:
    with postgres() as server:
        server.kill()
        folder = server.folder
    assert not folder.exists()


async def test_nats_carries_a_message(nats_url: str) -> None:
    client = await nats_client.connect(nats_url)
    try:
        subscription = await client.subscribe(f"tests.{os.getpid()}.words")
        await client.publish(f"tests.{os.getpid()}.words", b"bonsoir")
        message = await subscription.next_msg(timeout=5)
    finally:
        await client.close()
    assert message.data == b"bonsoir"


def test_nats_comes_back_on_the_port_it_had(nats_server: NatsServer) -> None:
    with nats() as first:
        port = int(first.url.rpartition(":")[2])
    with nats(port=port) as second:
        urls = {first.url, second.url}
    assert urls == {first.url}
    assert nats_server.url not in urls
    assert not Path(f"/proc/{second.pid}").exists()

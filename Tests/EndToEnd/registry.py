"""Makes registries of portals as the program's first version did, without the program. Newer ones read them."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x504C4344
VERSION = 1
KEY = bytes(range(32))

SCHEMA = """
CREATE TABLE token_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
CREATE TABLE portal (
  member_id TEXT NOT NULL PRIMARY KEY,
  token_hash BLOB CHECK (length(token_hash) = 32),
  scopes TEXT NOT NULL,
  status TEXT,
  language TEXT NOT NULL,
  installed_at INTEGER NOT NULL,
  installed_by INTEGER,
  version INTEGER,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL REFERENCES portal (member_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX address_by_portal ON address (member_id);
"""


@dataclass
class Portal:
    member: str = "da45a03b265edd8787f8a258d793cc5d"
    origins: tuple[str, ...] = ("https://acme.bitrix24.com",)
    token: str | None = "51856fefc120afa4b628cc82d3935cce"
    scopes: str = "placement,telephony,crm,user_brief"
    status: str | None = "L"
    language: str = "de"
    installed_at: int = 1763802843  # 2025-11-22T09:14:03Z
    installed_by: int | None = 17
    version: int | None = 3
    updated_at: int = 1763889243


ACME = Portal()
OTHER = Portal("ffff0000", ("https://other.example:8443", "http://intranet"), None, "crm", None, "ua", 1763802844, None,
               None, 1763802844)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode that is closed again."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection
    finally:
        connection.close()


def make(path: Path, *portals: Portal, version: int = VERSION) -> Path:
    """A new registry with these portals."""
    with opened(path) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.executescript(SCHEMA)
        database.execute("INSERT INTO token_key VALUES (1, ?)", (KEY,))
        for portal in portals:
            insert(database, portal)
        database.execute(f"PRAGMA user_version = {version}")
    os.chmod(path, 0o640)
    return path


def insert(database: sqlite3.Connection, portal: Portal) -> None:
    token = portal.token and hmac.new(KEY, portal.token.encode(), hashlib.sha256).digest()
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO portal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (
        portal.member, token, portal.scopes, portal.status, portal.language, portal.installed_at, portal.installed_by,
        portal.version, portal.updated_at))
    for origin in portal.origins:
        database.execute("INSERT INTO address (origin, member_id) VALUES (?, ?)", (origin, portal.member))
    database.execute("COMMIT")


def members(path: Path) -> list[str]:
    """Who is in it; fails if it is not sound."""
    with opened(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return [row[0] for row in database.execute("SELECT member_id FROM portal ORDER BY member_id")]

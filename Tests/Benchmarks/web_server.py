"""The configuration of nginx: a server for each program, on a port of its own."""

from __future__ import annotations

from pathlib import Path

from support.answer import Answer
from .recording import REQUEST_ID


HERE = Path(__file__).resolve().parent

# The lines of snippets/placard-fastcgi.conf that differ: between programs the upstream, between modes the rest, as the
# snippet itself says it. The fixed id keeps the log lines equal; nginx makes its own all the same, for its access log.
PASS = "fastcgi_pass placard;"
ID = "fastcgi_param REQUEST_ID $request_id;"
OFF = "fastcgi_keep_conn off;"
AGAIN = "fastcgi_next_upstream error timeout;"
KEPT_IDLE = 32


def check(folder: Path) -> None:
    """Fails where the snippet has changed."""
    text = (folder / "snippets" / "placard-fastcgi.conf").read_text()
    for line in (PASS, ID, OFF, AGAIN):
        assert text.count(line) == 1, f"placard-fastcgi.conf has changed: {line}"


def write(folder: Path, servers: list[str]) -> None:
    template = (HERE / "nginx.conf").read_text()
    (folder / "nginx.conf").write_text(template.replace("@SERVERS@", "\n".join(servers)))


def fastcgi(folder: Path, name: str, port: int, socket: Path, *, keeps: bool, more: str = "") -> str:
    """A server whose requests go to a program."""
    text = (folder / "snippets" / "placard-fastcgi.conf").read_text()
    text = text.replace(PASS, f"fastcgi_pass {name};").replace(ID, f"fastcgi_param REQUEST_ID {REQUEST_ID};")
    if keeps:
        text = text.replace(OFF, "fastcgi_keep_conn on;").replace(AGAIN, AGAIN[:-1] + " non_idempotent;")
    (folder / "snippets" / f"{name}.conf").write_text(text + more)
    return f"""
    upstream {name} {{
        hash $placard_frame consistent;
        server unix:{socket};
        {f"keepalive {KEPT_IDLE};" if keeps else ""}
    }}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        include snippets/placard-client.conf;
        location = / {{
            fastcgi_read_timeout 15s;
            include snippets/placard-limits.conf;
            include snippets/{name}.conf;
        }}
    }}"""


def fixed(folder: Path, port: int, answer: Answer) -> str:
    """A server that gives the answer itself, in pieces: a word of a configuration has less than 4,096 bytes."""
    text = answer.text
    assert "$" not in text, "nginx would take it for a variable"
    pieces = [text[at:at + 1000].replace("\\", "\\\\").replace('"', '\\"') for at in range(0, len(text), 1000)]
    names = [f"$piece{number}" for number in range(len(pieces))]
    headers = [(name, value) for name, value in answer.headers if name not in ("content-type", "content-length")]
    lines = [f'set {name} "{piece}";' for name, piece in zip(names, pieces)]
    lines += [f'add_header {name} "{value}";' for name, value in headers]
    (folder / "snippets" / "fixed.conf").write_text("\n".join(lines))
    kind = answer.header("content-type")
    return f"""
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        include snippets/placard-client.conf;
        location = / {{
            default_type "{kind}";
            include snippets/placard-limits.conf;
            include snippets/fixed.conf;
            include snippets/placard-headers.conf;
            return 200 "{''.join(names)}";
        }}
    }}"""

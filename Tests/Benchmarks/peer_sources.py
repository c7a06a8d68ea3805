"""Writes the template of the page in the language of each peer, as a compiler of templates for it would."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

from .page_template import PageTemplate, Piece, pieces

PEERS = Path(__file__).resolve().parent / "peers"
# What is true or false, and no text.
FLAGS = ("linked", "several")


def write(template: PageTemplate, folder: Path) -> None:
    """Copies the peers' sources and adds what is generated."""
    shutil.copytree(PEERS, folder, dirs_exist_ok=True)
    (folder / "c" / "page.h").write_text(c(template))
    (folder / "go" / "page.go").write_text(go(template))
    (folder / "php" / "page.php").write_text(php_page(template.pieces))
    (folder / "php" / "tables.php").write_text(php_tables(template))


def build(folder: Path) -> None:
    """The programs `c/card`, `c/launch` and `go/card`."""
    for name, libraries in (("card", ("-lfcgi", "-lcjson", "-lpthread")), ("launch", ())):
        run(folder / "c", "cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o", name, f"{name}.c", *libraries)
    run(folder / "go", "go", "build", "-o", "card", ".")


def run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr}"


def literal(text: str) -> str:
    """A string as C and Go have it: both read UTF-8, and the escapes that JSON shares with them."""
    return json.dumps(text, ensure_ascii=False)


# C

def c(template: PageTemplate) -> str:
    def tables(name: str, entries: dict[str, str]) -> str:
        rows = "".join(f"    {{{literal(key)}, {literal(value)}, {len(value.encode())}}},\n"
                       for key, value in entries.items())
        return f"static const struct entry {name}[] = {{\n{rows}    {{NULL, NULL, 0}},\n}};\n"

    kinds = "".join(f"    {{{literal(key)}, {literal(kind.icon)}, {literal(kind.name)}, {literal(kind.path)}}},\n"
                    for key, kind in template.kinds.items())
    headers = "".join(f"{name}: {value}\r\n" for name, value in template.headers)
    return (tables("headings", template.headings) + tables("states", template.states)
            + f"static const struct kind kinds[] = {{\n{kinds}    {{NULL, NULL, NULL, NULL}},\n}};\n"
            + "static void write_headers(struct buffer *out, const struct card *card)\n{\n"
            + c_body(pieces(headers)) + "}\n"
            + "static void write_page(struct buffer *out, const struct card *card)\n{\n"
            + c_body(template.pieces) + "}\n")


def c_body(template: list[Piece]) -> str:
    lines = []
    for sign, value in template:
        name = value if value.startswith("item.") else f"card->{value}"
        name = name.replace("item.", "item->")
        given = name if value in FLAGS else name + "[0]"
        lines.append({
            "text": f"append(out, {literal(value)}, {len(value.encode())});",
            "": f"append_escaped(out, {name});", "&": f"append(out, {name}, strlen({name}));",
            "#": f"if ({given}) {{", "^": f"if (!{given}) {{",
            "*": "for (const struct item *item = card->items; item < card->items + card->item_count; item++) {",
            "/": "}"}[sign])
    return "".join(f"    {line}\n" for line in lines)


# Go

def go(template: PageTemplate) -> str:
    def table(name: str, entries: dict[str, str]) -> str:
        rows = "".join(f"\t{literal(key)}: {literal(value)},\n" for key, value in entries.items())
        return f"var {name} = map[string]string{{\n{rows}}}\n\n"

    kinds = "".join(f"\t{literal(key)}: {{{literal(kind.icon)}, {literal(kind.name)}, {literal(kind.path)}}},\n"
                    for key, kind in template.kinds.items())
    headers = "".join(
        f"\theader.Set({literal(name)}, {literal(value)}".replace("{{origin}}", '"+card.origin+"') + ")\n"
        for name, value in template.headers)
    return ('package main\n\nimport (\n\t"bytes"\n\t"net/http"\n)\n\n'
            + table("headings", template.headings) + table("states", template.states)
            + f"var kinds = map[string]kind{{\n{kinds}}}\n\n"
            + f"func setHeaders(header http.Header, card *card) {{\n{headers}}}\n\n"
            + "func writePage(out *bytes.Buffer, card *card) {\n" + go_body(template.pieces) + "}\n")


def go_body(template: list[Piece]) -> str:
    lines = []
    for sign, value in template:
        name = camel(value) if value.startswith("item.") else f"card.{camel(value)}"
        given = name if value in FLAGS else f'{name} != ""'
        lines.append({
            "text": f"out.WriteString({literal(value)})", "": f"escape(out, {name})", "&": f"out.WriteString({name})",
            "#": f"if {given} {{", "^": f"if !({given}) {{",
            "*": "for _, item := range card.items {", "/": "}"}[sign])
    return "".join(f"\t{line}\n" for line in lines)


def camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name).replace("Id", "ID").replace("item.type", "item.typ")


# PHP

def php_page(template: list[Piece]) -> str:
    page, ends = "", list[str]()
    for sign, value in template:
        name = re.sub(r"^item\.(\w+)$", r"item['\1']", value)
        if sign == "text":
            assert "<?" not in value
            # PHP takes a line's end that follows its own mark for a part of it.
            page += "\n" + value if page.endswith("?>") and value.startswith("\n") else value
        elif sign == "/":
            page += f"<?php {ends.pop()} ?>"
        else:
            page += {"": f"<?= htmlspecialchars(${name}) ?>", "&": f"<?= ${name} ?>", "#": f"<?php if (${name}): ?>",
                     "^": f"<?php if (!${name}): ?>", "*": f"<?php foreach (${name} as $item): ?>"}[sign]
            if sign in "#^*" and sign:
                ends.append("endforeach" if sign == "*" else "endif")
    return page


def php_tables(template: PageTemplate) -> str:
    def quoted(text: str) -> str:
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def table(entries: dict[str, str]) -> str:
        return "[\n" + "".join(f"    {quoted(key)} => {value},\n" for key, value in entries.items()) + "]"

    def quoted_table(entries: dict[str, str]) -> str:
        return table({key: quoted(value) for key, value in entries.items()})

    kinds = {key: "[" + ", ".join(f"'{name}' => {quoted(text)}" for name, text in asdict(kind).items()) + "]"
             for key, kind in template.kinds.items()}
    headers = "".join(f"    header({quoted(f'{name}: {value}')});\n".replace("{{origin}}", "' . $origin . '")
                      for name, value in template.headers)
    return (f"<?php\nconst HEADINGS = {quoted_table(template.headings)};\n"
            f"const STATES = {quoted_table(template.states)};\nconst KINDS = {table(kinds)};\n\n"
            f"function send_headers(string $origin): void\n{{\n{headers}}}\n")

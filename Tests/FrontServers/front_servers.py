"""The web servers of Debian's packages, each with the file that is shipped for it, on free loopback ports and in a folder
of its own. Started by root, they run as www-data, as everywhere."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterable
from pathlib import Path

from support import REPOSITORY, forms, placard
from support.answer import Answer
from support.certificates import self_signed
from support.nginx import exchange
from support.placard import free_port, new_folder, until
from support.shipped_site import ShippedSite

NAME = "placard.example.com"
LIVE = f"/etc/letsencrypt/live/{NAME}"
ACCOUNT = {"user": "www-data", "group": "www-data", "extra_groups": []} if os.geteuid() == 0 else {}
FILES = {"apache": "apache/placard.conf", "lighttpd": "lighttpd/placard.conf", "caddy": "caddy/Caddyfile"}
PATH = os.environ["PATH"] + ":/usr/sbin:/sbin"


def start_program(folder: Path | None = None) -> placard.Placard:
    """With a socket that the web servers' account may write to."""
    folder = folder or new_folder()
    folder.chmod(0o755)
    return placard.Placard.start(folder=folder, PLACARD_SOCKET_MODE="0666")


class FrontServer:
    """One web server in front of the program's socket, or with `cgi` in front of the program itself."""

    name = ""
    # What its access log has of a request: method, path, status.
    logged = 'method={} path="{}" status={}'

    def __init__(self, address: str, share: Path, *, cgi: bool = False) -> None:
        self.address, self.share, self.cgi = address, share, cgi
        self.folder = new_folder()
        self.port, self.plain_port, self.status_port = free_port(), free_port(), free_port()
        self.processes: list[subprocess.Popen[bytes]] = []
        try:
            self_signed(self.folder, NAME)
            if cgi:
                self.write_program()
            self.write()
            if ACCOUNT:
                for path in [self.folder, *self.folder.rglob("*")]:
                    shutil.chown(path, "www-data", "www-data")
            self.start()
        except BaseException:
            self.finish()
            raise

    def write(self) -> None:
        raise NotImplementedError

    def start(self) -> None:
        raise NotImplementedError

    def write_program(self) -> None:
        """The program where that account may start it, and its configuration."""
        shutil.copy(placard.binary(), self.folder / "placard")
        (self.folder / "state").mkdir()
        (self.folder / "placard.conf").write_text(
            f"PLACARD_PORTALS={forms.DOMAIN}\nPLACARD_PROXY=http://127.0.0.1:9\n"
            f"PLACARD_STATE={self.folder}/state/placard.sqlite\n")

    def shipped(self, name: str, *edits: tuple[str, str]) -> str:
        """A shipped file, with the paths of this folder in place of the machine's."""
        text = (REPOSITORY / name).read_text()
        for before, after in [
            (f"{LIVE}/fullchain.pem", f"{self.folder}/certificate.pem"), (f"{LIVE}/privkey.pem", f"{self.folder}/key.pem"),
            ("/run/placard/placard.sock", self.address), ("/usr/share/placard", str(self.share)), *edits,
        ]:
            assert before in text or LIVE in before, f"{name} no longer says {before!r}"
            text = text.replace(before, after)
        return text

    @property
    def program_edits(self) -> list[tuple[str, str]]:
        if not self.cgi:
            return []
        return [("/usr/bin/placard", f"{self.folder}/placard"),
                ("/etc/placard-cgi/placard.conf", f"{self.folder}/placard.conf")]

    def run(self, *command: str | Path, **environment: str) -> None:
        with open(self.folder / "stderr.log", "ab") as errors:
            self.processes.append(subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, start_new_session=True,
                env={"PATH": PATH, "HOME": str(self.folder)} | environment, **ACCOUNT))  # type: ignore[arg-type]

    def await_port(self) -> None:
        def accepts() -> bool:
            assert all(one.poll() is None for one in self.processes), (self.folder / "stderr.log").read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return True
            except OSError:
                return False

        until(accepts, f"{self.name} accepts connections", 20)

    def connect(self, source: str = "127.0.0.1") -> ssl.SSLSocket:
        context = ssl._create_unverified_context()
        context.set_alpn_protocols(["http/1.1"])
        plain = socket.create_connection(("127.0.0.1", self.port), 15, (source, 0))
        return context.wrap_socket(plain, server_hostname=NAME)

    def ask(self, request: forms.Request, *, chunks: Iterable[bytes] | None = None, source: str = "127.0.0.1",
            **headers: str) -> Answer:
        """One exchange over TLS; with `chunks` the body is sent chunked, without a Content-Length."""
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=15)
        connection.sock = self.connect(source)
        return exchange(connection, request, chunks, **{"Host": NAME} | headers)

    def ask_plainly(self, target: str, port: int | None = None) -> Answer:
        """One exchange without TLS."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.plain_port, timeout=15)
        if port:
            return exchange(connection, forms.get(target))
        return exchange(connection, forms.Request(path=target), Host=NAME)

    def send(self, data: bytes) -> bytes:
        """Bytes that need not be a request, and what came back until the end."""
        answer = b""
        with self.connect() as connection:
            try:
                connection.sendall(data)
            except (ConnectionError, ssl.SSLEOFError):
                pass  # what it answered before it closed is still to be read
            try:
                while piece := connection.recv(65536):
                    answer += piece
            except (ConnectionError, ssl.SSLEOFError):
                pass
        return answer

    def logs(self) -> str:
        """Everything that it has written."""
        return "".join(path.read_text("utf-8", "backslashreplace") for path in self.folder.glob("*.log"))

    def await_logged(self, method: str, path: str, status: int) -> None:
        """Some write a line after the answer, or with the next ones."""
        wanted = self.logged.format(method, path, status)
        until(lambda: wanted in self.logs(), f"{self.name} logs {wanted}", 10)

    def end(self) -> None:
        """Ends what was started, with its children, of which fcgiwrap forgets its own; what is in memory of the logs is
        written."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)

    def finish(self) -> None:
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


class Apache(FrontServer):
    name = "apache"

    # What a2enmod has enabled in a new apache2, and has to be for these.
    MODULES = """mpm_event alias authn_core authz_core authz_host autoindex deflate dir env filter mime negotiation reqtimeout
        setenvif status proxy socache_shmcb""".split()

    def write(self) -> None:
        edits = [("*:443", f"127.0.0.1:{self.port}"), ("*:80", f"127.0.0.1:{self.plain_port}"), *self.program_edits]
        if self.cgi:
            edits += [("<Directory /usr/bin>", f"<Directory {self.folder}>"), ("#Define PLACARD_CGI", "Define PLACARD_CGI")]
        text = self.shipped("deploy/apache/placard.conf", *edits)
        (self.folder / "placard.conf.apache").write_text(text)
        named = re.search(r"# +a2enmod (.+)", text)[1].split() + (["cgid"] if self.cgi else [])
        loaded = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
                           for name in self.MODULES + named)
        (self.folder / "apache.conf").write_text(f"""
            {loaded}
            ServerName localhost
            Listen 127.0.0.1:{self.plain_port}
            Listen 127.0.0.1:{self.port}
            DefaultRuntimeDir {self.folder}
            PidFile {self.folder}/apache.pid
            {"ScriptSock " + str(self.folder / "cgid.sock") if self.cgi else ""}
            TypesConfig /etc/mime.types
            # What an administrator may well have, and more words than any.
            LogLevel info
            ErrorLog {self.folder}/main.error.log
            AddOutputFilterByType DEFLATE text/html text/css text/javascript
            Header set X-Frame-Options SAMEORIGIN
            Header always set X-Frame-Options SAMEORIGIN
            <Directory />
                AllowOverride None
                Require all denied
            </Directory>
            Include {self.folder}/placard.conf.apache
        """)

    def start(self) -> None:
        self.run("apache2", "-d", self.folder, "-f", self.folder / "apache.conf", "-D", "FOREGROUND",
                 APACHE_LOG_DIR=str(self.folder))
        self.await_port()


class Lighttpd(FrontServer):
    name = "lighttpd"

    def write(self) -> None:
        text = self.shipped(
            "deploy/lighttpd/placard.conf", ('":443"', f'"127.0.0.1:{self.port}"'),
            ("/var/log/lighttpd", str(self.folder)), *self.program_edits)
        if self.cgi:
            text, count = re.subn(r"fastcgi\.server = .*?\n        \) \) \)\n", "", text, flags=re.S)
            assert count == 1
            text, count = re.subn(r"^( +)#(\w[\w.-]+ = \()", r"\1\2", text, flags=re.M)
            assert count == 4
        (self.folder / "placard-lighttpd.conf").write_text(text)
        (self.folder / "lighttpd.conf").write_text(f"""
            server.modules = ( "mod_indexfile", "mod_access", "mod_alias", "mod_redirect" )
            server.document-root = "{self.share}"
            server.bind = "127.0.0.1"
            server.port = {self.plain_port}
            server.errorlog = "{self.folder}/main.error.log"
            server.breakagelog = "{self.folder}/breakage.log"
            server.upload-dirs = ( "{self.folder}" )
            index-file.names = ( "index.html" )
            include_shell "/usr/share/lighttpd/create-mime.conf.pl"
            # What an administrator may well have.
            server.modules += ( "mod_setenv", "mod_deflate" )
            setenv.set-response-header = ( "X-Frame-Options" => "SAMEORIGIN" )
            deflate.mimetypes = ( "text/html" )
            deflate.allowed-encodings = ( "gzip" )
            include "{self.folder}/placard-lighttpd.conf"
            server.modules += ( "mod_dirlisting", "mod_staticfile" )
        """)

    def start(self) -> None:
        self.run("lighttpd", "-D", "-f", self.folder / "lighttpd.conf")
        self.await_port()


class Caddy(FrontServer):
    name = "caddy"

    def write(self) -> None:
        settings = "\n\t".join(["debug", "admin off", "default_bind 127.0.0.1", f"http_port {self.plain_port}",
                                f"https_port {self.port}"])
        certificate = f"tls {self.folder}/certificate.pem {self.folder}/key.pem"
        (self.folder / "Caddyfile").write_text(self.shipped(
            "deploy/caddy/Caddyfile", ("\n{\n", f"\n{{\n\t{settings}\n"), (f"\n{NAME} {{\n", f"\n{NAME} {{\n\t{certificate}\n"),
            ("127.0.0.1:9181", f"127.0.0.1:{self.status_port}"), ("/var/log/caddy", str(self.folder))))

    logged = '"method":"{}".*"uri":"{}".*"status":{},'

    def await_logged(self, method: str, path: str, status: int) -> None:
        wanted = self.logged.format(method, re.escape(path), status)
        until(lambda: re.search(wanted, self.logs()), f"{self.name} logs {wanted}", 10)

    def start(self) -> None:
        self.run("caddy", "run", "--config", self.folder / "Caddyfile")
        self.await_port()


class Nginx(FrontServer):
    """The site file of nginx, which the others are compared with; with `cgi` in front of fcgiwrap."""

    name = "nginx"

    def write(self) -> None:
        self.site = ShippedSite("site")
        self.port, self.plain_port, self.status_port = self.site.port, self.site.plain_port, self.site.status_port
        if not self.cgi:
            self.site.socket.symlink_to(self.address)
            return
        # Other processes than nginx's own have the folder of the test.
        self.site.edit("snippets/placard-fastcgi.conf", "# include snippets/placard-cgi.conf;",
                       "include snippets/placard-cgi.conf;")
        for before, after in self.program_edits:
            self.site.edit("snippets/placard-cgi.conf", before, after)
        self.site.edit("placard.site.conf", f"unix:{self.site.socket}", f"unix:{self.folder}/fcgiwrap.sock")

    def start(self) -> None:
        if self.cgi:
            self.run("fcgiwrap", "-c", "4", "-s", f"unix:{self.folder}/fcgiwrap.sock")
            until((self.folder / "fcgiwrap.sock").exists, "fcgiwrap listens", 10)
        self.site.start()

    def logs(self) -> str:
        return super().logs() + "".join(self.site.logs().values())

    def finish(self) -> None:
        if hasattr(self, "site"):
            self.site.finish()
        super().finish()


OTHERS = {"apache": Apache, "lighttpd": Lighttpd, "caddy": Caddy}
PLAIN_CGI = {"apache": Apache, "lighttpd": Lighttpd, "fcgiwrap": Nginx}

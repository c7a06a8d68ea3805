"""A folder that dpkg takes for a machine's root: the package is installed there, and this machine stays as it is.

Its maintainer scripts run with DPKG_ROOT, as they do when an image is built without chroot. Services are enabled there
and not started, since there is no systemd to start them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

# What belongs to others needs root, as installing does.
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}

PASSWD = "root:x:0:0:root:/root:/bin/bash\nwww-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"
GROUP = "root:x:0:\nadm:x:4:\nwww-data:x:33:\n"


def as_root(*command: str | Path) -> str:
    variables = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
    done = subprocess.run([*AS_ROOT, "env", "-i", *variables, *command], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


class Machine:
    def __init__(self) -> None:
        # Others get into it, as into any root.
        self.root = Path(tempfile.mkdtemp(prefix="placard-root-", dir="/tmp"))
        self.root.chmod(0o755)
        for folder in ("etc/systemd/system", "etc/nginx/sites-enabled", "run", "tmp", "usr/bin", "var/lib/dpkg/info",
                       "var/lib/dpkg/updates", "var/lib/dpkg/triggers", "var/log"):
            (self.root / folder).mkdir(parents=True)
        (self.root / "var/lib/dpkg/status").touch()
        (self.root / "etc/passwd").write_text(PASSWD)
        (self.root / "etc/group").write_text(GROUP)

    def dpkg(self, *arguments: str | Path) -> str:
        """Dependencies are this machine's, of which that root knows nothing."""
        return as_root("dpkg", f"--root={self.root}", "--force-script-chrootless", "--force-depends",
                       "--force-confold", f"--log={self.root}/var/log/dpkg.log", *arguments)

    def status(self) -> str:
        return as_root("dpkg-query", f"--admindir={self.root}/var/lib/dpkg", "--show",
                       "--showformat=${db:Status-Status} ${Version}", "placard")

    def account(self) -> tuple[int, int]:
        """The numbers of the program's user and group in that root."""
        def entry(file: str) -> list[str]:
            lines = [line.split(":") for line in (self.root / "etc" / file).read_text().splitlines()]
            return next(line for line in lines if line[0] == "placard")

        user = entry("passwd")
        assert user[3] == entry("group")[2]
        return int(user[2]), int(user[3])

    def owned(self, path: str) -> tuple[int, int, str]:
        """User, group and mode."""
        user, group, mode = as_root("stat", "--format=%u %g %a", self.root / path).split()
        return int(user), int(group), mode

    def write(self, path: str, text: str) -> None:
        """As an administrator's editor does: the file keeps owner and mode."""
        subprocess.run([*AS_ROOT, "tee", self.root / path], input=text, text=True, check=True, capture_output=True)

    def read(self, path: str) -> str:
        return as_root("cat", self.root / path)

    def files(self) -> set[str]:
        """Everything but dpkg's own database and log."""
        found = as_root("find", self.root, "-mindepth", "1", "-printf", "%P\\n").splitlines()
        return {path for path in found if not path.startswith(("var/lib/dpkg", "var/log/dpkg.log", "etc/passwd",
                                                               "etc/group", "etc/shadow", "etc/gshadow", "etc/.pwd"))}

    def remove(self) -> None:
        subprocess.run([*AS_ROOT, "rm", "-rf", self.root], check=True)


def next_version(package: Path, folder: Path, version: str) -> Path:
    """The package as a later one: of another version, and with another style sheet."""
    tree = folder / "next"
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN/control"
    old = next(line for line in control.read_text().splitlines() if line.startswith("Version: "))
    control.write_text(control.read_text().replace(old, f"Version: {version}"))
    (sheet,) = (tree / "usr/share/placard/assets").glob("*/placard.css")
    sheet.parent.rename(sheet.parent.with_name("0123456789abcdef"))
    after = folder / f"placard_{version}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, after], check=True,
                   stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return after

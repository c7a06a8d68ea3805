"""Certificates of the tests' own, made by OpenSSL."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path


KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]


def self_signed(folder: Path, *names: str) -> Path:
    """A certificate for these names that signs itself: certificate.pem, and beside it key.pem."""
    others = ",".join(f"DNS:{name}" for name in names)
    subprocess.run(
        ["openssl", "req", "-x509", *KEY, "-days", "2", "-subj", f"/CN={names[0]}", "-addext", f"subjectAltName={others}",
         "-keyout", "key.pem", "-out", "certificate.pem"], cwd=folder, check=True, capture_output=True, timeout=30)
    return folder / "certificate.pem"


class Certificates:
    """An authority of the tests' own, and a certificate for this machine's addresses."""

    def __init__(self, folder: Path) -> None:
        self.authority, self._certificate, self._key = folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
        names = ",".join(f"IP:127.0.0.{number}" for number in range(1, 10))
        (folder / "extensions").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
        openssl = ["openssl", "req", *KEY]
        for command in (
            [*openssl, "-x509", "-days", "2", "-subj", "/CN=Authority of the tests",
             "-keyout", "ca.key", "-out", "ca.pem"],
            [*openssl, "-subj", "/CN=Portal of the tests", "-keyout", "key.pem", "-out", "request.pem"],
            ["openssl", "x509", "-req", "-days", "2", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key",
             "-CAcreateserial", "-extfile", "extensions", "-out", "cert.pem"],
        ):
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=30)

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._certificate, self._key)
        return context

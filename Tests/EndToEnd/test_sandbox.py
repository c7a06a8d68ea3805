"""The program under the system-call filters of its unit."""

import signal
import subprocess
import sys

import pytest

from support import REPOSITORY, forms
from support.customer import Card
from support.scripted_portal import PERSON
from . import sandbox

UNITS = REPOSITORY / "deploy/systemd"
SERVICE = UNITS / "placard.service"

WRITABLE_AND_EXECUTABLE = "import mmap; mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC)"
PACKET_SOCKET = "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"
CHANGE_OWNER = "import os; os.chown('/tmp', 0, 0)"
NOTHING = "pass"


@pytest.fixture(scope="module")
def filters():
    return sandbox.filters(SERVICE)


@pytest.mark.parametrize("does", [WRITABLE_AND_EXECUTABLE, PACKET_SOCKET, CHANGE_OWNER],
                         ids=["memory", "packets", "owner"])
def test_the_filters_filter(filters, does):
    """Otherwise the tests below could not fail."""
    done = subprocess.run([sys.executable, "-c", does], preexec_fn=filters, capture_output=True, timeout=30)
    assert done.returncode == 1 and b"PermissionError" in done.stderr
    assert subprocess.run([sys.executable, "-c", NOTHING], preexec_fn=filters, timeout=30).returncode == 0


@pytest.mark.parametrize("mode", ["descriptor3", "socket"])
def test_it_serves_cards_and_asks_portals(serve, scripted, filters, mode):
    bitrix = scripted()
    server = serve(bitrix.origin, mode=mode, before=filters)
    assert PERSON in Card(bitrix.domain).show(server).text
    told = server.ask(forms.get("/metrics").with_params(REMOTE_ADDR="127.0.0.1")).text
    assert "\nplacard_accept_queue 0\n" in told, "the kernel may be asked"
    server.signal(signal.SIGHUP)
    assert PERSON in Card(bitrix.domain).show(server).text
    assert "Operation not permitted" not in server.log
    assert server.terminate() == 0


def test_it_resolves_names(serve, filters):
    """A portal that does not exist is asked for by name: whatever comes of it, the card's second part says so."""
    server = serve("http://no-such-portal.invalid", before=filters, PLACARD_REST_TIMEOUT="2s")
    assert Card("no-such-portal.invalid").show(server).has_retry
    server.assert_alive()
    assert "Operation not permitted" not in server.log

"""FastCGI itself: records in every legal shape, and in illegal ones."""

import socket
import struct

import pytest

from support import fastcgi, forms
from support.answer import Answer
from support.fastcgi import GET_VALUES, PARAMS, STDIN, begin, length_field, pairs, record, stream
from support.placard import Placard

REQUEST = forms.opening()
WHOLE = fastcgi.request(REQUEST.params, REQUEST.body)
NAMES = pairs(REQUEST.params)


def assert_is_answered(server, data, request_id=1):
    result = fastcgi.exchange(server.address, data)
    assert result.ends == [(0, fastcgi.REQUEST_COMPLETE)]
    assert {one.request_id for one in result.records} == {request_id}
    answer = Answer.parse(result.stdout)
    assert answer.status == 200 and "555555" in answer.page.text
    return result


def test_stdout_is_closed_before_the_end(server):
    result = assert_is_answered(server, WHOLE)
    assert [one.kind for one in result.records][-2:] == [fastcgi.STDOUT, fastcgi.END_REQUEST]
    assert result.records[-2].content == b""
    assert result.content(fastcgi.STDERR) == b""


@pytest.mark.parametrize("piece", [1, 2, 7, 8, 9, 100, 8_184, 8_192, 32_768])
@pytest.mark.parametrize("padding", [0, 1, 7, 255])
def test_records_of_every_size_and_padding_are_read(server, piece, padding):
    assert_is_answered(server, fastcgi.request(REQUEST.params, REQUEST.body, piece=piece, padding=padding))


@pytest.mark.parametrize("request_id", [1, 2, 255, 256, 65_535])
def test_the_answer_has_the_id_of_the_request(server, request_id):
    assert_is_answered(server, fastcgi.request(REQUEST.params, REQUEST.body, request_id), request_id)


def test_bytes_that_arrive_one_by_one_are_read(server):
    with fastcgi.Connection(server.address) as connection:
        for at in range(len(WHOLE)):
            connection.send(WHOLE[at:at + 1])
        assert Answer.parse(connection.read_to_close().stdout).status == 200


def test_a_peer_that_ends_its_side_after_the_request_is_answered(server):
    with fastcgi.Connection(server.address) as connection:
        connection.send(WHOLE)
        connection.socket.shutdown(socket.SHUT_WR)
        assert Answer.parse(connection.read_to_close().stdout).status == 200


@pytest.mark.parametrize("piece", [100, 8_192, 65_535])
def test_60_kb_of_parameters_are_read(server, piece):
    request = REQUEST.with_params(HTTP_X_FILLER="x" * 60_000)
    assert_is_answered(server, fastcgi.request(request.params, request.body, piece=piece))


def test_a_query_of_60_kb_is_read(server):
    request = forms.opening()
    query = f"{request.query}&filler={'x' * 60_000}"
    answer = server.ask(forms.Request(query=query, body=request.body))
    assert answer.status == 200


def test_1_000_parameters_are_read(server):
    assert_is_answered(server, fastcgi.request(REQUEST.with_params(**{f"X_{n}": str(n) for n in range(1_000)}).params,
                                               REQUEST.body))


def test_lengths_of_four_bytes_are_read_for_short_values_too(server):
    wide = b"".join(length_field(len(name), wide=True) + length_field(len(value.encode()), wide=True)
                    + name.encode() + value.encode() for name, value in REQUEST.params.items())
    assert_is_answered(server, begin() + stream(PARAMS, wide) + stream(STDIN, REQUEST.body))


def test_an_unneeded_stdin_may_be_missing_its_data(server):
    assert server.ask(forms.get()).status == 200


def test_the_first_of_a_duplicate_parameter_wins(server):
    names = pairs([*REQUEST.params.items(), ("REQUEST_METHOD", "DELETE"), ("CONTENT_LENGTH", "7")])
    assert_is_answered(server, begin() + stream(PARAMS, names) + stream(STDIN, REQUEST.body))


MANY = "FCGI_MAX_CONNS FCGI_MAX_REQS FCGI_MPXS_CONNS".split()
LIE = length_field(0x7FFF_FFFE)
BROKEN = {
    "version 0": begin(version=0) + WHOLE[16:], "version 2": begin(version=2) + WHOLE[16:],
    "version 255 later": begin() + record(PARAMS, NAMES, version=255) + record(PARAMS) + record(STDIN),
    "authorizer": fastcgi.request(REQUEST.params, REQUEST.body, role=fastcgi.AUTHORIZER),
    "filter": fastcgi.request(REQUEST.params, REQUEST.body, role=fastcgi.FILTER),
    "role 0": fastcgi.request(REQUEST.params, REQUEST.body, role=0),
    "role 99": fastcgi.request(REQUEST.params, REQUEST.body, role=99),
    "HTTP": b"POST / HTTP/1.1\r\nHost: x\r\n\r\n" + b"x" * 100, "TLS": bytes.fromhex("16030100f4010000f0") + b"x" * 244,
    "zeros": bytes(4_096), "ones": b"\xff" * 4_096,
    "no BEGIN": stream(PARAMS, NAMES) + stream(STDIN, REQUEST.body),
    "request id 0": fastcgi.request(REQUEST.params, REQUEST.body, 0),
    "short BEGIN": record(fastcgi.BEGIN_REQUEST, b"\0\1") + WHOLE[16:],
    "long BEGIN": record(fastcgi.BEGIN_REQUEST, struct.pack(">HB5x", 1, 0) + b"x" * 500) + WHOLE[16:],
    "answers instead of questions": record(fastcgi.STDOUT, b"x") + record(fastcgi.END_REQUEST, bytes(8)),
    "STDIN before PARAMS": begin() + stream(STDIN, REQUEST.body) + stream(PARAMS, NAMES),
    "DATA": begin() + stream(PARAMS, NAMES) + stream(fastcgi.DATA, b"x") + stream(STDIN, REQUEST.body),
    "unknown type": record(99, b"x" * 8, 0) + WHOLE, "unknown type inside": begin() + record(99, b"x") + WHOLE[16:],
    "a second BEGIN": begin() + begin(2) + stream(PARAMS, NAMES), "the same BEGIN twice": begin() + WHOLE,
    "two requests interleaved": begin(1) + begin(2) + stream(PARAMS, NAMES, 1) + stream(PARAMS, NAMES, 2),
    "GET_VALUES": record(GET_VALUES, pairs([(name, "") for name in MANY]), 0) + WHOLE,
    "duplicate names in GET_VALUES": record(GET_VALUES, pairs([(name, "") for name in MANY * 500]), 0) + WHOLE,
    "the same name 3,000 times": record(GET_VALUES, pairs([("FCGI_MPXS_CONNS", "")] * 3_000), 0) + WHOLE,
    "unknown names in GET_VALUES": record(GET_VALUES, pairs([(f"N{n}", "v") for n in range(5_000)]), 0),
    "a lie in GET_VALUES": record(GET_VALUES, LIE + LIE + b"FCGI_MAX_CONNS", 0),
    "an empty GET_VALUES": record(GET_VALUES, b"", 0) + WHOLE,
    "GET_VALUES with an id": record(GET_VALUES, pairs({"FCGI_MAX_CONNS": ""}), 7) + WHOLE,
    "a name of 0x7ffffffe": begin() + stream(PARAMS, LIE + b"\1" + b"x" * 100) + record(STDIN),
    "a value of 0x7ffffffe": begin() + stream(PARAMS, b"\1" + LIE + b"x" * 100) + record(STDIN),
    "both of 0x7ffffffe": begin() + stream(PARAMS, LIE + LIE + b"x" * 100) + record(STDIN),
    "both of 0x7fffffff": begin() + stream(PARAMS, b"\xff" * 8 + b"x" * 100) + record(STDIN),
    "a sum that wraps": begin() + stream(PARAMS, LIE + b"\xc0\0\0\2" + b"x" * 100) + record(STDIN),
    "parameters cut in a length": begin() + stream(PARAMS, NAMES + b"\x80\0") + stream(STDIN, REQUEST.body),
    "parameters cut in a value": begin() + stream(PARAMS, NAMES[:-3]) + stream(STDIN, REQUEST.body),
    "no parameters": begin() + record(PARAMS) + stream(STDIN, REQUEST.body),
    "only empty names": begin() + stream(PARAMS, b"\0\0" * 10_000) + record(STDIN),
    "a name with =": begin() + stream(PARAMS, pairs({"REQUEST_METHOD=GET\0": "x"})) + record(STDIN),
    "1 MB of parameters":
        begin() + stream(PARAMS, pairs({f"X_{n}": "x" * 1_000 for n in range(1_000)})) + record(STDIN),
    "abort without BEGIN": fastcgi.abort() + WHOLE, "abort at once": begin() + fastcgi.abort(),
    "abort in the parameters": begin() + record(PARAMS, NAMES[:50]) + fastcgi.abort(),
    "abort of another": begin() + fastcgi.abort(2) + WHOLE[16:],
    "abort after the end": WHOLE + fastcgi.abort(),
}


@pytest.fixture(scope="module")
def impatient():
    """A server that waits half a second for its peers."""
    server = Placard.start(PLACARD_IO_TIMEOUT="500ms")
    yield server
    server.finish()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_peer_ends_its_own_connection_only(impatient, name):
    """However the connection ends, it does so in time, and the program goes on."""
    result = fastcgi.exchange(impatient.address, BROKEN[name], timeout=12)
    assert result.closed
    assert len(result.ends) <= 1
    impatient.assert_alive()
    assert_is_answered(impatient, WHOLE)


@pytest.mark.parametrize("name", ["version 0", "version 2", "role 0", "role 99", "HTTP", "TLS", "zeros", "ones",
                                  "no BEGIN", "no parameters"])
def test_what_is_not_a_request_gets_no_card(impatient, name):
    assert b'id="customer"' not in fastcgi.exchange(impatient.address, BROKEN[name], timeout=12).stdout


def test_broken_peers_leave_nothing_behind(impatient):
    impatient.open()
    before = impatient.descriptors()
    for data in BROKEN.values():
        fastcgi.exchange(impatient.address, data, timeout=12)
    impatient.await_descriptors(before)
    assert impatient.open().status == 200

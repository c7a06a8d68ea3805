"""Nothing that follows a request on its connection, or hides in its body, is ever executed."""

import pytest

from support import fastcgi, forms
from support.fastcgi import KEEP_CONN, PARAMS, STDIN
from support.placard import until

HIDDEN_ID = "smuggled0123456789"
UNIT = 1_024


def hidden_request():
    """A complete request that would show itself in the log, exactly UNIT bytes long."""
    request = forms.get("/hidden").with_params(REQUEST_ID=HIDDEN_ID, REMOTE_USER="admin")
    sizes = (request.with_params(FILLER="x" * filler) for filler in range(UNIT))
    exact = next(data for one in sizes if len(data := fastcgi.request(one.params, flags=KEEP_CONN)) == UNIT)
    return exact


def carrier(body, *, flags, **changes):
    """A request with the body, whose body begins at a multiple of UNIT on the wire: wherever a read buffer of
    libfcgi ends inside the body, a hidden request begins."""
    request = forms.Request(body=body).with_params(**changes)

    def head(filler):
        names = fastcgi.pairs(request.with_params(FILLER="x" * filler).params)
        return fastcgi.begin(flags=flags) + fastcgi.stream(PARAMS, names)

    filler = next(n for n in range(200, 200 + 2 * UNIT) if (len(head(n)) + 8) % UNIT == 0)
    return request, head(filler) + fastcgi.stream(STDIN, body, piece=UNIT * 63)


def assert_one_answer(server, request, data, status):
    result = fastcgi.exchange(server.address, data)
    assert result.closed and len(result.ends) == 1
    assert result.stdout.count(b"Status: ") == 1
    assert result.stdout[:11] == b"Status: %d" % status
    assert server.line_of(request)["status"] == str(status)
    assert server.open().status == 200  # whatever was left over would have been executed before this
    assert HIDDEN_ID not in server.log


HIDDEN = hidden_request()
FLAGS = pytest.mark.parametrize("flags", [0, KEEP_CONN], ids=["one request", "keep"])
BODY = HIDDEN * 60


def test_the_hidden_request_itself_would_be_executed(server):
    """Otherwise the tests below could not fail."""
    assert len(fastcgi.exchange(server.address, HIDDEN.replace(HIDDEN_ID.encode(), b"x" * 18)).ends) == 1
    until(lambda: "x" * 18 in server.log, "the hidden request is in the log")


@FLAGS
@pytest.mark.parametrize("changes, status", [
    ({"REQUEST_URI": "/nowhere"}, 404), ({"REQUEST_METHOD": "PUT"}, 405), ({"CONTENT_TYPE": "text/plain"}, 415),
    ({"HTTP_CONTENT_ENCODING": "gzip"}, 415), ({"CONTENT_LENGTH": "x"}, 400), ({"CONTENT_LENGTH": "-1"}, 400),
    ({}, 400), ({"CONTENT_LENGTH": "0"}, 400), ({"CONTENT_LENGTH": "10"}, 400),
    ({"CONTENT_LENGTH": "9999999999"}, 413), ({"CONTENT_LENGTH": ""}, 400),
], ids=["path", "method", "type", "encoding", "no number", "negative", "read", "zero", "short", "huge", "no length"])
def test_a_body_that_nobody_wants_is_never_a_request(server, flags, changes, status):
    request, data = carrier(BODY, flags=flags, **changes)
    assert_one_answer(server, request, data, status)


@FLAGS
def test_a_body_over_the_limit_is_never_a_request(server, flags):
    request, data = carrier(HIDDEN * 200, flags=flags)
    assert_one_answer(server, request, data, 413)


@FLAGS
@pytest.mark.parametrize("request_id", [1, 2])
def test_a_second_request_after_the_end_is_never_executed(server, flags, request_id):
    request = forms.opening()
    second = forms.get("/hidden").with_params(REQUEST_ID=HIDDEN_ID)
    data = (fastcgi.request(request.params, request.body, flags=flags)
            + fastcgi.request(second.params, b"", request_id, flags=flags))
    assert_one_answer(server, request, data, 200)


@FLAGS
def test_a_second_request_after_the_announced_length_is_never_executed(server, flags):
    """The records of the body end early; what follows comes without the empty STDIN record."""
    request = forms.opening()
    data = (fastcgi.begin(flags=flags) + fastcgi.stream(PARAMS, fastcgi.pairs(request.params))
            + fastcgi.stream(STDIN, request.body, end=False) + HIDDEN * 10)
    result = fastcgi.exchange(server.address, data)
    assert result.closed and len(result.ends) <= 1
    assert server.open().status == 200
    assert HIDDEN_ID not in server.log


def test_a_second_request_sent_after_the_answer_is_never_executed(server):
    request = forms.opening()
    with fastcgi.Connection(server.address) as connection:
        connection.send(fastcgi.request(request.params, request.body, flags=KEEP_CONN))
        while connection.read_record().kind != fastcgi.END_REQUEST:
            pass
        try:
            connection.send(HIDDEN)
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert connection.read_to_close().records == []
    assert server.open().status == 200
    assert HIDDEN_ID not in server.log


@FLAGS
def test_the_program_closes_at_once_after_the_answer(server, flags):
    """A peer that asked to keep the connection gets its answer in full and then the end, without closing itself."""
    request = forms.opening()
    result = fastcgi.exchange(server.address, fastcgi.request(request.params, request.body, flags=flags))
    assert result.ends == [(0, fastcgi.REQUEST_COMPLETE)]
    assert b'id="customer"' in result.stdout
    assert result.seconds_to_close - result.seconds_to_end < 1

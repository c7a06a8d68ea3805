"""A FastCGI program of a few lines, in place of placard: nginx's files are tested without it."""

import socket
import struct
import threading

from .fastcgi import BEGIN_REQUEST, END_REQUEST, PARAMS, STDIN, STDOUT, record

# In place of an answer: the connection is closed, as if the program had crashed.
HANGS_UP = object()


def pairs(data):
    """The name-value pairs of a PARAMS stream (FastCGI specification, 3.4)."""
    at = 0

    def length():
        nonlocal at
        if data[at] < 128:
            at += 1
            return data[at - 1]
        at += 4
        return struct.unpack(">I", data[at - 4 : at])[0] & 0x7FFFFFFF

    found = {}
    while at < len(data):
        name, value = length(), length()
        found[data[at : at + name].decode()] = data[at + name : at + name + value].decode("latin-1")
        at += name + value
    return found


class Program:
    """Listens on a socket; `requests` holds (parameters, body) of what came; `answer` makes the CGI answer."""

    def __init__(self, path, answer):
        self.answer = answer
        self.requests = []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(64)
        self.stopped = threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while not self.stopped.is_set():
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection, connection.makefile("rb") as stream:
            streams = {PARAMS: b"", STDIN: b""}
            while True:
                header = stream.read(8)
                if len(header) < 8:
                    return
                _, kind, _, size, padding, _ = struct.unpack(">BBHHBB", header)
                content = stream.read(size + padding)[:size]
                if kind == BEGIN_REQUEST:
                    keep = content[2] & 1
                elif kind in streams:
                    streams[kind] += content
                    if kind == STDIN and not size:
                        break
            parameters = pairs(streams[PARAMS]) | {"keep": keep}
            self.requests.append((parameters, streams[STDIN]))
            answer = self.answer(parameters, streams[STDIN])
            if answer is HANGS_UP:
                return
            if answer is None:  # says nothing until the test is over
                self.stopped.wait(30)
                return
            try:
                for at in range(0, len(answer), 65000):
                    connection.sendall(record(STDOUT, answer[at : at + 65000]))
                connection.sendall(record(STDOUT) + record(END_REQUEST, bytes(8)))
            except OSError:
                pass

    def stop(self):
        self.stopped.set()
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

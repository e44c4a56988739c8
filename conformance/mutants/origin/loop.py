"""The sockets of a server: one thread, one selector."""

import socket
from collections import Counter
from selectors import EVENT_READ, EVENT_WRITE

from frame import HEADER
from hall import Hall
from key import endpoint_text
from session import Outlet, Session

FLUSH_SECONDS = 1.0
READ_OCTETS = 1 << 18
ACCEPTS_A_TURN = 64


class Connection:
    """A socket and its session. It is a visitor until it joins, and closing once it has sent FIN."""

    def __init__(self, sock, address, loop):
        options = loop.hall.options
        self.socket = sock
        self.host = address[0]
        self.deadline = None
        self.closing = False
        behind = max(options.slow_reader_octets, HEADER + options.max_body)
        self.outlet = Outlet(behind, lambda outlet: loop.owing.setdefault(self))
        self.session = Session(loop.hall, endpoint_text(address), self.outlet)


class Loop:
    """Accepts, reads, writes and ends connections; turn() does what is to be done now."""

    def __init__(self, listener, selector, clock, options):
        self.listener = listener
        self.selector = selector
        self.clock = clock
        self.options = options
        self.hall = Hall(options)
        self.connections = set()
        self.unjoined = Counter()
        # Each in the order of its deadlines, because all that wait for one thing wait equally long.
        self.visitors = {}
        self.leaving = {}
        self.owing = {}
        selector.register(listener, EVENT_READ, None)

    def turn(self):
        """Wait for what comes first, do it, and send what is owed (V1-ROB-01)."""
        for key, events in self.selector.select(self.patience()):
            if key.data is None:
                self.accept()
            else:
                self.guard(self.serve, key.data, events)
        for waiting in (self.visitors, self.leaving):
            self.end_overdue(waiting)
        while self.owing:
            connection, _ = self.owing.popitem()
            if connection in self.connections:
                self.guard(self.flush, connection)

    def guard(self, action, connection, *more):
        """Let what goes wrong with one connection end that one alone (V1-ROB-01)."""
        try:
            action(connection, *more)
        except Exception:
            self.end(connection)

    def patience(self):
        """Say how many seconds nothing has to be done (V1-LIM-01, V1-CLOSE-06)."""
        firsts = [next(iter(waiting)).deadline for waiting in (self.visitors, self.leaving) if waiting]
        return max(0, min(firsts) - self.clock()) if firsts else None

    def end_overdue(self, waiting):
        """End those whose time is over (V1-LIM-01, V1-CLOSE-06)."""
        now = self.clock()
        while waiting and next(iter(waiting)).deadline <= now:
            self.end(next(iter(waiting)))

    def accept(self):
        """Take newcomers in, within the limits (V1-LIM-07, V1-LIM-08)."""
        for _ in range(ACCEPTS_A_TURN):
            try:
                sock, address = self.listener.accept()
            except OSError:
                return
            over = len(self.connections) >= self.options.max_connections
            if over or self.unjoined[address[0]] >= self.options.max_unjoined:
                sock.close()
            else:
                self.welcome(Connection(sock, address, self))

    def welcome(self, connection):
        """Begin to read from a newcomer (V1-JOIN-06, V1-FWD-10, V1-CLOSE-05, V1-LIM-01)."""
        connection.socket.setblocking(False)
        connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        connection.deadline = self.clock() + self.options.first_frame_deadline
        self.connections.add(connection)
        self.visitors[connection] = True
        self.unjoined[connection.host] += 1
        self.selector.register(connection.socket, EVENT_READ, connection)

    def serve(self, connection, events):
        """Do what a socket is ready for (V1-HDR-12)."""
        if events & EVENT_WRITE:
            self.owing.setdefault(connection)
        if events & EVENT_READ and not connection.closing:
            self.read(connection)

    def read(self, connection):
        """Read what has come; no octets mean FIN (V1-CLOSE-02, V1-CLOSE-04)."""
        try:
            data = connection.socket.recv(READ_OCTETS)
        except BlockingIOError:
            return
        except OSError:
            self.end(connection)
            return
        if not data:
            self.finish(connection)
        elif not connection.session.receive(data):
            self.end(connection)
        elif connection.session.place:
            self.greet_member(connection)

    def greet_member(self, connection):
        """Count a visitor no more once it has joined (V1-LIM-01, V1-LIM-08)."""
        if self.visitors.pop(connection, False):
            self.forget_visitor(connection)

    def forget_visitor(self, connection):
        """Free a visitor's place at its address (V1-LIM-08, V1-LIM-06)."""
        self.unjoined[connection.host] -= 1
        if self.unjoined[connection.host] == 0:
            del self.unjoined[connection.host]

    def finish(self, connection):
        """After FIN: the membership ends at once, what is owed goes out for a while (V1-CLOSE-02, V1-CLOSE-03)."""
        self.greet_member(connection)
        connection.session.leave()
        connection.closing = True
        connection.deadline = self.clock() + FLUSH_SECONDS
        self.leaving[connection] = True
        self.owing.setdefault(connection)

    def flush(self, connection):
        """Send as much as the socket takes; end who is too slow, or done (V1-FWD-05, V1-LIM-03, V1-CLOSE-03)."""
        outlet = connection.outlet
        try:
            while outlet.queue:
                outlet.sent(connection.socket.send(outlet.queue[0]))
        except BlockingIOError:
            pass
        if outlet.overflows() or connection.closing and not outlet.queue:
            self.end(connection)
            return
        events = 0 if connection.closing else EVENT_READ
        if outlet.queue:
            events |= EVENT_WRITE
        self.selector.modify(connection.socket, events, connection)

    def end(self, connection):
        """Close a connection and forget it, members and visitors alike (V1-CLOSE-04, V1-CID-07, V1-LIM-06)."""
        if connection not in self.connections:
            return
        self.greet_member(connection)
        self.leaving.pop(connection, None)
        self.connections.discard(connection)
        self.selector.unregister(connection.socket)
        connection.socket.close()
        connection.session.leave()

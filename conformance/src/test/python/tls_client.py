"""The client of client.py inside TLS, by OpenSSL; right, or with a mistake that is named.

python3 tls_client.py CA right|anybody|any-name|forgetful|old HOST PORT CHANNEL UID KEY ADDRESS-KEY
"""
import os, runpy, select, socket, ssl, sys, threading

authority, mistake = sys.argv[1:3]
del sys.argv[1:3]
context = ssl.create_default_context(cafile=authority)
context.check_hostname = mistake not in ("any-name", "anybody")
if mistake == "anybody":
    context.verify_mode = ssl.CERT_NONE
context.minimum_version = ssl.TLSVersion.TLSv1_1 if mistake == "old" else ssl.TLSVersion.TLSv1_2
connect, leave = socket.create_connection, os._exit
calls = []


class Call:
    """OpenSSL takes one call at a time of a connection, so who has to wait lets others pass."""

    def __init__(self, address):
        self.tls = context.wrap_socket(connect(address), server_hostname=address[0])
        self.tls.setblocking(False)
        self.turn = threading.Lock()
        self.getsockname, self.setsockopt = self.tls.getsockname, self.tls.setsockopt

    def waiting(self, act):
        while True:
            try:
                with self.turn:
                    return act()
            except ssl.SSLWantReadError:
                select.select([self.tls], [], [])
            except ssl.SSLWantWriteError:
                select.select([], [self.tls], [])

    def recv(self, most):
        return self.waiting(lambda: self.tls.recv(most))

    def sendall(self, octets):
        while octets:
            octets = octets[self.waiting(lambda: self.tls.send(octets)):]

    def end(self):
        with self.turn:
            self.tls.unwrap()


def call(address):
    calls.append(Call(address))
    return calls[0]


def end(code):
    try:
        if mistake != "forgetful":
            calls[0].end()
    except OSError:
        pass
    leave(code)


socket.create_connection, os._exit = call, end
threading.excepthook = lambda failed: end(1)
runpy.run_path(os.path.join(os.path.dirname(__file__), "client.py"), run_name="__main__")

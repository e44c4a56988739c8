"""The two servers: a release of the original and one of ours, both inside TLS with one certificate."""

import asyncio
import base64
import hashlib
import pathlib
import shutil
import socket
import ssl
import subprocess

from news import Missing
from program import Program

# The release keeps its certificate in a cache and asks an authority only for one that is not there. The name
# of the file is made of the domain and the authority's address.
AUTHORITY = "https://acme-v02.api.letsencrypt.org/directory"
DOMAIN = "localhost"


class Certificate:
    """A certificate for localhost that vouches for itself, and its key."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file, self.key = self.folder / "cert.pem", self.folder / "key.pem"
        names = f"subjectAltName=DNS:{DOMAIN},IP:127.0.0.1"
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self.key)
        self.key.chmod(0o600)
        subject = ("-subj", f"/CN={DOMAIN}", "-addext", names, "-days", "3650")
        openssl("req", "-x509", "-key", self.key, *subject, "-out", self.file)
        self.trust = ssl.create_default_context(cafile=self.file)

    def cache(self):
        """Lay it out as the release would have kept it; give the folder."""
        cache = self.folder / "cache"
        cache.mkdir(exist_ok=True)
        digest = hashlib.sha256(f"{DOMAIN}\0{AUTHORITY}".encode()).digest()
        name = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        (cache / f"cached_cert_{name}").write_bytes(self.key.read_bytes() + self.file.read_bytes())
        return cache

    def site(self):
        """Make the folder of pages that the release will not start without."""
        site = self.folder / "www"
        (site / DOMAIN).mkdir(parents=True, exist_ok=True)
        return site


def openssl(*words):
    if not shutil.which("openssl"):
        raise SystemExit("interop: no openssl, so no certificate")
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


class Server:
    """Something that listens, and that can be killed and started again where it was."""

    def __init__(self, words, *, trust=None, settings=None, key=None, port=None, folder=None):
        self.port = port or free_port()
        self.words = [word.replace("PORT", str(self.port)) for word in map(str, words)]
        self.trust = trust
        self.url = f"{'wss' if trust else 'ws'}://{DOMAIN}:{self.port}"
        self.key = key
        self.settings = {**(settings or {}), **({"MLES_KEY": key} if key else {})}
        self.folder = folder
        self.runs = []

    async def start(self):
        program = await Program.start(self.words, self.settings, self.folder)
        self.runs.append(program)
        await self.listening(program)
        return self

    async def listening(self, program):
        """Ask until it answers, which releases do not say, and which they do before they have read their certificate."""
        name = DOMAIN if self.trust else None
        for _ in range(1200):
            if program.process.returncode is not None:
                break
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port, ssl=self.trust, server_hostname=name)
            except OSError:  # nobody listens, or TLS is refused
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return
        raise Missing(f"nothing answers on port {self.port}: {program.lines[-3:]}")

    async def end(self, *, kill=False):
        await self.runs[-1].end(kill=kill)

    def output(self):
        return [line for run in self.runs for line in run.lines]


def release(cast, key=None):
    """Name the server of the release; it is told where its certificate is kept, and needs no network then."""
    if cast.is_rehearsal:
        return ours(cast, key, ("--v2-quiet-joins",))
    certificate = cast.certificate
    words = ["--domains", DOMAIN, "--cache", certificate.cache(), "--wwwroot", certificate.site(), "--port", "PORT"]
    return Server([*cast.release, *words], trust=certificate.trust, settings={"RUST_LOG": "warn"}, key=key)


def ours(cast, key=None, options=()):
    """Name a server of ours, of version 2 inside TLS."""
    certificate = cast.certificate
    words = ["--protocols", "v2", "--tls-cert", certificate.file, "--tls-key", certificate.key, "--port", "PORT"]
    return Server([*cast.server, "serve", *words, *options], trust=certificate.trust, key=key)


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]

"""What stands where in the navigation: by reader, then below a document. Every Markdown file has its place here."""

ROOT = "README"

# Under the front page: a heading, and its documents.
READERS = {
    "Write a server, client or codec": [
        "docs/write-a-server",
        "docs/gate-your-fork",
        "conformance/spec/README",
        "conformance/docs/README",
        "conformance/docs/read-a-report",
        "conformance/examples/v2/README",
        "conformance/vectors/README",
    ],
    "Run a server": [
        "reference-impl/docs/operate",
        "proxy/docs/deploy",
        "SECURITY",
    ],
    "Read figures": [
        "docs/read-a-fan-out-report",
        "docs/compare-on-your-machines",
        "results/README",
        "results/conformance/matrix",
        "benchmarks/README",
    ],
    "Change this project": [
        "CONTRIBUTING",
        "reference-impl/docs/tour",
        "conformance/docs/write-a-case",
        "conformance/mutants/README",
        "DECISIONS",
        "CHANGELOG",
    ],
    "All options": [
        "options/mles-server",
        "options/mles-proxy",
        "options/mles-conformance",
        "options/mles-benchmarks",
    ],
}

# Under a document: those that it leads to.
BELOW = {
    "conformance/spec/README": [
        "conformance/spec/mles-v1",
        "conformance/spec/mles-v2",
        "conformance/spec/mles-tls",
        "conformance/spec/mles-websocket-v1",
        "conformance/spec/mles-n-draft",
        "conformance/spec/mles-hints",
    ],
    "conformance/docs/README": [
        "conformance/docs/run-against-my-server",
        "conformance/docs/run-against-my-peer-server",
        "conformance/docs/test-my-client",
        "conformance/docs/test-my-codec",
        "conformance/docs/test-my-proxy",
        "conformance/docs/test-my-bridge",
        "conformance/docs/in-your-build",
        "conformance/docs/fuzz",
        "conformance/docs/what-a-verdict-means",
    ],
    "results/README": [
        "results/quick/summary",
        "results/burst/summary",
        "results/shapes/summary",
        "results/old-rabbitmq/summary",
        "results/paced/summary",
        "results/saturate/summary",
        "results/scaling/summary",
        "results/payload/summary",
        "results/claim-2017/summary",
        "results/jmh/summary",
        "results/tls-burst/summary",
        "results/v2-burst/summary",
        "results/v2-saturate/summary",
        "results/sends/summary",
        "results/cores/summary",
        "results/growth/summary",
        "results/million/million",
        "results/million/summary",
        "results/gate-evidence",
        "results/reference-impl/saturation-variants",
    ],
    "results/conformance/matrix": [
        "results/conformance/interop",
        "results/conformance/interop-v2",
        "results/conformance/interop-v2-cases",
        "results/conformance/kill-matrix",
        "results/conformance/mutants",
        "results/conformance/mutation",
    ],
    "DECISIONS": [
        "reference-impl/DECISIONS",
        "conformance/DECISIONS",
        "proxy/DECISIONS",
        "benchmarks/DECISIONS",
    ],
    "proxy/docs/deploy": ["proxy/interop/README"],
}


def entry(name):
    """Returns a line of a toctree; summaries of runs are known by their folders."""
    *_, folder, file = ["", *name.split("/")]
    return f"{folder} </{name}>" if file == "summary" else f"/{name}"


def toctree(document):
    """Returns the directives that put other documents below one, as Markdown; nothing if there are none."""
    parts = READERS if document == ROOT else {"": BELOW[document]} if document in BELOW else {}
    return "".join(
        "\n```{toctree}\n:hidden:\n"
        + (f":caption: {caption}\n\n" if caption else "\n")
        + "\n".join(map(entry, names))
        + "\n```\n"
        for caption, names in parts.items()
    )

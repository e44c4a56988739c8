"""Gives each clause of the specification an anchor, and makes a link of every other mention of its id."""
import re
from pathlib import Path

from docutils import nodes

CLAUSE = re.compile(r"^- \*\*([A-Z0-9]+(?:-[A-Z0-9]+)*-[0-9]+)\*\* (?:MUST|SHOULD|MAY|IMPL) ", re.M)
ID = re.compile(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+\b")
SPECIFICATION = "conformance/spec/"


def find(app):
    """Learns which document has which clause."""
    app.clauses = {}
    for file in sorted(Path(app.srcdir, SPECIFICATION).glob("*.md")):
        for clause in CLAUSE.findall(file.read_text()):
            app.clauses[clause] = SPECIFICATION + file.stem


def anchor(app, tree):
    """Marks the list items that are clauses."""
    here = app.env.docname
    for item in tree.findall(nodes.list_item):
        strong = next(iter(item.findall(nodes.strong)), None)
        if strong is not None and app.clauses.get(strong.astext()) == here and item.astext().startswith(strong.astext()):
            item["ids"].append(strong.astext())
            item["classes"].append("clause")


def link(app, tree, document):
    """Makes links of ids, in text and in code, but not in titles and not where there is a link already."""
    for text in list(tree.findall(nodes.Text)):
        parent = text.parent
        if any(isinstance(above, UNTOUCHED) for above in ancestors(text)):
            continue
        pieces = list(split(app, str(text), document))
        if len(pieces) == 1 and isinstance(pieces[0], nodes.Text):
            continue
        if isinstance(parent, nodes.literal) and len(pieces) == 1:
            pieces[0].children[:] = []
            pieces[0] += parent.deepcopy()
            parent.replace_self(pieces)
        elif not isinstance(parent, nodes.literal):
            parent.replace(text, pieces)


UNTOUCHED = (nodes.reference, nodes.title, nodes.literal_block, nodes.raw, nodes.comment)


def ancestors(node):
    while node is not None:
        yield node
        node = node.parent


def split(app, text, document):
    """Gives the pieces of a text: what is between ids, and a link for each id of a clause."""
    at = 0
    for found in ID.finditer(text):
        home = app.clauses.get(found.group())
        if home is None:
            continue
        if found.start() > at:
            yield nodes.Text(text[at : found.start()])
        address = "" if home == document else app.builder.get_relative_uri(document, home)
        yield nodes.reference("", found.group(), refuri=f"{address}#{found.group()}", internal=True, classes=["to-clause"])
        at = found.end()
    if at < len(text) or at == 0:
        yield nodes.Text(text[at:])


def setup(app):
    app.connect("builder-inited", find)
    app.connect("doctree-read", anchor)
    app.connect("doctree-resolved", link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

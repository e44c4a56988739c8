"""Follows every link of a built site: check.py SITE ADDRESSES

Each has to lead to a file of the site, and each fragment to an element there; nothing may be fetched from elsewhere. ADDRESSES
has a line for each clause, with the address under which reports link it. Exit: 0 if all is well, 1 if not.
"""
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """What a page defines and where it leads."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.fetched = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids.update(filter(None, (named.get("id"), named.get("name"))))
        if tag == "a" and "href" in named:
            self.links.append(named["href"] or "")
        elif tag in ("link", "img", "script", "iframe"):
            self.fetched += [named[name] for name in ("href", "src") if named.get(name)]

    handle_startendtag = handle_starttag


def check(site, addresses):
    site = site.resolve()
    pages = {file: Page(file.read_text()) for file in sorted(site.rglob("*.html"))}
    wrong = []

    def follow(page, link):
        parts = urlsplit(link)
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        if not target.is_file() or site not in target.parents:
            wrong.append(f"{page.relative_to(site)}: {link} leads nowhere")
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            wrong.append(f"{page.relative_to(site)}: {link} has no such anchor")

    for page, found in pages.items():
        for link in found.links:
            if not urlsplit(link).scheme and link != "#":
                follow(page, link)
        for link in found.fetched:
            if urlsplit(link).scheme not in ("", "data") or urlsplit(link).netloc:
                wrong.append(f"{page.relative_to(site)}: {link} is fetched from elsewhere")
            elif not urlsplit(link).scheme:
                follow(page, link)
    for address in addresses:
        follow(site / "README.html", address)
    links = sum(len(found.links) for found in pages.values())
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(pages)} pages, {links} links, {len(addresses)} clauses: {len(wrong)} wrong")
    return 1 if wrong or not addresses else 0


sys.exit(check(Path(sys.argv[1]), Path(sys.argv[2]).read_text().split()))

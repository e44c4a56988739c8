"""How Sphinx makes the site of the Markdown of this repository; ci/site calls it."""
import re
import sys
from pathlib import Path

from pygments.lexers.special import TextLexer

sys.path.insert(0, str(Path(__file__).parent))
import navigation

project = html_title = "Mles compatibility kit"
extensions = ["myst_parser", "clauses"]
root_doc = navigation.ROOT
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 6
# Summaries begin with a heading of the third level, and not every block marked as JSON is all of JSON.
suppress_warnings = ["myst.header", "misc.highlighting_failure"]
smartquotes = False

html_theme = "furo"
html_theme_options = {"navigation_with_keys": True}
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_extra_path = ["index.html"]
html_copy_source = html_show_sourcelink = html_show_copyright = html_show_sphinx = False
html_use_index = False
pygments_style = "default"
pygments_dark_style = "github-dark"


def place(app, document, source):
    if not re.search("^#+ ", source[0], re.M):
        source[0] = f"# {document.split('/')[-2]}\n\n{source[0]}"
    source[0] += navigation.toctree(document)


def setup(app):
    app.connect("source-read", place)
    for word in ("mles-frame", "mles-resync"):
        app.add_lexer(word, TextLexer)

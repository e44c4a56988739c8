"""Changes a program in one place: a mutant for each place and each way to get that place wrong."""

import ast
import re
from typing import NamedTuple

import operators

CLAUSE = re.compile(r"\b(?:V1-[A-Z]+|RSY)-\d\d\b")


class Mutant(NamedTuple):
    """One change: where, by which operator, and the n-th of its kind there."""

    module: str
    line: int
    operator: str
    number: int
    function: str
    clauses: tuple
    before: str
    after: str
    tree: ast.AST
    place: ast.AST
    replacement: ast.AST

    @property
    def chapter(self):
        """What the changed function is about: the chapter of the first clause that it names."""
        return self.clauses[0].rpartition("-")[0] if self.clauses else "what an object begins with"

    @property
    def name(self):
        """The same for as long as the line stands."""
        return f"{self.module}:{self.line}:{self.operator}:{self.number}"

    def source(self):
        """Give the text of the changed module."""
        return ast.unparse(ast.fix_missing_locations(replace(self.tree, self.place, self.replacement)))


def mutants_of(module, source):
    """List all mutants of a module, always in the same order."""
    tree = ast.parse(source)
    found = []
    counts = {}
    for function in functions_of(tree):
        for place in ast.walk(function):
            for operator, replacement in operators.changes_of(place):
                key = (place.lineno, operator)
                counts[key] = counts.get(key, 0) + 1
                found.append(
                    Mutant(
                        module,
                        place.lineno,
                        operator,
                        counts[key],
                        function.name,
                        tuple(CLAUSE.findall(ast.get_docstring(function) or "")),
                        text_of(place),
                        text_of(replacement),
                        tree,
                        place,
                        replacement,
                    )
                )
    return found


def functions_of(tree):
    """List the functions, those of classes too; what stands outside of them stays as it is."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def text_of(place):
    """Give one line that shows a place; a statement that is gone is empty."""
    if isinstance(place, ast.Pass):
        return ""
    return ast.unparse(ast.fix_missing_locations(place)).splitlines()[0]


def replace(tree, place, replacement):
    """Give a copy of the tree with one place changed; the tree itself stays as it is."""
    if tree is place:
        return ast.copy_location(replacement, place)
    if isinstance(tree, list):
        return [replace(node, place, replacement) for node in tree]
    if not isinstance(tree, ast.AST):
        return tree
    fields = {name: replace(value, place, replacement) for name, value in ast.iter_fields(tree)}
    return ast.copy_location(type(tree)(**fields), tree)

"""Ways to get one place of a program wrong, each as people do it."""

import ast

OTHER_COMPARISONS = {
    ast.Lt: {"border": ast.LtE, "negated": ast.GtE},
    ast.LtE: {"border": ast.Lt, "negated": ast.Gt},
    ast.Gt: {"border": ast.GtE, "negated": ast.LtE},
    ast.GtE: {"border": ast.Gt, "negated": ast.Lt},
    ast.Eq: {"identity": ast.Is, "negated": ast.NotEq, "border": ast.GtE},
    ast.NotEq: {"identity": ast.IsNot, "negated": ast.Eq, "border": ast.Gt},
    ast.In: {"negated": ast.NotIn},
    ast.NotIn: {"negated": ast.In},
    ast.Is: {"negated": ast.IsNot},
    ast.IsNot: {"negated": ast.Is},
}
OTHER_ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}  # fmt: skip
OTHER_METHODS = {
    "append": "appendleft", "popleft": "pop", "pop": "get", "setdefault": "get", "big": "little",
    "extend": "append", "add": "discard", "discard": "add",
}  # fmt: skip
# What names people and places: compared and looked up octet for octet, or else.
NAMES = {"uid", "channel", "name", "key", "address_key", "frame", "item"}


def changes_of(place):
    """Yield (operator, replacement) for each way to get this place wrong."""
    for kind, change in CHANGES.items():
        if isinstance(place, kind):
            yield from change(place)


def change_comparison(place):
    """Borders, negation, identity; numbers and names that are compared in part."""
    if len(place.ops) != 1:
        return
    left, right = place.left, place.comparators[0]
    for operator, other in OTHER_COMPARISONS[type(place.ops[0])].items():
        yield operator, ast.Compare(left, [other()], [right])
    if isinstance(place.ops[0], (ast.Eq, ast.NotEq)) and not isinstance(right, ast.Constant):
        for form in ("str({})[:8]", "str({})[-8:]", "str({}).lower()"):
            yield "part", ast.Compare(wrapped(left, form), place.ops, [wrapped(right, form)])


def wrapped(place, form):
    """Give an expression of this form around another."""
    return ast.parse(form.format(f"({ast.unparse(place)})"), mode="eval").body


def change_constant(place):
    """Numbers one off, truth reversed."""
    if isinstance(place.value, bool):
        yield "constant", ast.Constant(not place.value)
    elif isinstance(place.value, int):
        yield "constant", ast.Constant(place.value + 1)
        yield "constant", ast.Constant(place.value - 1)


def change_logic(place):
    """`and` for `or`, and one side left out."""
    yield "logic", ast.BoolOp(ast.And() if isinstance(place.op, ast.Or) else ast.Or(), place.values)
    for left_out in range(len(place.values)):
        rest = place.values[:left_out] + place.values[left_out + 1 :]
        yield "dropped condition", rest[0] if len(rest) == 1 else ast.BoolOp(place.op, rest)


def change_arithmetic(place):
    """Plus for minus, and the like; one side left out."""
    other = OTHER_ARITHMETIC[type(place.op)]
    yield "arithmetic", ast.BinOp(place.left, other(), place.right)
    if not isinstance(place.left, ast.Constant):
        yield "dropped operand", place.left


def change_test(place):
    """A condition that is negated, always so, or never."""
    if not isinstance(place.test, ast.Compare):
        yield "negated", with_fields(place, test=ast.UnaryOp(ast.Not(), place.test))
    if isinstance(place, (ast.If, ast.IfExp)):
        yield "condition", with_fields(place, test=ast.Constant(True))
        yield "condition", with_fields(place, test=ast.Constant(False))


def change_while(place):
    """A loop that goes round once."""
    yield from change_test(place)
    yield "loop", with_fields(place, body=place.body + [ast.Break()])


def change_for(place):
    """A loop that leaves out the first or the last, or goes backwards."""
    for form in ("list({})[1:]", "list({})[:-1]", "list({})[::-1]"):
        yield "loop", with_fields(place, iter=wrapped(place.iter, form))


def with_fields(place, **fields):
    """Give a copy of a node with some fields changed."""
    return type(place)(**{**dict(ast.iter_fields(place)), **fields})


def change_call(place):
    """Swapped arguments, arguments left out, another method."""
    arguments = place.args
    for at in range(len(arguments) - 1):
        swapped = arguments[:at] + [arguments[at + 1], arguments[at]] + arguments[at + 2 :]
        yield "swapped arguments", ast.Call(place.func, swapped, place.keywords)
    if isinstance(place.func, ast.Attribute) and place.func.attr in OTHER_METHODS:
        other = ast.Attribute(place.func.value, OTHER_METHODS[place.func.attr], ast.Load())
        yield "method", ast.Call(other, arguments, place.keywords)
    if isinstance(place.func, ast.Name) and place.func.id in ("min", "max"):
        other = ast.Name("max" if place.func.id == "min" else "min", ast.Load())
        yield "method", ast.Call(other, arguments, place.keywords)


def change_slice(place):
    """A slice that begins or ends one off, or has no border."""
    if not isinstance(place.slice, ast.Slice):
        return
    for side in ("lower", "upper"):
        border = getattr(place.slice, side)
        if border is not None:
            for form in ("{} + 1", "{} - 1"):
                yield "slice", with_slice(place, side, wrapped(border, form))
            yield "slice", with_slice(place, side, None)


def with_slice(place, side, border):
    """Give a slice with another border on one side."""
    return with_fields(place, slice=with_fields(place.slice, **{side: border}))


def change_statement(place):
    """A statement that is left out."""
    is_docstring = isinstance(place, ast.Expr) and isinstance(place.value, ast.Constant)
    is_yield = isinstance(place, ast.Expr) and isinstance(place.value, ast.Yield)
    if not is_docstring and not is_yield:
        yield "dropped statement", ast.Pass()


def change_assignment(place):
    """What an object or a table should have been told, left out."""
    if isinstance(place.targets[0], (ast.Attribute, ast.Subscript)):
        yield "dropped statement", ast.Pass()


def change_return(place):
    """Truth reversed, or nothing given back."""
    if place.value is not None and not isinstance(place.value, ast.Constant):
        yield "return", ast.Return(ast.Constant(None))


def change_name(place):
    """Names that are cut, folded or stripped on their way."""
    text = place.attr if isinstance(place, ast.Attribute) else place.id
    if text in NAMES and isinstance(place.ctx, ast.Load):
        for form in ("{}[:8]", "{}[:255]", "{}.lower()", "{}.strip()"):
            yield "part", wrapped(place, form)


CHANGES = {
    ast.Compare: change_comparison,
    ast.Constant: change_constant,
    ast.BoolOp: change_logic,
    ast.BinOp: change_arithmetic,
    (ast.If, ast.IfExp): change_test,
    ast.While: change_while,
    ast.For: change_for,
    ast.Call: change_call,
    ast.Subscript: change_slice,
    (ast.Expr, ast.AugAssign, ast.Raise, ast.Delete): change_statement,
    ast.Assign: change_assignment,
    ast.Return: change_return,
    (ast.Name, ast.Attribute): change_name,
}

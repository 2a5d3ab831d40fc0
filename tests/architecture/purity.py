"""What the source of a pure module may not do, read off its syntax tree.

import-linter sees imports between packages; this sees which part of the standard library a module
takes, and whether it asks for the time or a file.
"""

import ast
import sys
from collections.abc import Iterator

IMPURE = frozenset(
    {
        "asyncio",
        "http",
        "io",
        "os",
        "pathlib",
        "random",
        "secrets",
        "shutil",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "urllib.request",
        "uuid",
    }
)
PURE_PARTS_OF_IMPURE = frozenset({"io.BytesIO", "io.StringIO"})
IMPURE_CALLS = frozenset({"open", "input", "print"})
CLOCKS = frozenset({"now", "utcnow", "today"})
DOMAIN_MAY_IMPORT = frozenset({"filrouge", "immutables", "msgspec"}) | sys.stdlib_module_names


def imported_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give the line and dotted name of every import, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_within(name: str, module: str) -> bool:
    """Say whether the dotted name is the module or something in it."""
    return name == module or name.startswith(f"{module}.")


def impurities(source: str) -> list[str]:
    """Name every import and call that reaches for the outside world, the clock or chance."""
    tree = ast.parse(source)
    found = [
        f"line {line}: imports {name}"
        for line, name in imported_names(tree)
        if name not in PURE_PARTS_OF_IMPURE and any(is_within(name, module) for module in IMPURE)
    ]
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                found.append(f"line {node.lineno}: calls {name}")
            case ast.Attribute(attr=name) if name in CLOCKS:
                found.append(f"line {node.lineno}: asks the clock by .{name}")
            case _:
                pass
    return found


def foreign_imports(source: str) -> list[str]:
    """Name every import that the domain may not have."""
    return [
        f"line {line}: imports {name}"
        for line, name in imported_names(ast.parse(source))
        if name.split(".")[0] not in DOMAIN_MAY_IMPORT
    ]


def sibling_imports(source: str, package: str, allowed: frozenset[str]) -> list[str]:
    """Name every import from `package` whose module is not among `allowed`."""
    return [
        f"line {line}: imports {name}"
        for line, name in imported_names(ast.parse(source))
        if is_within(name, package)
        and (name + ".").split(".")[package.count(".") + 1] not in allowed
    ]

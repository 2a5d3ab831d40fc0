"""How a command is used, in the language of the terminal: its help page, and what was typed wrong.

Typer speaks English only (0.29: a few of its words go through gettext, most are fixed). So help
pages are composed here, and its refusals are known by their sentences; one that is not known is
said as it is.
"""

import re
import sys
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from filrouge.cli.words import _


class Command(TyperCommand):
    """A command whose help page is in the language of the terminal."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows what may be typed."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what the arguments and options are for."""
        _write_parameters(self, ctx, formatter)


class Group(TyperGroup):
    """The command `filrouge` itself; its refusals are one line on stderr, like all others."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows what may be typed."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what the options are for, and what the commands do."""
        _write_parameters(self, ctx, formatter)
        commands = [
            (name, command.short_help or command.help) for name, command in self.commands.items()
        ]
        _write_section(formatter, _("Commands:"), commands)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; whoever typed nothing is shown the help."""
        if not args:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(2)
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> None:
        """Run the command, and leave with its exit code."""
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except TyperException as error:
            typer.echo(f"filrouge: {_refusal(error)}", err=True)
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(ctx)]
    # Translators: what stands before the line that shows what may be typed.
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))


def _write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    arguments, options = [], []
    for parameter in command.get_params(ctx):
        if isinstance(parameter, TyperArgument):
            arguments.append((parameter.metavar or parameter.name, parameter.help))
        elif isinstance(parameter, TyperOption):
            record = parameter.get_help_record(ctx)
            words = _("Show this page.") if parameter.name == "help" else parameter.help
            if record is not None:
                options.append((record[0], words))
    _write_section(formatter, _("Arguments:"), arguments)
    _write_section(formatter, _("Options:"), options)


def _write_section(formatter: Any, heading: str, rows: list[tuple[str, str | None]]) -> None:
    if not rows:
        return
    formatter.write_paragraph()
    formatter.write(f"{heading}\n")
    with formatter.indentation():
        formatter.write_dl([(name, words or "") for name, words in rows])


def _refusal(error: TyperException) -> str:
    said = _in_our_words(error.format_message())
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return said
    return _("{what} (see `{command} --help`)").format(what=said, command=ctx.command_path)


def _in_our_words(sentence: str) -> str:
    known = {
        "Missing argument '{name}'.": _("{name} is missing"),
        "Missing command.": _("a command is missing"),
        "No such command '{name}'. Did you mean {names}?": _(
            "there is no command {name}; perhaps {names}?"
        ),
        "No such command '{name}'.": _("there is no command {name}"),
        "No such option: {name} (Possible options: {names})": _(
            "there is no option {name}; perhaps {names}?"
        ),
        "No such option: {name}": _("there is no option {name}"),
        "Option '{name}' requires an argument.": _("{name} needs a value"),
        "Option '{name}' does not take a value.": _("{name} takes no value"),
        "Got unexpected extra argument(s) ({names})": _("too much was given: {names}"),
        "Invalid value for '{name}': {why}": _("{name}: {why}"),
        "Input should be a valid integer, {why}": _("a whole number was expected"),
        "Input should be greater than or equal to {n}": _("{n} is the least"),
        "Input should be less than or equal to {n}": _("{n} is the most"),
    }
    for theirs, ours in known.items():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(theirs))
        found = re.fullmatch(pattern, sentence, re.DOTALL)
        if found:
            facts = {name: fact.replace("'", "") for name, fact in found.groupdict().items()}
            if "why" in facts:
                facts["why"] = _in_our_words(found["why"])
            return ours.format(**facts)
    return sentence

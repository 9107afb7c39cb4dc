"""click in Dutch: the words that it puts around our own, and the errors that it raises."""

from __future__ import annotations

from datetime import date

import click


class DutchCommand(click.Command):
    """A command whose help is headed in Dutch."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("Opties"):
            formatter.write_dl(records)


class DutchGroup(DutchCommand, click.Group):
    """A group of commands whose help is headed in Dutch."""

    command_class = DutchCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(200)) for name in sorted(self.commands)]
        with formatter.section("Opdrachten"):
            formatter.write_dl(rows)


class Dag(click.ParamType[str]):
    """A day as 2024-12-31."""

    name = "datum"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in ISO form."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is geen datum; schrijf hem als 2024-12-31", param, ctx)


def explain(error: click.ClickException) -> str:
    """What a wrong use of the command is, in one line of Dutch."""
    if isinstance(error, click.NoSuchOption):
        return f"onbekende optie {error.option_name}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error.param)} ontbreekt"
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        return f"{_name(error.param)}: " + (
            f"kies uit {', '.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else error.message
        )
    if error.message.startswith("No such command"):
        return "onbekende opdracht" + error.message.removeprefix("No such command").rstrip(".")
    return error.message


def _name(parameter: click.Parameter | None) -> str:
    """A parameter as it is typed."""
    if parameter is None:
        return "een argument"
    return str(parameter.metavar) if isinstance(parameter, click.Argument) else parameter.opts[-1]

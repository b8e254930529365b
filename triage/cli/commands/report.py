"""`triage report`: a misread file without its words, to send to us."""

import errno
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from triage.article import Article
from triage.bounded_file import bytes_of
from triage.cli.options import command
from triage.cli.output import encoded
from triage.environment import Environment
from triage.errors import DeliveryError, Problem, UsageError
from triage.readers.contract import Bounds
from triage.readers.reduction import NotReducibleError, reduced
from triage.readers.registry import read_bytes
from triage.render.view.safe import safe_line

app = typer.Typer(rich_markup_mode=None)

#: Larger files have more than one thing in them: a part that is misread says as much.
LARGEST = 1 << 26


class ReportRequest(Struct, frozen=True, kw_only=True):
    """The command line of `report`, as typed."""

    file: Annotated[str, typer.Argument(metavar="FILE", help="The file that triage misreads.")]
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="NEW", help="Where to write; default: reduced-FILE in this folder."
        ),
    ] = ""


@command(
    app,
    about="Write a misread file without its words, to send to us: letters and figures are replaced, structure, dates "
    "and names of keys are kept. Look at the new file before you send it.",
)
def report(request: ReportRequest, environment: Environment) -> int:
    """Write the reduction and say whether it reads as the file does; the exit status."""
    file = environment.folder / request.file
    new = environment.folder / (request.output or f"reduced-{file.name}")
    data = _bytes(file)
    try:
        text = reduced(data)
    except NotReducibleError:
        raise UsageError(
            f"{request.file}: neither text nor a package of texts, so its words cannot be told apart",
            "say in words what is wrong, and with which program the file was made",
        ) from None
    try:
        with new.open("xb") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(f"{new.name} is there already and was left as it is", "-o NEW") from None
    except OSError as error:
        raise DeliveryError(f"{new.name}: could not be written: {(error.strerror or 'error').lower()}") from error
    before, after = _read(data, file.name), _read(text, file.name)
    said = f"{safe_line(new.name)}: reads as {after}"
    said += ", as the file does" if before == after else f", but the file as {before}: say so when you send it"
    environment.stdout.write(
        encoded(f"{said}\nLook at it before you send it: words that name a format, and dates, are kept.\n")
    )
    return 0


def _bytes(file: Path) -> bytes:
    try:
        return bytes_of(file, LARGEST)
    except OSError as error:
        hint = "cut out the part that is misread" if error.errno == errno.EFBIG else ""
        raise UsageError(f"{file.name}: {(error.strerror or 'cannot be read').lower()}", hint) from None


def _read(data: bytes, name: str) -> str:
    r"""What the readers make of it, without its words.

    >>> _read(b"Hens Sold\n\nLIMA, Nov 3 - Hens were sold.\n", "a.txt")
    '1 article (text, 1 with a date)'
    """
    things = list(read_bytes(data, name, Bounds()))
    articles = [thing for thing in things if isinstance(thing, Article)]
    problems = [thing for thing in things if isinstance(thing, Problem)]
    if not articles:
        return f"no article ({problems[0].code})" if problems else "no article"
    dated = sum(bool(article.published or article.published_text) for article in articles)
    facts = ["/".join(sorted({article.format for article in articles})), f"{dated} with a date"]
    facts += [f"{len(problems)} problem{'s' * (len(problems) != 1)}"] * bool(problems)
    return f"{len(articles)} article{'s' * (len(articles) != 1)} ({', '.join(facts)})"

"""Text → entities: who, what and where is in an article.

`default_recogniser` is the one that comes with triage; `backends.recogniser` finds it or another by name, and
`corrections` lets the user have the last word. Nothing is loaded at import.
"""

import gc
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.entities.entity import Recogniser


@cache
def default_recogniser() -> "Recogniser":
    """Our own recogniser, built at first use; it may serve any number of articles."""
    from triage.entities.gazetteer import gazetteer
    from triage.entities.model import model
    from triage.entities.recognise import DefaultRecogniser

    collects = gc.isenabled()
    gc.disable()  # a hundred thousand words are read, none of which is garbage; to look for it takes a sixth of the time
    try:
        return DefaultRecogniser(gazetteer(), model())
    finally:
        if collects:
            gc.enable()

"""Headers of mail within bounds: the library takes the square of their length, and more, to take them apart.

Those that say how a message is built are cut, which is told; the others are read whole, the long ones as they stand.
"""

from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, ClassVar

#: Characters of a header that the library takes apart; at a thousand quotes it needs a hundredth of a second.
LONGEST = 1000
#: Of those on each part: nobody writes longer ones, boundaries have 70 and names of files 255.
LONGEST_OF_PARTS = 500


class BoundedPolicy(EmailPolicy):
    """The library's reading of mail, its headers on parts no longer than anybody writes them."""

    #: Names of headers that were cut.
    cut: ClassVar[list[str]] = []

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header as it stands, within the bound."""
        name, value = super().header_source_parse(sourcelines)
        if len(value) > LONGEST_OF_PARTS and name.lower().startswith("content-"):
            self.cut.append(name)
            value = value[:LONGEST_OF_PARTS].rstrip("\r\n")
        return name, value


def message_of(data: bytes) -> tuple[EmailMessage, str]:
    """The message in these bytes, and what is to be said of its headers; raises what the library does on damaged ones."""
    import email

    bounded: Any = BoundedPolicy
    policy = bounded(cut=[])
    message = email.message_from_bytes(data, policy=policy)
    said = f"its header {policy.cut[0]} has more than {LONGEST_OF_PARTS} characters; cut" if policy.cut else ""
    return message, said

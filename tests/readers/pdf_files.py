"""PDF files for tests, put together from their objects."""

from collections.abc import Sequence


def pdf_file(objects: Sequence[str], trailer: str = "") -> bytes:
    """The objects, numbered from 1, of which the first is the catalogue; `trailer`: what its dictionary has besides."""
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return out.encode("cp1252")

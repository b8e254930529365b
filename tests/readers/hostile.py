"""Files that mean harm or are broken, made small here and large only when somebody believes them."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

MEBIBYTE = 1 << 20
STORY = b"Harbour opens\n\nVELLMAR (Reuters) - The harbour is open again.\n"
SECRET = "the word nobody may see"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(12))
    + "]>"
)


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": STORY})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def tar_of_strangers(target: str) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name in ("../up.txt", "/etc/absolute.txt", "good.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(STORY)
            archive.addfile(member, io.BytesIO(STORY))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, target
        archive.addfile(link)
    return stream.getvalue()


def feed(text: str, before: str = "") -> bytes:
    item = f"<item><title>Harbour opens {text}</title><description>It is open.</description></item>"
    return f"{before}<rss version='2.0'><channel><title>Herald</title>{item}</channel></rss>".encode()


def word(text: str, before: str = "") -> bytes:
    document = f"{before}<w:document xmlns:w='{WORD}'><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def mail(charset: str) -> bytes:
    return (
        f"From: a@herald.example\nTo: b@herald.example\nSubject: Harbour opens\nDate: Fri, 20 Nov 2026 08:00:00 +0000\n"
        f'MIME-Version: 1.0\nContent-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'
    ).encode() + "The café at the harbour is open again.\n".encode()


def fill(folder: Path) -> None:
    """Write all of them below a folder, which then holds one plain story too; beside it lies a secret."""
    folder.mkdir()
    secret = folder.parent / "secret.txt"
    secret.write_text(SECRET)
    outside = f"<!DOCTYPE x [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    parameter = f"<!DOCTYPE x [<!ENTITY % x SYSTEM '{secret.as_uri()}'> %x;]>"
    for name, data in {
        "bomb.xml": feed("&m;", BOMB),
        "bomb.docx": word("&m;", BOMB),
        "bomb.html": b"<!DOCTYPE html " + BOMB[12:].encode() + b"<html><body><h1>Harbour opens</h1><p>" + STORY * 3 + b"&m;</p></body></html>",
        "bomb.gz": gzip.compress(b"ha " * (30 * MEBIBYTE), 9),
        "bomb.zip": zipped({"a.txt": b"ha " * (20 * MEBIBYTE), "b.txt": STORY}),
        "deep.html": b"<html><body>" + b"<div>" * 10_000 + b"Harbour opens" + b"</div>" * 10_000 + b"</body></html>",
        "deep.json": b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        "deep-list.json": b'[{"a":' + b"[" * 10_000 + b"]" * 10_000 + b"}]",
        "deep.xml": b"<nitf>" + b"<block>" * 10_000 + b"x" + b"</block>" * 10_000 + b"</nitf>",
        "nested.zip": nested(5),
        "network.xml": feed("&x;", "<!DOCTYPE x [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]>"),
        "outside.docx": word("Harbour &x;", outside),
        "outside.xml": feed("&x;", outside),
        "outside-parameter.xml": feed("", parameter),
        "strange.tar": tar_of_strangers(str(secret)),
        "strange.zip": zipped({"../up.txt": STORY, "/etc/absolute.txt": STORY, "C:\\drive.txt": STORY, "good.txt": STORY}),
        "unknown-charset.eml": mail("x-nobody-knows"),
        "unwell.xml": feed("& <b>more</i> &bogus;").replace(b"</channel></rss>", b""),
        "z.txt": STORY,
    }.items():  # fmt: skip
        (folder / name).write_bytes(data)
    with (folder / "line.txt").open("wb") as stream:
        stream.write(b"Harbour opens ")
        stream.truncate(200 * MEBIBYTE)

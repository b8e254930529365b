"""The folder that a job writes: parts that appear whole or not at all, and what is remembered beside them.

Local, or any file system that fsspec knows. On a local disk a file is written beside its place and renamed; an object
store takes a whole object or none.
"""

import os
from pathlib import Path
from typing import Any

from msgspec import Struct

from triage.cluster.file_systems import file_system, is_url
from triage.cluster.sources import said
from triage.errors import DeliveryError

#: Protocols whose files appear with their last byte; elsewhere a file gets its name when it is whole.
OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "oss", "memory"})


class OutFolder(Struct, frozen=True):
    """A folder by its absolute path or URL; the same one on every machine of a cluster."""

    where: str

    def write(self, name: str, data: bytes) -> None:
        """Put a file there, over another of that name; DeliveryError where that fails, and then nothing is there."""
        try:
            if is_url(self.where):
                self._put(name, data)
            else:
                _replace(Path(self.where, name), data)
        except Exception as error:  # of a library of the file system's own
            raise self.failed(error) from error

    def _put(self, name: str, data: bytes) -> None:
        system, root = file_system(self.where)
        path = f"{root.rstrip('/')}/{name}"
        if self.where.partition("://")[0] in OBJECT_STORES:
            system.pipe_file(path, data)
            return
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        partial = f"{path}.{os.urandom(4).hex()}.partial"
        system.pipe_file(partial, data)
        system.mv(partial, path)

    def read(self, name: str) -> bytes | None:
        """A file of the folder; None where there is none."""
        try:
            if not is_url(self.where):
                return Path(self.where, name).read_bytes()
            system, root = file_system(self.where)
            data: bytes = system.cat_file(f"{root.rstrip('/')}/{name}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except Exception as error:
            raise self.failed(error) from error
        return data

    def names(self, folder: str = "") -> list[str]:
        """The names of the files directly in the folder, or in one below it; none where there is no such folder."""
        try:
            if not is_url(self.where):
                below = Path(self.where, folder)
                return sorted(file.name for file in below.iterdir() if file.is_file()) if below.is_dir() else []
            system, root = file_system(self.where)
            system.invalidate_cache()
            found = system.ls("/".join(part for part in (root.rstrip("/"), folder) if part), detail=True)
        except FileNotFoundError:
            return []
        except Exception as error:
            raise self.failed(error) from error
        return sorted(one["name"].rpartition("/")[2] for one in found if one["type"] == "file")

    def remove(self, name: str) -> None:
        """Take a file away; one that is gone is no matter."""
        try:
            if not is_url(self.where):
                Path(self.where, name).unlink(missing_ok=True)
                return
            system, root = file_system(self.where)
            system.rm_file(f"{root.rstrip('/')}/{name}")
        except FileNotFoundError:
            return
        except Exception as error:
            raise self.failed(error) from error

    def sweep(self) -> None:
        """Take away what a killed run left half-written, and folders of ours that are empty."""
        if is_url(self.where):
            return
        for folder in ("", SHARDS, WORK):
            for name in self.names(folder):
                if name.endswith(".partial") and name.startswith("."):
                    self.remove(os.path.join(folder, name))  # noqa: PTH118

    def failed(self, error: Exception) -> DeliveryError:
        """What to tell of an error of the file system."""
        hint = "see whether the credentials are right" if said(error) == "access denied" else ""
        return DeliveryError(f"{self.where}: could not be written: {said(error)}", hint)


#: Below the folder: finished shards, and results that wait for those of other shards.
SHARDS, WORK = "_shards", "_work"


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.urandom(4).hex()}.partial")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def part_name(number: int, form: str) -> str:
    """The name of a shard's part.

    >>> part_name(7, "parquet")
    'part-00007.parquet'
    """
    return f"part-{number:05}.{form}"


def part_bytes(rows: list[dict[str, Any]], form: str) -> bytes:
    """The records of a part in its format: lines as `--jsonl` has them, or a Parquet file."""
    if form == "jsonl":
        from triage.render.json.record import encode

        return "".join(encode(row) + "\n" for row in rows).encode("utf-8")
    import io

    import pyarrow as pa
    from pyarrow import parquet

    from triage.cluster.arrow import result_batch

    batch = result_batch(rows)
    stream = io.BytesIO()
    parquet.write_table(pa.Table.from_batches([batch]), stream, compression="zstd")
    return stream.getvalue()

"""The folder that a job writes: parts that appear whole or not at all, and what is remembered beside them.

Local, or any file system that fsspec knows. On a local disk a file is written beside its place and renamed; an object
store takes a whole object or none.
"""

import os
import time
from pathlib import Path
from typing import Any

from msgspec import Struct

from triage.cluster.file_systems import file_system, is_url
from triage.cluster.sources import said
from triage.errors import DeliveryError
from triage.whole_file import replace_file

#: Protocols that put a file only where none is, when they are asked to.
EXCLUSIVE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "memory"})
#: Protocols whose files appear with their last byte; elsewhere a file gets its name when it is whole.
OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "oss", "memory"})


class OutFolder(Struct, frozen=True):
    """A folder by its absolute path or URL; the same one on every machine of a cluster."""

    where: str

    def write(self, name: str, data: bytes) -> None:
        """Write a file, over another of that name; DeliveryError where that fails, and then nothing is there."""
        try:
            if is_url(self.where):
                self._put(name, data)
            else:
                _replace(Path(self.where, name), data)
        except Exception as error:  # of a library of the file system's own
            raise self.failed(error) from error

    def create(self, name: str, data: bytes) -> bool:
        """Write a file if there is none of that name; whether it was written. Of several that try at once, one succeeds."""
        try:
            if not is_url(self.where):
                return _created(Path(self.where, name), data)
            if self.where.partition("://")[0] not in EXCLUSIVE:
                return self._created_alone(name, data)
            system, root = file_system(self.where)
            system.pipe_file(f"{root.rstrip('/')}/{name}", data, mode="create")
        except FileExistsError:
            return False
        except Exception as error:
            raise self.failed(error) from error
        return True

    def _created_alone(self, name: str, data: bytes) -> bool:
        """Create a file in a store that cannot write only what is absent: whose claim is the oldest may write; a claim expires."""
        mine = f"{time.time():017.6f}-{os.urandom(4).hex()}"
        self.write(f"{CLAIMS}/{mine}", b"")
        try:
            time.sleep(SETTLING)
            valid = [one for one in self.names(CLAIMS) if float(one.partition("-")[0]) > time.time() - LEASE]
            while valid and valid[0] != mine and self.read(name) is None and valid[0] in self.names(CLAIMS):
                time.sleep(SETTLING)
            if self.read(name) is not None:
                return False
            self.write(name, data)
        finally:
            self.remove(f"{CLAIMS}/{mine}")
        return True

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
        """Take away what killed runs left half-written; only where nobody is at work, whose half-written files go too."""
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


#: Below the folder: notes of shards that were read, results that wait for those of other shards, and claims.
SHARDS, WORK, CLAIMS = "_shards", "_work", "_claims"
#: Seconds until every machine sees a claim that was written, and after which one that is left behind is void.
SETTLING, LEASE = 1.0, 60.0


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several machines may be at it, and number their processes alike.
    replace_file(path, (data,), by=os.urandom(4).hex())


def _created(path: Path, data: bytes) -> bool:
    """A name that is linked to a whole file, or, where there are no such links, a file that only one may open."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.urandom(4).hex()}.partial")
    try:
        partial.write_bytes(data)
        os.link(partial, path)
    except FileExistsError:
        return False
    except PermissionError:
        with path.open("xb") as stream:
            stream.write(data)
    finally:
        partial.unlink(missing_ok=True)
    return True


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

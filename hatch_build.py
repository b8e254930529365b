"""Builds the compiled cores where there is a compiler; elsewhere the package is pure Python and does the same, slower.

`pip install .` gives a wheel of this platform or one for all, `pip install -e .` builds the core in place. Variables:
TRIAGE_PURE=1 leaves it out, TRIAGE_CORE=required fails where it cannot be built (so that a release is never pure by chance).
"""

import os
import shutil
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("triage/matching/_core.c", "triage/stories/_alike.c")


class CoreBuildHook(BuildHookInterface[Any]):
    """Puts the cores into a wheel, or beside their sources for an editable installation."""

    _folder: str | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what the wheel holds then."""
        if self.target_name != "wheel" or os.environ.get("TRIAGE_PURE", "") not in ("", "0"):
            return
        self._folder = tempfile.mkdtemp()
        try:
            built = {source: compiled(Path(self.root), source, self._folder) for source in SOURCES}
        except (Exception, SystemExit) as error:
            if os.environ.get("TRIAGE_CORE") == "required":
                raise
            self.app.display_info(f"the compiled core is left out: {error}")
            return
        for source, module in built.items():
            place = source.rpartition("/")[0]
            if version == "editable":
                # Written beside and moved: a process that runs keeps the file that it has loaded.
                beside = Path(self.root, place, f"{module.name}.new")
                shutil.copyfile(module, beside)
                beside.replace(beside.with_suffix(""))
            else:
                build_data["force_include"][str(module)] = f"{place}/{module.name}"
                build_data["pure_python"] = False
                build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def compiled(root: Path, source: str, folder: str) -> Path:
    """The extension module of one source, built into a folder by whatever compiler this Python names."""
    # Where it is missing, the core is left out.
    from setuptools import Distribution, Extension  # noqa: PLC0415
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415

    # What it was built from is written into it: triage refuses a core of another source (matching/core.py, stories/compiled.py).
    stamp = f"{zlib.crc32((root / source).read_bytes()):08x}"
    is_msvc = sys.platform == "win32"
    name = source.removesuffix(".c").replace("/", ".")
    extension = Extension(
        name,
        [source],
        define_macros=[("CORE_SOURCE", f"c{stamp}")],
        # No names of folders and no debugging tables: the same bytes wherever it is built.
        extra_compile_args=["/O2"] if is_msvc else ["-O3", "-g0"],
    )
    command = build_ext(Distribution({"name": name, "ext_modules": [extension]}))
    command.build_lib, command.build_temp = folder, str(Path(folder, "objects"))
    here = Path.cwd()
    os.chdir(root)
    try:
        command.ensure_finalized()
        command.run()
    finally:
        os.chdir(here)
    return Path(command.get_ext_fullpath(name))

"""Hides the interpreter's own site-packages from a build and shows what the build requires.

The folders to show are in folders.json beside this file. Folders are added by the site module, so
that their .pth files count.
"""

import io
import json
import os
import site
import sys


def site_folders():
    if hasattr(site, "getsitepackages"):
        return site.getsitepackages()
    from distutils import sysconfig

    return [sysconfig.get_python_lib(plat_specific=specific) for specific in (False, True)]


def isolate():
    folders = site_folders()  # asks modules of the library, so before the path is emptied
    before = sys.path[:]
    sys.path[:] = []
    known = set()
    for folder in folders:
        site.addsitedir(folder, known)
    hidden = set(os.path.normcase(folder) for folder in sys.path)
    sys.path[:] = [folder for folder in before if os.path.normcase(folder) not in hidden]
    here = os.path.dirname(os.path.abspath(__file__))
    with io.open(os.path.join(here, "folders.json"), encoding="utf-8") as stream:
        for folder in json.load(stream):
            site.addsitedir(folder if sys.version_info[0] > 2 else folder.encode("utf-8"))


isolate()

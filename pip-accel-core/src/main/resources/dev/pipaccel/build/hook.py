"""Calls one hook of a build backend (PEP 517, PEP 660).

Usage: hook.py HOOK DIRECTORY. The backend is named by _PYPROJECT_HOOKS_BUILD_BACKEND and, where it
lies in the source tree, _PYPROJECT_HOOKS_BACKEND_PATH_JSON. Reads the hook's arguments from
DIRECTORY/input.json and writes what came of it to DIRECTORY/output.json. Runs on Python 2.7 and on
3.6 or newer.
"""

import io
import json
import os
import sys
import traceback
import warnings

PYTHON_2 = sys.version_info[0] == 2


class Unavailable(Exception):
    """The backend cannot be imported."""

    def __init__(self, message, details):
        Exception.__init__(self, message)
        self.message = message
        self.details = details


class Missing(Exception):
    """The backend has no such hook."""

    def __init__(self, hook):
        Exception.__init__(self, hook)
        self.hook = hook


class InTreeFinder(object):
    """Looks for top-level modules in the source tree's own folders before anything else does."""

    def __init__(self, folders, module):
        from importlib.machinery import PathFinder

        self.finder = PathFinder
        self.folders = folders
        self.module = module

    def find_spec(self, name, path=None, target=None):
        if "." in name:
            return None
        spec = self.finder.find_spec(name, self.folders)
        if spec is None and name == self.module.partition(".")[0]:
            raise Unavailable("Cannot find module %r in %r" % (self.module, self.folders), "")
        return spec

    if sys.version_info >= (3, 8):

        def find_distributions(self, context=None):
            from importlib.metadata import DistributionFinder, MetadataPathFinder

            name = context.name if context else None
            inside = DistributionFinder.Context(name=name, path=self.folders)
            return MetadataPathFinder.find_distributions(inside)


def import_backend():
    module, _, attributes = os.environ["_PYPROJECT_HOOKS_BUILD_BACKEND"].partition(":")
    folders = json.loads(os.environ.get("_PYPROJECT_HOOKS_BACKEND_PATH_JSON", "[]"))
    if folders and PYTHON_2:
        sys.path[:0] = [native(folder) for folder in folders]
    elif folders:
        sys.meta_path.insert(0, InTreeFinder(folders, module))
    try:
        __import__(module)
    except ImportError:
        raise Unavailable("Cannot import %r" % module, traceback.format_exc())
    backend = sys.modules[module]
    for attribute in attributes.split(".") if attributes else []:
        backend = getattr(backend, attribute)
    return backend


def native(value):
    """Python 2's libraries want byte strings where JSON gives text."""
    if PYTHON_2:
        if isinstance(value, dict):
            return dict((native(key), native(item)) for key, item in value.items())
        if isinstance(value, list):
            return [native(item) for item in value]
        if not isinstance(value, str) and hasattr(value, "encode"):
            return value.encode("utf-8")
    return value


def get_requires(backend, kind, config_settings):
    if kind == "editable" and not hasattr(backend, "build_editable"):
        raise Missing("build_editable")
    hook = getattr(backend, "get_requires_for_build_" + kind, None)
    return {"value": list(hook(config_settings)) if hook else []}


def prepare_metadata(backend, kind, metadata_directory, config_settings):
    """Without the hook, the whole wheel is built in its place."""
    hook = getattr(backend, "prepare_metadata_for_build_" + kind, None)
    if hook:
        return {"value": hook(metadata_directory, config_settings)}
    build = getattr(backend, "build_" + kind, None)
    if build is None:
        raise Missing("build_" + kind)
    return {"value": build(metadata_directory, config_settings), "built": True}


def build(backend, kind, wheel_directory, config_settings, metadata_directory):
    hook = getattr(backend, "build_" + kind, None)
    if hook is None:
        raise Missing("build_" + kind)
    return {"value": hook(wheel_directory, config_settings, metadata_directory)}


def supports(backend, kind):
    return {"value": hasattr(backend, "build_" + kind)}


HOOKS = {
    "get_requires_for_build": get_requires,
    "prepare_metadata_for_build": prepare_metadata,
    "build": build,
    "supports": supports,
}


def call(hook, arguments):
    with warnings.catch_warnings(record=True) as caught:
        try:
            result = HOOKS[hook](import_backend(), **arguments)
        except Unavailable as problem:
            result = {"unavailable": problem.message, "details": problem.details}
        except Missing as problem:
            result = {"missing": problem.hook}
    result["warnings"] = [
        "%s:%s: %s: %s" % (w.filename, w.lineno, w.category.__name__, w.message)
        for w in caught
        if isinstance(w.category, type) and issubclass(w.category, UserWarning)
    ]
    return result


def main():
    hook, directory = sys.argv[1:]
    here = os.path.realpath(os.path.dirname(os.path.abspath(__file__)))
    sys.path[:] = [entry for entry in sys.path if os.path.realpath(entry or ".") != here]
    with io.open(os.path.join(directory, "input.json"), encoding="utf-8") as stream:
        arguments = json.load(stream)
    result = call(hook, dict((str(key), native(value)) for key, value in arguments.items()))
    with io.open(os.path.join(directory, "output.json"), "wb") as stream:
        stream.write(json.dumps(result).encode("utf-8"))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)

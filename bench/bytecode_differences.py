"""Compares compiled files by what they hold: kind, stamp of the source beside them, code.

Reads lines of two paths, separated by a tab, and prints a line for each pair that differs: problem, tab,
first path. Runs on the interpreter that wrote them, from CPython 2.7 on, since no other can load the code.
"""
import marshal
import os
import struct
import sys

# Magic number, flags from 3.7 on (PEP 552), time of the source, its size in every Python 3.
HEADER = 8 if sys.version_info < (3,) else 12 if sys.version_info < (3, 7) else 16


def without_names(code):
    """Returns a code object as nested tuples without file names."""
    fields = sorted(f for f in dir(code) if f.startswith("co_") and f not in ("co_filename", "co_lnotab"))
    values = []
    for field in fields:
        value = getattr(code, field)
        if callable(value):
            value = list(value())
        if field == "co_consts":
            value = [without_names(c) if hasattr(c, "co_code") else constant(c) for c in value]
        values.append((field, value))
    return values


def constant(value):
    """Returns a constant so that equal ones compare equal; a set's order depends on the process."""
    if isinstance(value, frozenset):
        return (frozenset, sorted(map(repr, value)))
    return (type(value), [constant(v) for v in value] if isinstance(value, tuple) else repr(value))


def source_of(path):
    folder, name = os.path.split(path)
    if os.path.basename(folder) == "__pycache__":
        folder = os.path.dirname(folder)
    return os.path.join(folder, name.split(".")[0] + ".py")


def fits_source(path, header):
    source = source_of(path)
    by_hash = HEADER == 16 and header[4:8] != b"\0\0\0\0"
    if by_hash or not os.path.exists(source):
        return True
    status = os.stat(source)
    stamp = struct.pack("<L", int(status.st_mtime) & 0xFFFFFFFF)
    if HEADER > 8:
        stamp += struct.pack("<L", status.st_size & 0xFFFFFFFF)
    return header.endswith(stamp)


def difference(first, second):
    contents = []
    for path in (first, second):
        with open(path, "rb") as file:
            contents.append((path, file.read()))
    kinds, codes = [], []
    for path, content in contents:
        kinds.append(content[: 8 if HEADER == 16 else 4])
        codes.append(without_names(marshal.loads(content[HEADER:])))
        if not fits_source(path, content[:HEADER]):
            return "the stamp of %s does not fit its source" % path
    if kinds[0] != kinds[1]:
        return "another magic number or kind"
    return "another code" if codes[0] != codes[1] else None


for line in sys.stdin.read().splitlines():
    pair = line.split("\t")
    problem = difference(*pair)
    if problem:
        print("%s\t%s" % (problem, pair[0]))

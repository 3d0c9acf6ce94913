# Compiles Python sources, one request per line of standard input:
#   source NUL target NUL name shown in tracebacks NUL invalidation mode LF
# and answers each with one byte on the standard output it was started with:
#   1 compiled, 0 does not compile.
# Runs on CPython 2.7 and every 3 with the standard library alone, whose folders are its arguments.
import sys

# Before any import of a file: the folder that the user stands in holds no library of ours, and
# without its site.py a virtual environment of 2.7 knows no folder of the library.
sys.path[:] = [folder for folder in sys.path if folder] + sys.argv[1:]

# Brings the codecs that sources declare; where the library was not known yet, 2.7 started without.
import encodings
import os
import warnings


def ensure_folder(folder):
    try:
        os.makedirs(folder)
    except OSError:
        # It was there, or another worker was quicker.
        if not os.path.isdir(folder):
            raise


def main():
    warnings.simplefilter("ignore")
    os.umask(0o022)
    import py_compile

    answers = os.dup(1)
    os.dup2(2, 1)
    requests = getattr(sys.stdin, "buffer", sys.stdin)
    encoding = sys.getfilesystemencoding() or "utf-8"
    modes = getattr(py_compile, "PycInvalidationMode", None)
    for line in iter(requests.readline, b""):
        fields = line.rstrip(b"\n").split(b"\0")
        if str is not bytes:
            fields = [os.fsdecode(field) for field in fields]
        source, target, shown, mode = fields
        options = {"doraise": True}
        if modes is not None:
            options["invalidation_mode"] = (
                modes.CHECKED_HASH if mode == "CHECKED_HASH" else modes.TIMESTAMP
            )
        try:
            ensure_folder(os.path.dirname(target))
            py_compile.compile(source, target, shown, **options)
            answer = b"1"
        except EnvironmentError:
            # A full disk is not a property of the source: the parent must see it.
            raise
        except Exception:
            answer = b"0"
        os.write(answers, answer)


main()

# Prints what pip-accel needs to know of this interpreter, between two lines of the only argument.
# Runs on CPython 2.7, 3.6 and later and on PyPy. Each line is a key and its values, separated by
# tabs; backslash, tab and line ends within them are escaped by a backslash. The
# lines around it tell it from what sitecustomize and .pth files print.
import os
import struct
import sys
import sysconfig

# The empty entry stands for the folder this was started from, which pip takes away as well.
if sys.path and sys.path[0] == "":
    del sys.path[0]

import site

lines = []
PY2 = sys.version_info[0] == 2
PLACE = os.path.join(os.path.abspath(os.sep), "pip-accel-place")
SERIES = "%d.%d" % sys.version_info[:2]


def to_bytes(value):
    if isinstance(value, bytes):
        return value
    if PY2:
        return value.encode("utf-8")
    return value.encode("utf-8", "surrogateescape")


def escape(value):
    if value is None:
        value = ""
    if isinstance(value, bool):
        value = "1" if value else ""
    if isinstance(value, int):
        value = str(value)
    value = to_bytes(value)
    for plain, escaped in ((b"\\", b"\\\\"), (b"\t", b"\\t"), (b"\n", b"\\n"), (b"\r", b"\\r")):
        value = value.replace(plain, escaped)
    return value


def put(key, *values):
    lines.append(b"\t".join([key.encode("ascii")] + [escape(value) for value in values]))


base_prefix = getattr(sys, "real_prefix", None) or getattr(sys, "base_prefix", sys.prefix)
in_virtual_environment = sys.prefix != base_prefix
implementation = getattr(sys, "implementation", None)
variables = sysconfig.get_config_vars()


def release(info):
    text = "%d.%d.%d" % tuple(info[:3])
    return text if info[3] == "final" else text + info[3][0] + str(info[4])


def version_and_name():
    """As the platform module reads them from sys.version; to import it takes a third of the time of all this."""
    parts = sys.version.split()[0].split(".")
    others = ("PyPy", "IronPython", "Jython", "Graal")
    plain = len(parts) == 3 and parts[0].isdigit() and parts[1].isdigit()
    if plain and sys.platform[:4] != "java" and not any(other in sys.version for other in others):
        if not implementation or implementation.name == "cpython":
            return parts, "CPython"
    import platform

    return platform.python_version_tuple(), platform.python_implementation()


def uname():
    if hasattr(os, "uname"):
        parts = tuple(os.uname())
        return parts[0], parts[2], parts[3], parts[4]
    import platform

    parts = platform.uname()
    return parts[0], parts[2], parts[3], parts[4]


def markers():
    system, kernel, build, machine = uname()
    parts, name = version_and_name()
    full = ".".join(parts)
    put("marker", "implementation_name", implementation.name if implementation else "")
    put("marker", "implementation_version", release(implementation.version) if implementation else "0")
    put("marker", "os_name", os.name)
    put("marker", "platform_machine", machine)
    put("marker", "platform_release", kernel)
    put("marker", "platform_system", system)
    put("marker", "platform_version", build)
    put("marker", "python_full_version", full + "local" if full.endswith("+") else full)
    put("marker", "platform_python_implementation", name)
    put("marker", "python_version", ".".join(parts[:2]))
    put("marker", "sys_platform", sys.platform)


def elf():
    """Class, byte order (1 is little), machine, flags and program interpreter of this program, if it is an ELF file."""
    try:
        with open(sys.executable, "rb") as program:
            head = program.read(64)
            if head[:4] != b"\x7fELF":
                return None
            order = "<" if head[5:6] == b"\x01" else ">"
            wide = head[4:5] == b"\x02"
            machine, = struct.unpack(order + "H", head[18:20])
            if wide:
                table, = struct.unpack(order + "Q", head[32:40])
                flags, = struct.unpack(order + "I", head[48:52])
                size, count = struct.unpack(order + "HH", head[54:58])
            else:
                table, = struct.unpack(order + "I", head[28:32])
                flags, = struct.unpack(order + "I", head[36:40])
                size, count = struct.unpack(order + "HH", head[42:46])
            loader = b""
            for index in range(count):
                program.seek(table + size * index)
                entry = program.read(size)
                if struct.unpack(order + "I", entry[:4])[0] == 3:
                    if wide:
                        start, = struct.unpack(order + "Q", entry[8:16])
                        length, = struct.unpack(order + "Q", entry[32:40])
                    else:
                        start, = struct.unpack(order + "I", entry[4:8])
                        length, = struct.unpack(order + "I", entry[16:20])
                    program.seek(start)
                    loader = program.read(length).strip(b"\0")
            return 64 if wide else 32, order == "<", machine, flags, loader
    except (OSError, IOError, struct.error):
        return None


def number_pair(text):
    parts = text.split(".")
    digits = "".join(c for c in parts[1][:4] if c.isdigit())
    return int(parts[0]), int(digits)


def libc(loader):
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").split()
        if name == "glibc":
            return (name,) + number_pair(version)
    except Exception:
        pass
    if b"musl" in loader:
        import subprocess

        try:
            asked = subprocess.Popen([loader], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            said = asked.communicate()[1].decode("ascii", "replace").splitlines()
            if said and said[0][:4] == "musl":
                for line in said:
                    if line.startswith("Version "):
                        return ("musl",) + number_pair(line.split()[1])
        except Exception:
            pass
        return "", 0, 0
    try:
        import ctypes

        ask = ctypes.CDLL(None).gnu_get_libc_version
        ask.restype = ctypes.c_char_p
        return ("glibc",) + number_pair(ask().decode("ascii"))
    except Exception:
        return "", 0, 0


def manylinux_override():
    """What the platform's own module says of manylinux tags (PEP 513, 600)."""
    try:
        import _manylinux
    except ImportError:
        return
    ask = getattr(_manylinux, "manylinux_compatible", None)
    if ask is not None:
        for minor in range(5, 64):
            value = ask(2, minor, uname()[3])
            if value is not None:
                put("manylinux", "2_%d" % minor, bool(value))
        return
    for name, minor in (("manylinux1", 5), ("manylinux2010", 12), ("manylinux2014", 17)):
        value = getattr(_manylinux, name + "_compatible", None)
        if value is not None:
            put("manylinux", "2_%d" % minor, bool(value))


def from_sysconfig(kind, place):
    """The scheme of that kind by the sysconfig module."""
    names = sysconfig.get_scheme_names()
    ask = getattr(sysconfig, "get_preferred_scheme", None)
    lookup = "prefix" if kind == "standard" else kind
    if ask:
        name = ask(lookup)
    else:
        framework = variables.get("PYTHONFRAMEWORK") and not in_virtual_environment
        if lookup == "user" and framework and "osx_framework_user" in names:
            candidates = ["osx_framework_user"]
        elif lookup == "prefix":
            short = implementation.name if implementation else ""
            candidates = [short + "_" + os.name, short, os.name + "_prefix", os.name]
            if framework:
                candidates.insert(0, "osx_framework_library")
        else:
            candidates = [os.name + "_" + lookup]
        candidates = [name for name in candidates if name in names]
        name = candidates[0] if candidates else "posix_" + lookup
        if name not in names:
            return None
    if place and kind == "prefix" and name in ("posix_local", "osx_framework_library"):
        name = "posix_prefix"
    changed = {}
    if place:
        keys = ["installed_base", "base", "installed_platbase", "platbase", "prefix", "exec_prefix"]
        if variables.get("userbase") is not None:
            keys.append("userbase")
        changed = dict((key, place) for key in keys)
    paths = sysconfig.get_paths(scheme=name, vars=changed)
    if in_virtual_environment:
        base = place or sys.prefix
        paths["include"] = os.path.join(base, "include", "site", "python" + SERIES)
    return [paths[key] for key in ("purelib", "platlib", "scripts", "data", "include")]


def from_distutils(kind, place):
    """The scheme of that kind by the distutils module."""
    from distutils.dist import Distribution

    distribution = Distribution({"name": "pip-accel-name"})
    found = distribution.find_config_files
    # A setup.cfg of whatever folder this runs in is no property of the interpreter.
    distribution.find_config_files = lambda: [f for f in found() if f != "setup.cfg"]
    try:
        distribution.parse_config_files()
    except UnicodeDecodeError:
        pass
    command = distribution.get_command_obj("install", create=True)
    command.create_home_path = lambda: None
    command.user = kind == "user" or command.user
    if kind in ("user", "home"):
        command.prefix = ""
    if kind == "prefix":
        command.prefix = place
    if kind == "home":
        command.home = place
    command.finalize_options()
    scheme = dict(
        (key, getattr(command, "install_" + key))
        for key in ("purelib", "platlib", "scripts", "data", "headers")
    )
    if "install_lib" in distribution.get_option_dict("install"):
        scheme["purelib"] = scheme["platlib"] = command.install_lib
    headers = os.path.dirname(scheme["headers"])
    if in_virtual_environment:
        base = place or (command.install_userbase if kind == "user" else command.prefix)
        headers = os.path.join(base, "include", "site", "python" + SERIES)
    return [scheme[key] for key in ("purelib", "platlib", "scripts", "data")] + [headers]


def schemes():
    by_sysconfig = getattr(sysconfig, "_PIP_USE_SYSCONFIG", sys.version_info >= (3, 10))
    ask = from_sysconfig if by_sysconfig else from_distutils
    if not by_sysconfig:
        try:
            __import__("_distutils_hack").remove_shim()
        except (ImportError, AttributeError):
            pass
    for kind, place in (("standard", None), ("user", None), ("prefix", PLACE), ("home", PLACE)):
        try:
            paths = ask(kind, place)
        except Exception:
            if kind != "user":
                raise
            paths = None
        if paths and place:
            paths = [os.path.relpath(path, place) for path in paths]
        if paths:
            put("scheme", kind, *paths)
    if sys.platform == "darwin" and sys.prefix.startswith("/System/Library/"):
        scripts = "/usr/local/bin"
    elif by_sysconfig:
        scripts = sysconfig.get_paths()["scripts"]
    else:
        scripts = os.path.join(os.path.normpath(sys.prefix), "Scripts" if os.name == "nt" else "bin")
    put("scripts", scripts)
    user = None
    try:
        user = from_sysconfig("user", None)
    except Exception:
        pass
    if user:
        put("user_scripts", user[2])


def global_hidden():
    if not in_virtual_environment:
        return False
    try:
        with open(os.path.join(sys.prefix, "pyvenv.cfg"), "rb") as settings:
            content = settings.read().decode("utf-8", "replace")
    except (OSError, IOError):
        if hasattr(sys, "real_prefix"):
            folder = os.path.dirname(os.path.abspath(site.__file__))
            return os.path.exists(os.path.join(folder, "no-global-site-packages.txt"))
        return True
    for line in content.splitlines():
        key, separator, value = line.partition("=")
        if key.rstrip() == "include-system-site-packages" and value.lstrip().startswith("false"):
            return True
    return False


def sites():
    try:
        user = site.getusersitepackages()
    except AttributeError:
        user = getattr(site, "USER_SITE", None)
    if user:
        put("user_site", user)
    put("user_enabled", bool(getattr(site, "ENABLE_USER_SITE", False)))
    put("global_hidden", global_hidden())
    folders = []
    if hasattr(site, "getsitepackages"):
        try:
            folders = list(site.getsitepackages())
        except Exception:
            pass
    if user:
        folders.append(user)
    for folder in folders:
        put("site", folder)


def magic():
    try:
        from importlib.util import MAGIC_NUMBER as number
    except ImportError:
        import imp

        number = imp.get_magic()
    return "".join("%02x" % byte for byte in bytearray(number))


put("executable", sys.executable)
put("prefix", sys.prefix)
put("base_prefix", base_prefix)
put("version", *sys.version_info)
name = implementation.name if implementation else version_and_name()[1].lower()
put("implementation", name)
put("version_without_dots", variables.get("py_version_nodot"))
put("cache_tag", getattr(implementation, "cache_tag", None))
put("magic", magic())
put("soabi", variables.get("SOABI"))
put("extension_suffix", variables.get("EXT_SUFFIX") or variables.get("SO"))
put("abi_flags", getattr(sys, "abiflags", ""))
put("free_threaded", bool(variables.get("Py_GIL_DISABLED")))
debug = variables.get("Py_DEBUG")
put("debug", bool(debug) if debug is not None else hasattr(sys, "gettotalrefcount"))
put("wide_unicode", sys.maxunicode == 0x10FFFF)
put("pymalloc", variables.get("WITH_PYMALLOC") in (None, 1))
put("pointer_bits", struct.calcsize("P") * 8)
put("platform", sysconfig.get_platform())
loading = elf()
if loading:
    put("elf", *loading)
put("libc", *libc(loading[4] if loading else b""))
if sys.platform == "darwin":
    import platform

    put("mac", platform.mac_ver()[0], platform.mac_ver()[2])
manylinux_override()
markers()
schemes()
sites()
put("purelib", sysconfig.get_path("purelib"))
for key in ("stdlib", "platstdlib"):
    if sysconfig.get_path(key):
        put("standard_library", sysconfig.get_path(key))
# In a virtual environment of 2.7 the paths above are its own, which hold next to nothing.
put("standard_library", os.path.dirname(os.path.abspath(sysconfig.__file__)))
for folder in sys.path:
    put("path", folder)
border = [b"", to_bytes(sys.argv[1]), b""]
sys.stdout.flush()
with os.fdopen(os.dup(1), "wb") as target:
    target.write(b"\n".join(border[:2] + lines + border[1:]))

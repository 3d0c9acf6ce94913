"""A clean Debian root with pip-accel's runtime image in it, copies of it, and terminals to type into."""
import os, pty, re, select, shutil, subprocess, time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IMAGE = os.environ.get("PIP_ACCEL_IMAGE", HERE + "/pip-accel-dist/target/image")
MIRROR = os.environ.get("DEBIAN_MIRROR") # else that of debootstrap
PROGRAM = "/opt/pip-accel/bin/pip-accel"
QUESTION = re.compile(rb"Do you want me to install .*\? \[y/N\] ")
LIMIT = 3600


class DebianRoot:
    def __init__(self, work, suite):
        self.base = os.path.join(work, "base")
        self.root = os.path.join(work, "root")
        os.makedirs(work, exist_ok=True)
        if not os.path.exists(self.base + "/usr/bin/python3"):
            subprocess.run(["debootstrap", "--variant=minbase", "--include=python3,ca-certificates,sudo",
                            suite, self.base, *([MIRROR] if MIRROR else [])], check=True, stdout=subprocess.DEVNULL)
        for name in ("/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt"):
            shutil.copy(name, self.base + name)
        with open(self.base + "/etc/hosts", "w") as hosts:
            hosts.write("127.0.0.1 localhost %s\n" % os.uname().nodename)
        subprocess.run(["chroot", self.base, "apt-get", "update"], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(self.base + "/opt/pip-accel", ignore_errors=True)
        shutil.copytree(IMAGE, self.base + "/opt/pip-accel", symlinks=True)

    def fresh(self):
        """Replaces the copy by a new one, with an environment in /env."""
        self.release()
        shutil.rmtree(self.root, ignore_errors=True)
        subprocess.run(["cp", "-a", self.base, self.root], check=True)
        subprocess.run(["mount", "-t", "proc", "proc", self.root + "/proc"], check=True)
        subprocess.run(["mount", "--bind", "/dev/pts", self.root + "/dev/pts"], check=True)
        self.run("python3", "-m", "venv", "--without-pip", "/env")

    def release(self):
        for folder in ("/proc", "/dev/pts"):
            subprocess.run(["umount", self.root + folder], stderr=subprocess.DEVNULL)

    def run(self, *command):
        return subprocess.run(["chroot", self.root, *command], check=True, stdout=subprocess.PIPE).stdout

    def packages(self):
        listing = self.run("dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Abbrev}\n")
        return set(line.split()[0] for line in listing.decode().splitlines() if " ii" in line)

    def command(self, words, user="root", **variables):
        home = "/root" if user == "root" else "/home/" + user
        plain = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "TERM": "xterm", "LANG": "C.UTF-8",
                 "VIRTUAL_ENV": "/env", "PIP_CERT": "/etc/ssl/certs/ca-certificates.crt", **variables}
        return ["chroot", "--userspec=%s:%s" % (user, user), self.root, "env", "-i",
                *("%s=%s" % pair for pair in plain.items()), PROGRAM, *words]


def silently(command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=LIMIT)
    return done.returncode, done.stdout


def at_terminal(command, answer):
    """Runs at a terminal of its own; returns the exit code, what was shown and how often it asked."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    shown, asked, read, end = b"", 0, 0, time.time() + LIMIT
    while time.time() < end:
        if not select.select([terminal], [], [], 5)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        question = QUESTION.search(shown, read)
        if question:
            read, asked = question.end(), asked + 1
            os.write(terminal, answer)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown, asked

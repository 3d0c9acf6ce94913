"""Real engines for shared caches, each started on loopback in a folder of its own and ended after use."""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

VERSITYGW = "github.com/versity/versitygw/cmd/versitygw@v1.8.0"
KEYS = {"AWS_ACCESS_KEY_ID": "access", "AWS_SECRET_ACCESS_KEY": "secret"}


class Store:
    """A running engine: what pip-accel calls the place, and which variables it needs for it."""

    def __init__(self, url, log):
        self.url, self.log, self.seen = url, log, 0

    def requests(self):
        """Returns how many requests came since the last such question."""
        time.sleep(0.3)
        lines = len(self.log.read_text(errors="replace").splitlines()) if self.log.exists() else 0
        count, self.seen = lines - self.seen, lines
        return count


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def find_versitygw():
    """Returns the program; `go install` makes it where there is none."""
    found = os.environ.get("VERSITYGW") or shutil.which("versitygw")
    if found:
        return found
    folder = pathlib.Path.home() / ".cache/pip-accel-bench"
    if not (folder / "versitygw").exists():
        print("Building versitygw, which takes some minutes")
        subprocess.run(["go", "install", VERSITYGW], check=True, env={**os.environ, "GOBIN": str(folder)})
    return str(folder / "versitygw")


@contextlib.contextmanager
def versitygw(folder):
    """An S3 store over files, without any bucket."""
    data, users = folder / "data", folder / "users"
    data.mkdir(parents=True)
    users.mkdir()
    port, log = free_port(), folder / "access.log"
    program = [find_versitygw(), "--quiet", "--port", f"127.0.0.1:{port}", "--access-log", str(log),
               "--iam-dir", str(users), "posix", str(data)]
    environment = {**os.environ, "ROOT_ACCESS_KEY": KEYS["AWS_ACCESS_KEY_ID"],
                   "ROOT_SECRET_KEY": KEYS["AWS_SECRET_ACCESS_KEY"]}
    with running(program, port, environment):
        yield Store(f"http://127.0.0.1:{port}", log)


@contextlib.contextmanager
def nginx(folder):
    """A WebDAV server of Debian's packages nginx-light and libnginx-mod-http-dav-ext."""
    (folder / "root").mkdir(parents=True)
    (folder / "tmp").mkdir()
    os.chmod(folder, 0o755)
    port, log = free_port(), folder / "access.log"
    module = pathlib.Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"""
load_module {module};
{user}
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log {log};
  dav_ext_lock_zone zone=locks:1m;
  client_body_temp_path {folder}/tmp;
  server {{
    listen 127.0.0.1:{port};
    location / {{
      root {folder}/root;
      client_max_body_size 0;
      dav_methods PUT DELETE;
      dav_ext_methods PROPFIND;
      create_full_put_path on;
    }}
  }}
}}
""")
    with running(["nginx", "-c", str(folder / "nginx.conf"), "-e", f"{folder}/error.log"], port, None):
        yield Store(f"http://127.0.0.1:{port}", log)


@contextlib.contextmanager
def running(program, port, environment):
    with open(os.devnull) as nothing, subprocess.Popen(
            program, env=environment, stdin=nothing, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL) as process:
        try:
            wait(port, process)
            yield
        finally:
            process.terminate()


def wait(port, process):
    for _ in range(100):
        if process.poll() is not None:
            raise SystemExit(f"{process.args[0]} ended with {process.returncode}")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{process.args[0]} does not answer")

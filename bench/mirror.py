#!/usr/bin/env python3
"""A recording mirror of a package index on loopback, which counts the requests that it gets.

    bench/mirror.py INDEX_URL FOLDER [--port 8080] [--latency 0.02]

Prints the URL of its index, then serves until it is ended. `GET /counts` tells what was asked since the last
such request, as JSON. Everything is asked of the real index once, kept in a folder and from then on answered from there, each time
after the same short wait. So runs of several programs can be compared, and the index is left in peace.
Pages go out as the large public index sends them: with an ETag, `max-age=600` and, if wanted, gzip. Of
archives only those blocks are fetched that somebody asks for.
"""
import argparse
import asyncio
import collections
import concurrent.futures
import gzip
import hashlib
import html
import http.client
import json
import pathlib
import re
import threading
import time
import urllib.parse

BLOCK = 128 * 1024
WORKERS = 24
PAGE_LIFE = "max-age=600, public"
FILE_LIFE = "max-age=365000000, immutable, public"


class Upstream(threading.local):
    """The real index over connections that are kept, some for each thread."""

    def __init__(self):
        self.connections = {}

    def ask(self, method, url, headers=()):
        """Returns the response with its body read, and the URL that answered."""
        for _ in range(10):
            parts = urllib.parse.urlsplit(url)
            for attempt in range(3):
                connection = self.connections.get(parts[:2]) or self.connect(parts)
                try:
                    connection.request(method, urllib.parse.urlunsplit(("", "", *parts[2:4], "")), headers=dict(headers))
                    response = connection.getresponse()
                    body = response.read()
                    break
                except (http.client.HTTPException, OSError):
                    connection.close()
                    if attempt == 2:
                        raise
            if response.status not in (301, 302, 303, 307, 308):
                return response, body, url
            url = urllib.parse.urljoin(url, response.headers["Location"])
        raise OSError(f"too many redirects to {url}")

    def connect(self, parts):
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self.connections[parts[:2]] = connection = kind(parts.netloc, timeout=60)
        return connection


class Recording:
    """What the index answered, in a folder."""

    def __init__(self, folder, index_url):
        self.folder = pathlib.Path(folder)
        self.index_url = index_url.rstrip("/") + "/"
        self.upstream = Upstream()
        self.locks = collections.defaultdict(threading.Lock)
        (self.folder / "pages").mkdir(parents=True, exist_ok=True)
        (self.folder / "files").mkdir(exist_ok=True)

    def page(self, project):
        """Returns a project's page with absolute links, None if there is none."""
        place = self.folder / "pages" / project
        with self.locks[project]:
            if not place.exists():
                place.write_bytes(self.ask_page(project))
        content = place.read_bytes()
        return content or None

    def ask_page(self, project):
        response, page, base = self.upstream.ask("GET", self.index_url + project + "/", {"Accept": "text/html"})
        if not known(response):
            return b""

        def absolute(match):
            link = urllib.parse.urljoin(base, html.unescape(match[1]))
            return f'href="{html.escape(link)}"'

        return re.sub(r'href="([^"]*)"', absolute, page.decode()).encode()

    def size(self, url):
        """Returns a file's size, None if there is no such file."""
        place = self.place(url).with_suffix(".json")
        with self.locks[url]:
            if not place.exists():
                place.write_text(json.dumps(self.ask_size(url)))
        return json.loads(place.read_text())

    def ask_size(self, url):
        response, _, _ = self.upstream.ask("HEAD", url)
        return int(response.headers["Content-Length"]) if known(response) else None

    def part(self, url, start, end):
        """Returns the bytes of a file from start up to but not including end."""
        place = self.place(url)
        size = self.size(url)
        with self.locks[url]:
            blocks = range(start // BLOCK, (max(start, end - 1)) // BLOCK + 1)
            missing = [b for b in blocks if not place.with_suffix(f".{b}").exists()]
            if missing:
                first, last = missing[0] * BLOCK, min((missing[-1] + 1) * BLOCK, size)
                _, content, _ = self.upstream.ask("GET", url, {"Range": f"bytes={first}-{last - 1}"})
                if len(content) != last - first:
                    raise OSError(f"{url} did not come as asked for")
                for number in range(missing[0], missing[-1] + 1):
                    offset = (number - missing[0]) * BLOCK
                    place.with_suffix(f".{number}").write_bytes(content[offset:offset + BLOCK])
            content = b"".join(place.with_suffix(f".{b}").read_bytes() for b in blocks)
        return content[start - blocks[0] * BLOCK:end - blocks[0] * BLOCK]

    def place(self, url):
        return self.folder / "files" / (hashlib.sha256(url.encode()).hexdigest() + ".0")


def known(response):
    """Tells whether there is what was asked for."""
    if response.status not in (200, 404):
        raise OSError(f"the index answered {response.status}")
    return response.status == 200


class Mirror:
    """Serves a recording on loopback."""

    def __init__(self, recording, port, latency):
        self.recording = recording
        self.port = port
        self.latency = latency
        self.counts = collections.Counter()
        self.log = []
        self.pages = {}
        self.origins = []

    async def serve(self):
        asyncio.get_running_loop().set_default_executor(concurrent.futures.ThreadPoolExecutor(WORKERS))
        server = await asyncio.start_server(self.connection, "127.0.0.1", self.port, backlog=256)
        self.port = server.sockets[0].getsockname()[1]
        print(f"http://127.0.0.1:{self.port}/simple/", flush=True)
        await server.serve_forever()

    async def connection(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, target, _ = head[0].split(" ")
                fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
                ready = time.monotonic() + self.latency
                status, headers, body = await self.answer(method, target, fields)
                await asyncio.sleep(max(0, ready - time.monotonic()))
                lines = [f"HTTP/1.1 {status} {http.client.responses[status]}"]
                lines += [f"{name}: {value}" for name, value in headers.items()]
                writer.write("\r\n".join([*lines, "", ""]).encode())
                if method != "HEAD":
                    writer.write(body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def answer(self, method, target, fields):
        parts = urllib.parse.urlsplit(target).path.split("/", 3)
        if parts[1] == "counts":
            body = json.dumps({"counts": self.counts, "log": self.log}).encode()
            self.counts, self.log = collections.Counter(), []
            return 200, {"Content-Length": len(body)}, body
        self.log.append(f"{method} {target} {fields.get('range', '')}")
        if parts[1] == "simple":
            return await self.page(parts[2], fields)
        if parts[1] == "files":
            return await self.file(method, self.origins[int(parts[2])] + parts[3], fields)
        return 404, {"Content-Length": 0}, b""

    async def page(self, project, fields):
        if project not in self.pages:
            self.pages[project] = await asyncio.to_thread(self.prepare, project)
        page = self.pages[project]
        if page is None:
            self.counts["page 404"] += 1
            return 404, {"Content-Length": 0}, b""
        plain, packed, tag = page
        headers = {"Content-Type": "text/html", "ETag": tag, "Cache-Control": PAGE_LIFE}
        if fields.get("if-none-match") == tag:
            self.counts["page 304"] += 1
            return 304, headers, b""
        self.counts["page"] += 1
        body = plain
        if "gzip" in fields.get("accept-encoding", ""):
            body = packed
            headers["Content-Encoding"] = "gzip"
        self.counts["bytes"] += len(body)
        headers["Content-Length"] = len(body)
        return 200, headers, body

    def prepare(self, project):
        """Points a page's links here."""
        content = self.recording.page(project)
        if content is None:
            return None

        def here(match):
            origin, rest = match[1] + "/", match[2]
            if origin not in self.origins:
                self.origins.append(origin)
            return f'href="http://127.0.0.1:{self.port}/files/{self.origins.index(origin)}/{rest}"'

        page = re.sub(r'href="(https?://[^/"]*)/([^"]*)"', here, content.decode()).encode()
        return page, gzip.compress(page, 6, mtime=0), f'"{hashlib.sha256(content).hexdigest()[:16]}"'

    async def file(self, method, url, fields):
        size = await asyncio.to_thread(self.recording.size, url)
        if size is None:
            self.counts["file 404"] += 1
            return 404, {"Content-Length": 0}, b""
        headers = {
            "Content-Type": "application/octet-stream", "Accept-Ranges": "bytes", "Cache-Control": FILE_LIFE,
            "ETag": f'"{hashlib.sha256(url.encode()).hexdigest()[:16]}"'}
        if method == "HEAD":
            self.counts["file head"] += 1
            return 200, {**headers, "Content-Length": size}, b""
        if fields.get("if-none-match") == headers["ETag"]:
            self.counts["file 304"] += 1
            return 304, headers, b""
        status, start, end = 200, 0, size
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", fields.get("range", ""))
        if asked:
            status = 206
            first, last = asked.groups()
            start = int(first) if first else max(0, size - int(last))
            end = min(size, int(last) + 1) if first and last else size
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        body = await asyncio.to_thread(self.recording.part, url, start, end)
        self.counts["file range" if asked else "file"] += 1
        self.counts["bytes"] += len(body)
        return status, {**headers, "Content-Length": len(body)}, body


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index_url")
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.02, help="seconds that an answer takes")
    options = parser.parse_args()
    asyncio.run(Mirror(Recording(options.folder, options.index_url), options.port, options.latency).serve())


if __name__ == "__main__":
    main()

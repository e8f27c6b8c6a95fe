"""A web server for one file that can do what servers do to a download."""
import http.server
import threading


class Server:
    """Serves `body` at every path; `faults` says what goes wrong, request by
    request: "cut" (half of what was asked, then the connection closes),
    an HTTP status, ("status", headers), or None."""

    def __init__(self, body, etag='"one"', ranges=True):
        self.body, self.etag, self.ranges = body, etag, ranges
        self.faults, self.requests = [], []
        self.length = None      # announced instead of the true one
        self.sent = 0           # bytes of bodies
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                outer.answer(self)

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}/set.hdf5"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def answer(self, request):
        wanted = request.headers.get("Range")
        self.requests.append(wanted)
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, (int, tuple)):
            status, headers = fault if isinstance(fault, tuple) else (fault, {})
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name, value)
            request.send_header("Content-Length", "5")
            request.end_headers()
            request.wfile.write(b"sorry")
            return
        start = 0
        if wanted and self.ranges and \
                request.headers.get("If-Range", self.etag) == self.etag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start and start >= len(self.body):
            request.send_response(416)
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        rest = self.body[start:]
        request.send_response(206 if start else 200)
        if start:
            request.send_header(
                "Content-Range",
                f"bytes {start}-{len(self.body) - 1}/{len(self.body)}")
        if self.etag:
            request.send_header("ETag", self.etag)
        request.send_header("Content-Length", str(self.length or len(rest)))
        request.end_headers()
        if fault == "cut":
            rest = rest[:len(rest) // 2]
        if fault == "slow":
            for at in range(0, len(rest), 1000):
                try:
                    request.wfile.write(rest[at:at + 1000])
                    request.wfile.flush()
                except OSError:
                    return
                self.sent += 1000
                threading.Event().wait(0.05)
            return
        request.wfile.write(rest)
        self.sent += len(rest)

"""An HTTP server that behaves badly on request, and as a chat endpoint else.

The path says how: /429/v1 answers 429 with Retry-After first, /drip/v1 sends a
byte now and then, and so on. Requests are kept for the test to look at.
"""

import http.server
import json
import socket
import struct
import threading
import time


def event(text, **more):
    return ("data: " + json.dumps({"choices": [{"delta": {"content": text}, **more}]})
            + "\n\n").encode()


END = b"data: [DONE]\n\n"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def start(self, status=200, kind="text/event-stream", length=None, **headers):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length is None:
            self.close_connection = True
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def reply(self, text="Hello"):
        self.start()
        self.wfile.write(event(text[:2]) + event(text[2:], finish_reason="stop") + END)

    def error(self, status, message="no", **headers):
        body = json.dumps({"error": {"message": message}}).encode()
        self.start(status, "application/json", len(body), **headers)
        self.wfile.write(body)

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers), None))
        self.reply("from a redirect")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
            turn = sum(1 for p, _, _ in self.server.asked if p == self.path)
        how = self.path.split("/")[1]
        try:
            getattr(self, "do_" + how.replace("-", "_"))(turn, json.loads(body))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def do_good(self, turn, body):
        self.reply()

    def do_document(self, turn, body):
        body = json.dumps({"choices": [{"message": {"content": "Hello"}}],
                           "usage": {"prompt_tokens": 5, "completion_tokens": 1}}).encode()
        self.start(200, "application/json; charset=utf-8", len(body))
        self.wfile.write(body)

    def do_script(self, turn, body):
        replies = self.server.script
        self.reply(replies[min(turn, len(replies)) - 1])

    def do_drip(self, turn, body):
        self.start()
        for byte in event("never to end"):
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(3)

    def do_half(self, turn, body):
        self.start()
        self.wfile.write(event("Hel") + b'data: {"choices": [{"delta": {"con')

    def do_half_document(self, turn, body):
        self.start(200, "application/json")
        self.wfile.write(b'{"choices": [{"message": {"content": "Hel')

    def do_short(self, turn, body):
        self.start(200, "application/json", 1000)
        self.wfile.write(b'{"choices"')
        self.close_connection = True

    def do_reset(self, turn, body):
        if turn > 2:
            return self.reply()
        # Linger 0: the kernel sends a reset instead of an end.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                   struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def do_429(self, turn, body):
        if turn > 1:
            return self.reply()
        self.error(429, "slow down", Retry_After="2")

    def do_long_429(self, turn, body):
        self.error(429, "come tomorrow", Retry_After="86400")

    def do_500(self, turn, body):
        if turn > 2:
            return self.reply()
        self.error(500, "oops")

    def do_always_503(self, turn, body):
        self.error(503, "never")

    def do_401(self, turn, body):
        self.error(401, "wrong key " + self.headers.get("Authorization", ""))

    def do_no_schema(self, turn, body):
        if "response_format" in body:
            return self.error(400, "unknown field response_format")
        self.do_script(turn - 1, body)

    def do_to_file(self, turn, body):
        self.start(302, None, 0, Location="file:///etc/passwd")

    def do_elsewhere(self, turn, body):
        self.start(307, None, 0, Location="/good/v1/chat/completions")

    def do_large(self, turn, body):
        self.start()
        for _ in range(1600):
            self.wfile.write(event("x" * 65536))

    def do_html(self, turn, body):
        page = b"<html>Hello</html>"
        self.start(200, "text/html", len(page))
        self.wfile.write(page)

    def do_untyped(self, turn, body):
        self.start(200, None)
        self.wfile.write(event("Hello") + END)

    def do_empty(self, turn, body):
        self.start(200, "application/json", 0)

    def do_nonsense(self, turn, body):
        self.start()
        self.wfile.write(b"data: \xff\xfe\x00 7\n\n" + END)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked, self.script, self.lock = [], [], threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, how):
        return f"http://127.0.0.1:{self.server_port}/{how}/v1"

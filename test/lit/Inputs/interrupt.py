"""interrupt.py COMMAND...: runs it in a session of its own, sends SIGINT to the
whole session once it has children, as a terminal does, and says what became of it."""
import os
import signal
import subprocess
import sys
import time

process = subprocess.Popen(sys.argv[1:], start_new_session=True, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
children = f"/proc/{process.pid}/task/{process.pid}/children"
deadline = time.monotonic() + 60
while not open(children).read().strip() and time.monotonic() < deadline:
    time.sleep(0.01)
os.killpg(process.pid, signal.SIGINT)
out, err = process.communicate(timeout=60)
print(f"stdout: {len(out)} bytes")
print("stderr:", err.strip())
print("code", process.returncode)
try:
    os.killpg(process.pid, 0)
    print("something is left")
except ProcessLookupError:
    print("nothing is left")

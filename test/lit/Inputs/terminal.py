"""terminal.py COMMAND...: runs it on a terminal of its own, passes on what it
prints there and its exit code."""
import os
import pty
import sys

sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))

# Runs a command and says its exit code on stderr, so that FileCheck sees both.
"$@"
echo "code $?" >&2

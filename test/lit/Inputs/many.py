"""many.py FILE DIR N: N copies of FILE that differ, in the new directory DIR."""
import os
import sys

with open(sys.argv[1]) as source:
    text = source.read()
os.mkdir(sys.argv[2])
for i in range(int(sys.argv[3])):
    with open(os.path.join(sys.argv[2], f"{i:04}.cpp"), "w") as out:
        out.write(f"{text}// {i}\n")

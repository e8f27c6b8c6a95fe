#!/usr/bin/env python3
"""What a rewrite is worth on a target: applied, verified, judged.

    bench/rewrite_gain.py BUILD --rewrites=a,b [--over=c,d] [--set=a.x=2]...
                          [--target=hnswlib] [--checkout=DIR] [--build=NAME=N]...
                          [--dataset=NAME] [--pairs=20] [--json=FILE]

Copies the target's sources, lets crinn-rewrite apply the rewrites to what the
target compiles, and compares the result with the unmodified target, or
with what --over gives, by crinn-eval: every gate, then interleaved launches. The
figures on the pages of docs/rewrites come from here. With --checkout the target is a
template of eval/peers/templates, whose library lies in DIR; it may have errors that it
has anyway. Prints crinn-eval's table; its exit code is that of the first program that
failed.
"""
import argparse
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def run(*command, **more):
    done = subprocess.run([str(c) for c in command], **more)
    if done.returncode != 0:
        sys.exit(done.returncode)


def flags(manifest, tree):
    """The adapter's, without what only the manifest's own compiler knows."""
    made = [f.replace("{tree}", str(tree)) for f in manifest["cxxflags"]]
    return [*made, f"-I{ROOT}", f"-I{ROOT}/eval/target"]


def home_of(args, scratch):
    """The directory of the target: a shipped one, or a template and where its library is."""
    shipped = ROOT / "eval/targets" / args.target
    if not args.checkout and not args.build_set:
        return shipped
    home = scratch / args.target
    shutil.copytree(ROOT / "eval/peers/templates" / args.target if args.checkout else shipped,
                    home)
    manifest = json.loads((home / "target.json").read_text())
    for source in manifest["source"] if args.checkout else ():
        source["from"] = source["from"].replace("checkout", str(args.checkout.absolute()), 1)
    for name, value in (one.split("=", 1) for one in args.build_set):
        manifest["build"][name] = int(value)
    (home / "target.json").write_text(json.dumps(manifest))
    return home


def variant(args, home, rewrites, scratch, name):
    """The directory of the variant that \\p rewrites make."""
    manifest = json.loads((home / "target.json").read_text())
    tree, out = scratch / f"{name}-tree", scratch / name
    run(args.build / "bin/crinn-eval", "make-variant", f"--target={home}/target.json",
        f"--copy={tree}", stdout=subprocess.DEVNULL)
    run(args.build / "bin/crinn-rewrite", "apply", "-v", f"--root={tree}",
        *(["--allow-errors"] if args.checkout else []),
        f"--rewrites={rewrites}", f"--emit-variant={out}",
        *(f"--set={s}" for s in args.set if s.split(".")[0] in rewrites.split(",")),
        home / manifest["adapter"], *(tree / s for s in manifest.get("compile_sources", [])),
        "--", *flags(manifest, tree),
        stdout=subprocess.DEVNULL)
    if not out.is_dir():
        sys.exit(f"{args.target}: {rewrites} has no site there; see above")
    return out


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path,
                        help="build directory, with bin/crinn-rewrite")
    parser.add_argument("--rewrites", required=True)
    parser.add_argument("--over", help="compare with what these rewrites give")
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--target", default="hnswlib")
    parser.add_argument("--checkout", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--build", action="append", default=[], metavar="NAME=N",
                        dest="build_set")
    parser.add_argument("--dataset")
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--json", help="crinn-eval's result as well")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        home = home_of(args, scratch)
        command = [args.build / "bin/crinn-eval", "compare", f"--target={home}/target.json",
                   f"--pairs={args.pairs}", "--quiet"]
        rewrites = args.rewrites
        if args.over:
            rewrites = f"{args.over},{args.rewrites}"
            command.append(f"--a={variant(args, home, args.over, scratch, 'a')}")
        command.append(f"--b={variant(args, home, rewrites, scratch, 'b')}")
        if args.dataset:
            command.append(f"--dataset={args.dataset}")
        if args.json:
            command.append(f"--json={args.json}")
        print("$ bench/rewrite_gain.py " + shlex.join(sys.argv[1:]), flush=True)
        run(*command)


if __name__ == "__main__":
    main()

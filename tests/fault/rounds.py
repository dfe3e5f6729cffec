# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of a proof that has rounds and a seed."""

import argparse
import secrets


def run_rounds(name, about, proof, rounds):
    """`proof(rounds, seed)` returns what is wrong. The exit code; a failure prints the command that repeats it."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--seed", default=secrets.token_hex(4))
    arguments = parser.parse_args()
    again = f"PYTHONPATH=tests/town:tests/web /usr/bin/python3 tests/fault/{name} --rounds {arguments.rounds} --seed {arguments.seed}"
    try:
        problems = proof(arguments.rounds, arguments.seed)
    except BaseException:
        print(f"The same again: {again}", flush=True)
        raise
    for problem in problems[:40]:
        print(problem)
    if problems:
        print(f"{len(problems)} things are wrong. The same again: {again}", flush=True)
    return 1 if problems else 0

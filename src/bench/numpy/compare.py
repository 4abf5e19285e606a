"""Whole processes side by side: compare.py EXERCISE KIND COUNT FORMAT [RUNS]

Runs the launcher of gradus and grade.py in turn over the same papers (see papers.py) and prints how many times as fast gradus is,
pair by pair: minimum, median and maximum of the ratios of wall time and of processor time. Each starts from nothing every time.
"""

import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[2]
WORK = PROJECT / "target" / "bench" / "papers"


def timed(command):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def prepared(exercise, kind, count, form):
    folder = WORK / f"{exercise}-{kind}-{count}-{form}"
    if not folder.is_dir():
        subprocess.run([sys.executable, HERE / "papers.py", exercise, kind, count, form, folder], check=True)
    problem = PROJECT / "problems" / "004-exercise-2b.yaml" if exercise == "2b" else WORK / "digits.yaml"
    return folder, problem


def main(exercise, kind, count, form, runs="5"):
    folder, problem = prepared(exercise, kind, count, form)
    results = WORK / "results"
    gradus = [PROJECT / "gradus", "grade", problem, folder, "-o", results, "--progress", "never"]
    script = [sys.executable, HERE / "grade.py", exercise, folder, WORK / "results.csv"]
    timed([PROJECT / "gradus", "--version"])
    pairs = []
    for _ in range(int(runs)):
        shutil.rmtree(results, ignore_errors=True)
        pairs.append((timed(gradus), timed(script)))
    for number, name in enumerate(("wall", "processor")):
        ratios = sorted(other[number] / own[number] for own, other in pairs)
        own = statistics.median(own[number] for own, _ in pairs)
        other = statistics.median(other[number] for _, other in pairs)
        print(
            f"{exercise} {kind} {count} {form}, {name}: {ratios[0]:.2f} {statistics.median(ratios):.2f} {ratios[-1]:.2f}"
            f" (medians: {own:.2f} s and {other:.2f} s)"
        )


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Writes a class of papers for the benchmarks: papers.py EXERCISE KIND COUNT FORMAT FOLDER

EXERCISE  2b (exercise 2(b) of document 004) or digits (a network of 784, 128 and 10 units; 102,184 numbers a paper)
KIND      right (all digits), rounded (to 3 to 6 decimals, by student), or class (rounded, and 3 of 10 with a mistake carried on)
FORMAT    json or yaml

For digits the problem file is written too, beside the folder of the papers.
"""

import json
import pathlib
import sys

import numpy as np

import networks

MISTAKES = ("none",) * 7 + ("no-derivative", "sign-of-step", "mean-for-sum")


def paper(network, kind, student):
    number = np.random.default_rng(student)
    mistake = MISTAKES[number.integers(len(MISTAKES))] if kind == "class" else "none"
    decimals = 17 if kind == "right" else int(number.integers(3, 7))
    answers = network.answers(mistake)
    return {name: np.round(value, decimals).tolist() for name, value in answers.items()}


def as_yaml(student, problem, answers):
    lines = [f"student: s{student:06d}", "answers:", f"  {problem}:"]
    for name, value in answers.items():
        rows = value if isinstance(value, list) and value and isinstance(value[0], list) else None
        if rows is None:
            lines.append(f"    {name}: {json.dumps(value)}")
        else:
            lines.append(f"    {name}:")
            lines.extend(f"      - {json.dumps(row)}" for row in rows)
    return "\n".join(lines) + "\n"


def main(exercise, kind, count, form, folder):
    network = networks.EXERCISES[exercise]()
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if exercise == "digits":
        (folder.parent / "digits.yaml").write_text(network.problem())
    for student in range(int(count)):
        answers = paper(network, kind, student)
        text = (
            as_yaml(student, network.name, answers)
            if form == "yaml"
            else json.dumps({"student": f"s{student:06d}", "answers": {network.name: answers}})
        )
        (folder / f"s{student:06d}.{form}").write_text(text)


if __name__ == "__main__":
    main(*sys.argv[1:])

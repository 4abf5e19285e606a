"""Writes the binary submissions in src/test/resources/raw/submissions, each with a text of what numpy reads in it.

Made with numpy 2.4.6 and scipy 1.17.1. Run it from the root of the project:

    python3 src/test/python/make_submission_fixtures.py

A line of the text is `name shape numbers...`, where a shape is `2x3`, `3` or `-` for a single number, and the numbers
are what numpy shows of them, row by row; or `name text ...`, or `name refused ...` with words of the reason.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import numpy as np
import scipy.io
import scipy.sparse

FOLDER = Path("src/test/resources/raw/submissions")


def shown(number):
    if isinstance(number, (bool, np.bool_)):
        return "1" if number else "0"
    return str(number)


def line(name, array, shape=None):
    array = np.asarray(array)
    if array.dtype.kind in "US":
        return f"{name} text {array.ravel()[0]}"
    if array.dtype.kind == "c":
        return f"{name} refused complex"
    if shape is None:
        shape = "x".join(str(length) for length in array.shape) or "-"
    return " ".join([name, shape] + [shown(number) for number in array.ravel(order="C")])


def write(file, content, lines):
    path = FOLDER / file
    path.write_bytes(content)
    path.with_name(path.name + ".txt").write_text("\n".join(lines) + "\n")


def npy(array, **options):
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.asanyarray(array), **options)
    return buffer.getvalue()


def npz(arrays, save=np.savez):
    buffer = io.BytesIO()
    save(buffer, **arrays)
    return buffer.getvalue()


def mat(variables, **options):
    buffer = io.BytesIO()
    scipy.io.savemat(buffer, variables, **options)
    content = buffer.getvalue()
    if options.get("format") == "4":
        return content
    # The header says when it was made; the same numbers are to give the same file.
    return b"MATLAB 5.0 MAT-file Platform: posix, Created on: Thu Jan  1 00:00:00 1970".ljust(116) + content[116:]


HARD = [0.1, 1 / 3, 2.0**-44, 1e23, 5e-324, 1.7976931348623157e308, 9007199254740993.0, 1e16, 123456789012345680.0,
        0.0001, 0.00001, -0.0, 0.0, 12.0, 100.0, 2.2250738585072014e-308, 2.0**-1074 * 3, 4.35, np.nan, np.inf, -np.inf]


def types():
    rng = np.random.default_rng(3)
    arrays = {"hard_f8": np.array(HARD)}
    with np.errstate(over="ignore"):
        arrays["hard_f4"] = np.array([0.1, 1 / 3, 2.0**-24, 16777216.0, 1e-45, 3.4028235e38, 1e-5, 65504.0, 0.0995, 7.0])
        arrays["hard_f4"] = arrays["hard_f4"].astype("f4")
        arrays["hard_f2"] = np.array([0.1, 1 / 3, 65504.0, 6e-8, 6.1e-5, 0.0995, 2.0**-14, 2048.0, -1.0]).astype("f2")
    for kind in ("f8", "f4", "f2"):
        arrays["random_" + kind] = rng.normal(size=(40, 5)).astype(kind)
        bits = rng.integers(0, 256, size=200 * np.dtype(kind).itemsize, dtype="u1").tobytes()
        some = np.frombuffer(bits, dtype=kind)
        arrays["bits_" + kind] = some[np.isfinite(some)]
    for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"):
        info = np.iinfo(kind)
        arrays[kind] = np.array([info.min, info.max, 0, 1], dtype=kind)
        arrays["big_" + kind] = np.array([info.min, info.max, 7], dtype=">" + kind)
    for kind in ("f2", "f4", "f8"):
        arrays["big_" + kind] = np.array([[0.25, -1.5], [1 / 3, 7.0]], dtype=">" + kind)
    arrays["b1"] = np.array([True, False])
    write("types.npz", npz(arrays), [line(name, array) for name, array in arrays.items()])


def shapes():
    block = np.arange(24, dtype=float).reshape(2, 3, 4) / 8
    arrays = {
        "scalar": np.float64(0.5),
        "one": np.array([0.5]),
        "vector": np.array([0.1, 0.2, 0.3]),
        "row": np.array([[0.1, 0.2, 0.3]]),
        "column": np.array([[0.1], [0.2], [0.3]]),
        "matrix": np.arange(6.0).reshape(2, 3),
        "transposed": np.arange(6.0).reshape(2, 3).T,
        "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "block": block,
        "fortran_block": np.asfortranarray(block),
        "batch_of_one": np.arange(6.0).reshape(1, 2, 3),
        "trailing": np.arange(6.0).reshape(2, 3, 1, 1),
        "strided": np.arange(12.0).reshape(3, 4)[:, ::2],
    }
    lines = [line(name, array) for name, array in arrays.items()]
    squeezed = {"batch_of_one": "2x3", "trailing": "2x3"}
    lines = [line(name, array, squeezed.get(name)) for name, array in arrays.items()]
    write("shapes.npz", npz(arrays, np.savez_compressed), lines)
    write("dE_dW1.npy", npy(arrays["transposed"]), [line("dE_dW1", arrays["transposed"])])
    for version in ((1, 0), (2, 0), (3, 0)):
        name = f"version{version[0]}"
        write(name + ".npy", npy(arrays["matrix"], version=version), [line(name, arrays["matrix"])])
    old = npy(arrays["matrix"]).replace(b"(2, 3), ", b"(2L, 3L)")
    write("python2.npy", old, [line("python2", arrays["matrix"])])


def others():
    arrays = {
        "student": np.array("s42"),
        "name": np.array("Zoë Ω"),
        "problem": np.array(b"two-layers"),
        "z1": np.array("a @ b"),
        "W1": np.array([1 + 2j]),
        "texts": np.array(["0.1", "0.2"]),
        "objects": np.array([np.ones(2), np.ones(3)], dtype=object),
        "records": np.array([(1.0, 2)], dtype=[("a", "f8"), ("b", "i4")]),
        "long": np.frombuffer(bytes(16), dtype="f16"),
        "when": np.array(["2026-01-01"], dtype="M8[D]"),
        "deep": np.zeros((2, 2, 2, 2, 2)),
        "empty": np.zeros((0, 3)),
        "dE/dW1": np.array([0.5]),
    }
    lines = ["student text s42", "name text Zoë Ω", "problem text two-layers", "z1 text a @ b", "W1 refused complex",
             "texts text 0.1", "objects refused pickle", "records refused records", "long refused 16 bytes",
             "when refused dates", "deep refused 5 dimensions", "empty 0x3", "dE/dW1 1 0.5"]
    write("others.npz", npz(arrays), lines)
    weights = np.array({"z1": np.array([0.1])}, dtype=object)
    write("dictionary.npy", npy(weights), ["dictionary refused pickle"])


def matlab():
    rng = np.random.default_rng(5)
    numbers = rng.normal(size=(3, 2))
    variables = {
        "scalar": 0.5,
        "row": np.array([[0.1, 0.2, 0.3]]),
        "column": np.array([[0.1], [0.2], [0.3]]),
        "matrix": numbers,
        "single": numbers.astype("f4"),
        "logical": np.array([[True, False]]),
        "block": np.arange(24.0).reshape(2, 3, 4) / 8,
    }
    for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"):
        info = np.iinfo(kind)
        variables[kind] = np.array([[info.min, info.max], [0, 1]], dtype=kind)
    lines = [line(name, array, "1x1" if name == "scalar" else None) for name, array in variables.items()]
    others = {
        "student": "s42",
        "name": "Zoë Ω",
        "lines": np.array(["one", "other"]),
        "complex": numbers + 1j,
        "cells": np.array([[1.0, "a"]], dtype=object),
        "sparse": scipy.sparse.csc_array(np.array([[0, 0.5, 0], [0.25, 0, 0]])),
        "empty": np.zeros((0, 0)),
    }
    expected = lines + ["student text s42", "name text Zoë Ω", "lines text one", "complex refused complex",
                        "cells refused cell", "sparse 2x3 0.0 0.5 0.0 0.25 0.0 0.0", "empty 0x0"]
    write("form5.mat", mat(variables | others), expected)
    write("form7.mat", mat(variables | others, do_compression=True), expected)

    plain = {key: variables[key] for key in ("scalar", "row", "column", "matrix", "single", "i4", "i2", "u2", "u1")}
    texts = {"student": "s42"}
    lines4 = [line(name, array, "1x1" if name == "scalar" else None) for name, array in plain.items()]
    write("form4.mat", mat(plain | texts | {"complex": numbers + 1j, "sparse": others["sparse"]}, format="4"),
          lines4 + ["student text s42", "complex refused complex", "sparse refused sparse"])
    write("big4.mat", big4("W1", numbers) + big4("s", np.array([[3.0, 4.0]])), [line("W1", numbers), "s 1x2 3.0 4.0"])
    write("big5.mat", big5("W1", numbers), [line("W1", numbers)])
    write("form73.mat", b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(116) + b"\0" * 8 + b"\x00\x02IM" + b"\0" * 384
          + b"\x89HDF\r\n\x1a\n", ["fault GN104 7.3"])
    write("octave.mat", b"# Created by Octave 8.4.0\n# name: z1\n# type: scalar\n0.5\n", ["fault GN104 Octave"])

    structs = {"student": "s42", "mlp_sigmoid": {"z1": [[0.25]]}, "mlp_tanh": {"z1": [[0.5, 0.75]], "E": 1.5}}
    write("structs.mat", mat(structs), ["student text s42", "mlp_sigmoid.z1 1x1 0.25", "mlp_tanh.z1 1x2 0.5 0.75",
                                       "mlp_tanh.E 1x1 1.5"])


def big4(name, array):
    """A matrix of form 4 with the most significant byte first."""
    header = struct.pack(">5i", 1000, *array.shape, 0, len(name) + 1)
    return header + name.encode() + b"\0" + array.astype(">f8").tobytes(order="F")


def big5(name, array):
    """A compressed matrix of form 5 with the most significant byte first."""
    def element(kind, data):
        return struct.pack(">ii", kind, len(data)) + data + b"\0" * (-len(data) % 8)

    small = struct.pack(">hh", len(name), 1) + name.encode().ljust(4, b"\0")
    body = (element(6, struct.pack(">II", 6, 0)) + element(5, struct.pack(">ii", *array.shape)) + small
            + element(9, array.astype(">f8").tobytes(order="F")))
    packed = zlib.compress(element(14, body))
    return b"MATLAB 5.0 MAT-file, big".ljust(116) + b"\0" * 8 + b"\x01\x00MI" + struct.pack(">ii", 15, len(packed)) + packed


PROBLEM = """\
id: stored
title: One step of a small network
layout: columns
network:
  inputs: 2
  layers:
    - {units: 3, activation: tanh, weights: [[0.1, 0.2], [-0.3, 0.4], [0.5, -0.6]], biases: [0.1, 0, -0.1]}
    - {units: 2, activation: sigmoid, weights: [[0.3, -0.2, 0.7], [0.1, 0.5, -0.4]], biases: 0}
  loss: half-squared-error
examples:
  - {input: [0.35, -0.9], target: [1, 0]}
training: {optimizer: sgd, learning-rate: 0.5}
questions: [z1, a1, z2, a2, E, delta2, dE/dW2, delta1, dE/dW1, W1_new, b2_new]
"""


def paper(dtype=float):
    """One step by a student who takes 1 - a for the derivative of tanh."""
    w1 = np.array([[0.1, 0.2], [-0.3, 0.4], [0.5, -0.6]], dtype)
    b1 = np.array([[0.1], [0], [-0.1]], dtype)
    w2 = np.array([[0.3, -0.2, 0.7], [0.1, 0.5, -0.4]], dtype)
    x = np.array([[0.35], [-0.9]], dtype)
    t = np.array([[1], [0]], dtype)
    z1 = w1 @ x + b1
    a1 = np.tanh(z1)
    z2 = w2 @ a1
    a2 = 1 / (1 + np.exp(-z2))
    delta2 = (a2 - t) * a2 * (1 - a2)
    delta1 = w2.T @ delta2 * (1 - a1)
    assert delta1.dtype == dtype
    half = dtype(0.5)
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "E": half * ((a2 - t) ** 2).sum(), "delta2": delta2,
            "dE_dW2": delta2 @ a1.T, "delta1": delta1, "dE_dW1": delta1 @ x.T,
            "W1_new": w1 - half * delta1 @ x.T, "b2_new": -half * delta2}


def rows(array):
    array = np.atleast_2d(array)
    return [[shown(number) for number in row] for row in array]


def as_yaml(answers):
    def value(array):
        return "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows(array)) + "]"

    return "student: s42\nanswers:\n" + "".join(f"  {name}: {value(array)}\n" for name, array in answers.items())


def as_blocks(answers):
    return "student,s42\n" + "".join(
        name + "\n" + "".join(",".join(row) + "\n" for row in rows(array)) for name, array in answers.items())


def as_long_form(answers):
    lines = [f"{name};{i};{j};{number}".replace(".", ",") for name, array in answers.items()
             for i, row in enumerate(rows(array)) for j, number in enumerate(row)]
    return "student;s42\r\nquantity;row;column;value\r\n" + "\r\n".join(lines) + "\r\n"


def as_savetxt(answers):
    buffer = io.StringIO()
    for name, array in answers.items():
        np.savetxt(buffer, np.atleast_2d(array), header=name)
    return buffer.getvalue()


def papers():
    exact = paper()
    rounded = {name: np.round(array, 4) for name, array in exact.items()}
    (FOLDER / "problem.yaml").write_text(PROBLEM)
    for kind, answers in {"exact": exact, "rounded": rounded}.items():
        folder = FOLDER / kind
        folder.mkdir(exist_ok=True)
        named = {"student": "s42"} | answers
        (folder / "paper.yaml").write_text(as_yaml(answers))
        (folder / "blocks.csv").write_text(as_blocks(answers))
        (folder / "long.csv").write_bytes(as_long_form(answers).encode("utf-16"))
        (folder / "paper.npz").write_bytes(npz(named))
        (folder / "form4.mat").write_bytes(mat(named, format="4"))
        (folder / "form5.mat").write_bytes(mat(named))
        (folder / "form7.mat").write_bytes(mat({"answers": named}, do_compression=True))
    (FOLDER / "exact" / "savetxt.csv").write_text(as_savetxt(exact))
    (FOLDER / "exact" / "single.npz").write_bytes(npz({"student": "s42"} | paper(np.float32)))
    single = {name: np.asarray(array, float) for name, array in paper(np.float32).items()}
    (FOLDER / "exact" / "widened.npz").write_bytes(npz({"student": "s42"} | single))


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    types()
    shapes()
    others()
    matlab()
    papers()


if __name__ == "__main__":
    main()

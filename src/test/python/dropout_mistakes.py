"""Dropout done rightly and wrongly in plain numpy, for src/test/resources/training/dropout.csv.

Written from the formulas of textbooks; shares nothing with gradus. The problem is problems/unit-dropout.yaml. Run it from the root of the
project:

    python3 src/test/python/dropout_mistakes.py > src/test/resources/training/dropout.csv

A line for each quantity of each paper: problem file; mistake, or "right", or "near-" and a rule that looks like a mistake and is none;
quantity; shape; numbers, row by row.
"""
import numpy as np

W1, B1 = np.array([[0.4, -0.2], [0.3, 0.5], [-0.6, 0.1], [0.2, 0.7]]), np.array([[0.1], [-0.1], [0.2], [0]])
W2, B2 = np.array([[0.5, -0.4, 0.3, 0.6]]), -0.2
X, MASK, KEEP = np.array([[1], [0.5]]), np.array([[1], [0], [1], [1]]), 0.8


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def paper(wrong):
    z1 = W1 @ X + B1
    a1 = np.where(z1 > 0, z1, 0.1 * z1)
    scale = {"dropout-scale-missing-forward": 1, "dropout-scale-multiplied": KEEP, "near-scale-by-rate": 1 / (1 - KEEP)}.get(wrong, 1 / KEEP)
    dropped = MASK * a1 * scale
    if wrong == "near-other-mask":
        dropped = MASK[::-1] * a1 * scale
    a2 = sigmoid(W2 @ dropped + B2)
    delta2 = a2 - 1
    dw2 = delta2 @ (a1 if wrong == "dropout-gradient-uses-undropped-activation" else dropped).T
    back = W2.T @ delta2
    da1 = back * MASK * scale
    if wrong == "dropout-mask-missing-backward":
        da1 = back * scale
    if wrong == "dropout-scale-missing-backward":
        da1 = back * MASK
    if wrong == "dropout-scale-twice":
        da1 = back * MASK * scale * scale
    if wrong == "near-mask-as-factor-of-sum":
        da1 = back * MASK.mean() * scale
    delta1 = da1 * np.where(z1 > 0, 1, 0.1)
    seen = MASK * a1 / KEEP if wrong == "dropout-at-query" else a1 * KEEP if wrong == "near-scaled-at-query" else a1
    return {"a1": a1, "dropped1": dropped, "a2": a2, "delta2": delta2, "dE/dW2": dw2, "delta1": delta1, "dE/dW1": delta1 @ X.T,
            "a2(test)": sigmoid(W2 @ seen + B2)}


for name in ("right", "dropout-scale-missing-forward", "dropout-scale-multiplied", "dropout-at-query", "dropout-mask-missing-backward",
             "dropout-scale-missing-backward", "dropout-scale-twice", "dropout-gradient-uses-undropped-activation", "near-scale-by-rate",
             "near-other-mask", "near-mask-as-factor-of-sum", "near-scaled-at-query"):
    for quantity, value in paper(name).items():
        print(f"unit-dropout;{name};{quantity};{value.shape[0]}x{value.shape[1]};{' '.join(repr(float(e)) for e in value.ravel())}")

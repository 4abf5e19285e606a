"""Trainings with a mistake, in plain numpy, for src/test/resources/training/mistakes.csv; with "near", those with a rule that looks like
a mistake of the catalogue and is none of them.

    python3 src/test/python/training_mistakes.py > src/test/resources/training/mistakes.csv
    python3 src/test/python/training_mistakes.py near > src/test/resources/training/near.csv

Each line: id of the mistake; the training and the penalty of the problem file; a quantity after two steps; its numbers. Written
from the formulas that the catalogue describes; the network is that of training.py.
"""

import sys

import numpy as np

from training import NAMES, Case, adam, l2, sgd

R = "learning-rate: 0.5"
HEAVY = f"optimizer: momentum, momentum: 0.9, {R}, steps: 2"
ADAM = f"optimizer: adam, epsilon: 0.01, {R}, steps: 2"


def heavy(change):
    def update(w, g, s, k, r):
        v = s.get("v", 0 * w)
        s["v"], step = change(w, v, g, r)
        return step

    return update


def sign(w, v, g, r):
    new = 0.9 * v - r * g
    return new, w - new


def dampened(w, v, g, r):
    new = 0.9 * v - r * 0.1 * g
    return new, w + new


def ignored(w, v, g, r):
    return 0.9 * v - r * g, w - r * g


def rate(w, v, g, r):
    new = r * 0.9 * v - r * g
    return new, w + new


def old(w, v, g, r):
    return 0.9 * v - r * g, w + v


def moments(w, g, s):
    s["m"] = 0.9 * s.get("m", 0 * w) + 0.1 * g
    s["v"] = 0.999 * s.get("v", 0 * w) + 0.001 * g ** 2
    return s["m"], s["v"]


def no_root(w, g, s, k, r):
    m, v = moments(w, g, s)
    return w - r * m / (1 - 0.9 ** k) / (v / (1 - 0.999 ** k) + 0.01)


def no_power(w, g, s, k, r):
    m, v = moments(w, g, s)
    return w - r * (m / 0.1) / (np.sqrt(v / 0.001) + 0.01)


def off_by_one(w, g, s, k, r):
    m, v = moments(w, g, s)
    return w - r * m / (1 - 0.9 ** (k + 1)) / (np.sqrt(v / (1 - 0.999 ** (k + 1))) + 0.01)


def penalised(weights, biases=0.0, in_loss=True):
    def penalise(p, m):
        size = 0.1 / 2 * sum(np.sum(p[n] ** 2) for n in ["W1", "W2"]) if in_loss else 0
        return size, {n: (weights if n[0] == "W" else biases) * 0.1 * p[n] for n in NAMES}

    return penalise


P = "l2: 0.1"
S = f"optimizer: sgd, {R}, steps: 2"
CASES = [
    Case("momentum-velocity-sign", HEAVY, heavy(sign), steps=2),
    Case("momentum-dampened", HEAVY, heavy(dampened), steps=2),
    Case("momentum-ignored", HEAVY, heavy(ignored), steps=2),
    Case("momentum-learning-rate-on-velocity", HEAVY, heavy(rate), steps=2),
    Case("momentum-old-velocity", HEAVY, heavy(old), steps=2),
    Case("squared-gradients-not-rooted", ADAM, no_root, steps=2),
    Case("epsilon-other-place", ADAM, adam(True, True, 0.01), steps=2),
    Case("adam-no-bias-correction", ADAM, adam(False, False, 0.01), steps=2),
    Case("adam-beta-not-powered", ADAM, no_power, steps=2),
    Case("adam-step-off-by-one", ADAM, off_by_one, steps=2),
    Case("penalty-missing-in-loss", S, sgd, steps=2, penalty=P, penalise=penalised(1, in_loss=False)),
    Case("penalty-missing-in-gradient", S, sgd, steps=2, penalty=P, penalise=penalised(0)),
    Case("penalty-sign", S, sgd, steps=2, penalty=P, penalise=penalised(-1)),
    Case("penalty-factor-two", S, sgd, steps=2, penalty=P, penalise=penalised(2)),
    Case("penalty-on-bias", S, sgd, steps=2, penalty=P, penalise=penalised(1, 1)),
    # Mistakes that are made in one step are made in each.
    Case("update-plus", S, lambda w, g, s, k, r: w + r * g, steps=2, penalty=P, penalise=l2(0.1, True, False)),
    Case("learning-rate-omitted", S, lambda w, g, s, k, r: w - g, steps=2),
    Case("bias-not-updated", S, lambda w, g, s, k, r: w if w.shape[1] == 1 else w - r * g, steps=2),
]




def other_decay(w, v, g, r):
    new = 0.8 * v - r * g
    return new, w + new


def half_step(w, v, g, r):
    new = 0.9 * v - r * g
    return new, w + new / 2


def mean_of_both(w, v, g, r):
    new = 0.9 * v - r * g
    return new, w + (new + v) / 2


def half_corrected(w, g, s, k, r):
    m, v = moments(w, g, s)
    return w - r * m / (1 - 0.9 ** k) / (np.sqrt(v) + 0.01)


def exchanged_betas(w, g, s, k, r):
    s["m"] = 0.999 * s.get("m", 0 * w) + 0.001 * g
    s["v"] = 0.9 * s.get("v", 0 * w) + 0.1 * g ** 2
    return w - r * s["m"] / (1 - 0.999 ** k) / (np.sqrt(s["v"] / (1 - 0.9 ** k)) + 0.01)


def decaying(w, g, s, k, r):
    m, v = moments(w, g, s)
    return w - r / k * m / (1 - 0.9 ** k) / (np.sqrt(v / (1 - 0.999 ** k)) + 0.01)


def absolute(p, m):
    return 0.1 / 2 * sum(np.sum(p[n] ** 2) for n in ["W1", "W2"]), {n: 0.1 * np.sign(p[n]) if n[0] == "W" else 0 for n in NAMES}


NEAR = [
    Case("near-other-decay", HEAVY, heavy(other_decay), steps=2),
    Case("near-half-step", HEAVY, heavy(half_step), steps=2),
    Case("near-mean-of-both", HEAVY, heavy(mean_of_both), steps=2),
    Case("near-half-corrected", ADAM, half_corrected, steps=2),
    Case("near-exchanged-betas", ADAM, exchanged_betas, steps=2),
    Case("near-decaying", ADAM, decaying, steps=2),
    Case("near-half-more", S, sgd, steps=2, penalty=P, penalise=penalised(1.5)),
    Case("near-absolute", S, sgd, steps=2, penalty=P, penalise=absolute),
    Case("near-half-of-biases", S, sgd, steps=2, penalty=P, penalise=penalised(1, 0.5)),
]


def main():
    print("# Made by src/test/python/training_mistakes.py with numpy", np.__version__)
    for case in NEAR if sys.argv[1:] == ["near"] else CASES:
        for name, value in case.run():
            if name in ("E@1", "E@2", "E@3", "W1@2", "W1@3", "b2@3", "W2@3"):
                numbers = " ".join(repr(float(entry)) for entry in value.ravel())
                print(f"{case.name};{case.training};{case.penalty};{name};{value.shape[0]}x{value.shape[1]};{numbers}")


main()

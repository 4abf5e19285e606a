"""Activation functions, losses and the problems problems/unit-*.yaml in plain numpy, for src/test/resources/units/*.csv.

Written from the formulas of textbooks, with derivatives written out by hand; shares nothing with gradus. Run it from the root of the project:

    python3 src/test/python/units.py activations > src/test/resources/units/activations.csv
    python3 src/test/python/units.py losses > src/test/resources/units/losses.csv
    python3 src/test/python/units.py problems > src/test/resources/units/problems.csv

Activations: the activation of a problem file; net inputs; activations; derivatives. Losses: the loss of a problem file, what else the
file says of labels; outputs and targets, example by example; the loss; its derivative by the outputs, example by example. Problems: the
name of the file; a quantity; its shape; its numbers, row by row.
"""
import sys
from math import erf, sqrt, pi
import numpy as np

Z = np.array([-7.5, -3.0, -1.0, -0.6, 0.0, 0.4, 1.0, 3.0, 6.0, 7.25])
phi = np.vectorize(lambda z: (1 + erf(z / sqrt(2))) / 2)
density = lambda z: np.exp(-z * z / 2) / sqrt(2 * pi)
sig = lambda z: 1 / (1 + np.exp(-z))
CUBE = 0.044715
ROOT = sqrt(2 / pi)
LAMBDA, ALPHA = 1.0507009873554805, 1.6732632423543772


def gelu_tanh(z):
    return 0.5 * z * (1 + np.tanh(ROOT * (z + CUBE * z ** 3)))


def gelu_tanh_slope(z):
    h = np.tanh(ROOT * (z + CUBE * z ** 3))
    return 0.5 * (1 + h) + 0.5 * z * (1 - h * h) * ROOT * (1 + 3 * CUBE * z * z)


def elu(alpha, at):
    return (lambda z: np.where(z > 0, z, alpha * (np.exp(z) - 1)), lambda z: np.where(z > 0, 1, np.where(z == 0, at, alpha * np.exp(z))))


def rectifier(below, at):
    return (lambda z: np.where(z > 0, z, below * z), lambda z: np.where(z > 0, 1, np.where(z == 0, at, below)))


def clipped(scale, shift, low, high, at):
    def slope(z):
        y = scale * z + shift
        return scale * np.where((y > low) & (y < high), 1, np.where((y == low) | (y == high), at, 0))

    return (lambda z: np.clip(scale * z + shift, low, high), slope)


def step(low, at):
    return (lambda z: np.where(z > 0, 1, np.where(z == 0, at, low)), None)


ACTIVATIONS = [
    ("arctan", (np.arctan, lambda z: 1 / (1 + z * z))),
    ("bipolar-sigmoid", (lambda z: 2 * sig(z) - 1, lambda z: 2 * sig(z) * (1 - sig(z)))),
    ("{name: bipolar-sigmoid, slope: 0.5}", (lambda z: 2 * sig(z / 2) - 1, lambda z: sig(z / 2) * (1 - sig(z / 2)))),
    ("bipolar-step", step(-1, 1)),
    ("{name: bipolar-step, at-zero: 0}", step(-1, 0)),
    ("{name: sign, at-zero: -1}", step(-1, -1)),
    ("elu", elu(1, 1)),
    ("{name: elu, alpha: 0.5}", elu(0.5, 0.5)),
    ("{name: elu, alpha: 0.5, at-zero: 1}", elu(0.5, 1)),
    ("exponential", (np.exp, np.exp)),
    ("gaussian", (lambda z: np.exp(-z * z), lambda z: -2 * z * np.exp(-z * z))),
    ("gelu", (lambda z: z * phi(z), lambda z: phi(z) + z * density(z))),
    ("gelu-tanh", (gelu_tanh, gelu_tanh_slope)),
    ("hard-sigmoid", clipped(1 / 6, 0.5, 0, 1, 0)),
    ("{name: hard-sigmoid, slope: 0.2}", clipped(0.2, 0.5, 0, 1, 0)),
    ("{name: hard-sigmoid, slope: 0.5, at-kinks: 1}", clipped(0.5, 0.5, 0, 1, 1)),
    ("hard-tanh", clipped(1, 0, -1, 1, 0)),
    ("{name: hard-tanh, at-kinks: 1}", clipped(1, 0, -1, 1, 1)),
    ("identity", (lambda z: z, np.ones_like)),
    ("leaky-relu", rectifier(0.01, 0.01)),
    ("{name: leaky-relu, slope: 0.2, at-zero: 1}", rectifier(0.2, 1)),
    ("relu", rectifier(0, 0)),
    ("{name: relu, at-zero: 1}", rectifier(0, 1)),
    ("{name: relu, at-zero: 1/2}", rectifier(0, 0.5)),
    ("relu6", clipped(1, 0, 0, 6, 0)),
    ("{name: relu6, at-kinks: 1}", clipped(1, 0, 0, 6, 1)),
    ("scaled-sigmoid", (sig, lambda z: sig(z) * (1 - sig(z)))),
    ("{name: scaled-sigmoid, slope: 2, amplitude: 3}", (lambda z: 3 * sig(2 * z), lambda z: 6 * sig(2 * z) * (1 - sig(2 * z)))),
    ("scaled-tanh", (lambda z: 1.7159 * np.tanh(2 * z / 3), lambda z: 1.7159 * 2 / 3 / np.cosh(2 * z / 3) ** 2)),
    ("{name: scaled-tanh, slope: 0.5, amplitude: 2}", (lambda z: 2 * np.tanh(z / 2), lambda z: 1 / np.cosh(z / 2) ** 2)),
    ("selu", (lambda z: LAMBDA * elu(ALPHA, 0)[0](z), lambda z: LAMBDA * elu(ALPHA, ALPHA)[1](z))),
    ("sigmoid", (sig, lambda z: sig(z) * (1 - sig(z)))),
    ("silu", (lambda z: z * sig(z), lambda z: sig(z) * (1 + z * (1 - sig(z))))),
    ("{name: swish, beta: 1.5}", (lambda z: z * sig(1.5 * z), lambda z: sig(1.5 * z) * (1 + 1.5 * z * (1 - sig(1.5 * z))))),
    ("sine", (np.sin, np.cos)),
    ("softplus", (lambda z: np.logaddexp(0, z), sig)),
    ("softsign", (lambda z: z / (1 + np.abs(z)), lambda z: 1 / (1 + np.abs(z)) ** 2)),
    ("square", (lambda z: z * z, lambda z: 2 * z)),
    ("step", step(0, 1)),
    ("{name: step, at-zero: 0}", step(0, 0)),
    ("{name: threshold, at-zero: 1/2}", step(0, 0.5)),
    ("tanh", (np.tanh, lambda z: 1 / np.cosh(z) ** 2)),
]


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def row(numbers):
    return " ".join(repr(float(n)) for n in np.ravel(numbers))


def activations():
    for name, (f, slope) in ACTIVATIONS:
        print(f"{name};{row(Z)};{row(f(Z))};{row(slope(Z)) if slope else ''}")
    # The derivative of the sum of all activations, since every one depends on every net input.
    a = softmax(Z)
    print(f"softmax;{row(Z)};{row(a)};{row(np.zeros_like(Z))}")
    print(f"log-softmax;{row(Z)};{row(np.log(a))};{row(1 - len(Z) * a)}")


A = np.array([[0.7, 0.2, 0.1], [0.3, 0.25, 0.45]])
HOT = np.array([[0, 1, 0], [0, 0, 1.0]])
SHARES = np.array([[0.5, 0.3, 0.2], [0, 0.1, 0.9]])
ANY = np.array([[0.7, -0.6, 1.9], [-1.2, 0.25, 0.4]])
SCORES = np.array([[1.2, -0.3, 0.4], [-1.5, 0.8, 2.1]])
SIGNS = np.array([[1, -1, 1], [-1, -1, 1.0]])
BITS = (SIGNS + 1) / 2
ln2, ln10 = np.log(2), np.log(10)


def per_output(text, outputs, targets, term, slope, mean=False, batch="mean", extra=""):
    k, m = outputs.shape[1], outputs.shape[0]
    factor = (1 / k if mean else 1) * (1 / m if batch == "mean" else 1)
    return (text, extra, outputs, targets, factor * term(outputs, targets).sum(), factor * slope(outputs, targets))


def hinge(margin, at):
    return (lambda s, y: np.maximum(0, margin - y * s), lambda s, y: -y * np.where(margin - y * s > 0, 1, np.where(margin - y * s == 0, at, 0)))


def multiclass(margin):
    def both(scores, targets):
        loss, gradient = 0, np.zeros_like(scores)
        for j in range(len(scores)):
            own = int(np.argmax(targets[j]))
            for k in range(scores.shape[1]):
                excess = scores[j, k] - scores[j, own] + margin
                if k != own and excess > 0:
                    loss += excess
                    gradient[j, k] += 1
                    gradient[j, own] -= 1
        return loss / len(scores), gradient / len(scores)

    return both


def weighted(outputs, targets, weights, mask, normalized, smoothing=0.0, base=np.e):
    k = outputs.shape[1]
    t = (1 - smoothing) * targets + smoothing / k
    total = sum(weights) if normalized else len(weights)
    scale = np.array(weights)[:, None] / total / np.log(base)
    return (-scale * mask * t * np.log(outputs)).sum(), -scale * mask * t / outputs


def losses():
    sgn = np.sign
    cases = [
        per_output("absolute-error", ANY, SHARES, lambda a, t: abs(a - t), lambda a, t: sgn(a - t)),
        per_output("l1", A, A, lambda a, t: abs(a - t), lambda a, t: 0 * a),
        per_output("{name: absolute-error, at-zero: 1, batch: mean}", A, A, lambda a, t: abs(a - t), lambda a, t: 1 + 0 * a),
        per_output("mae", ANY, SHARES, lambda a, t: abs(a - t), lambda a, t: sgn(a - t), mean=True),
        per_output("{name: mae, outputs: sum, batch: sum}", ANY, SHARES, lambda a, t: abs(a - t), lambda a, t: sgn(a - t), batch="sum"),
        per_output("squared-error", ANY, SHARES, lambda a, t: (a - t) ** 2, lambda a, t: 2 * (a - t)),
        per_output("half-squared-error", ANY, SHARES, lambda a, t: (a - t) ** 2 / 2, lambda a, t: a - t),
        per_output("mse", ANY, SHARES, lambda a, t: (a - t) ** 2, lambda a, t: 2 * (a - t), mean=True),
        per_output("huber", ANY, SHARES, lambda a, t: np.where(abs(a - t) <= 1, (a - t) ** 2 / 2, abs(a - t) - 0.5), lambda a, t: np.clip(a - t, -1, 1)),
        per_output("{name: huber, delta: 0.3, batch: mean}", ANY, SHARES, lambda a, t: np.where(abs(a - t) <= 0.3, (a - t) ** 2 / 2, 0.3 * (abs(a - t) - 0.15)), lambda a, t: np.clip(a - t, -0.3, 0.3)),
        per_output("log-cosh", ANY, SHARES, lambda a, t: np.logaddexp(a - t, t - a) - ln2, lambda a, t: np.tanh(a - t)),
        per_output("hinge", SCORES, SIGNS, *hinge(1, 0)),
        per_output("{name: hinge, margin: 0.3, at-kink: 1, batch: mean}", SCORES, SIGNS, *hinge(0.3, 1)),
        per_output("{name: hinge, margin: 0.3, batch: mean}", SCORES, SIGNS, *hinge(0.3, 0)),
        per_output("{name: hinge, negative-label: 0, batch: sum}", SCORES, BITS, lambda s, t: hinge(1, 0)[0](s, 2 * t - 1), lambda s, t: hinge(1, 0)[1](s, 2 * t - 1), batch="sum"),
        per_output("squared-hinge", SCORES, SIGNS, lambda s, y: np.maximum(0, 1 - y * s) ** 2, lambda s, y: -2 * y * np.maximum(0, 1 - y * s)),
        ("multiclass-hinge", "", SCORES, HOT, *multiclass(1)(SCORES, HOT)),
        ("{name: weston-watkins, margin: 2.5, batch: mean}", "", SCORES, HOT, *multiclass(2.5)(SCORES, HOT)),
        per_output("kl", A, SHARES, lambda a, t: np.where(t > 0, t * np.log(np.where(t > 0, t, 1) / a), 0), lambda a, t: -t / a),
        per_output("cross-entropy", A, HOT, lambda a, t: -t * np.log(a), lambda a, t: -t / a),
        per_output("{name: cross-entropy, base: 2, batch: mean}", A, SHARES, lambda a, t: -t * np.log2(a), lambda a, t: -t / a / ln2),
        per_output("{name: cross-entropy, base: 10, batch: mean}", A, SHARES, lambda a, t: -t * np.log10(a), lambda a, t: -t / a / ln10),
        per_output("{name: cross-entropy, base: 3, batch: sum}", A, SHARES, lambda a, t: -t * np.log(a) / np.log(3), lambda a, t: -t / a / np.log(3), batch="sum"),
        per_output("bce", A, SHARES, lambda a, t: -t * np.log(a) - (1 - t) * np.log(1 - a), lambda a, t: (a - t) / a / (1 - a)),
        per_output("{name: bce, base: 2, batch: mean}", A, SHARES, lambda a, t: -t * np.log2(a) - (1 - t) * np.log2(1 - a), lambda a, t: (a - t) / a / (1 - a) / ln2),
        per_output("bce-with-logits", SCORES, SHARES, lambda a, t: -t * np.log(sig(a)) - (1 - t) * np.log(1 - sig(a)), lambda a, t: sig(a) - t),
        per_output("cross-entropy-with-logits", SCORES, SHARES, lambda a, t: -t * np.log(np.array([softmax(r) for r in a])), lambda a, t: np.array([softmax(r) for r in a]) - t),
        per_output("nll", ANY, HOT, lambda a, t: -t * a, lambda a, t: -t),
        per_output("focal", A, HOT, lambda a, t: -t * (1 - a) ** 2 * np.log(a), lambda a, t: t * (2 * (1 - a) * np.log(a) - (1 - a) ** 2 / a)),
        per_output("{name: focal, gamma: 0, batch: mean}", A, HOT, lambda a, t: -t * np.log(a), lambda a, t: -t / a),
        per_output("binary-focal", A, BITS, lambda a, t: -t * (1 - a) ** 2 * np.log(a) - (1 - t) * a ** 2 * np.log(1 - a), lambda a, t: t * (2 * (1 - a) * np.log(a) - (1 - a) ** 2 / a) - (1 - t) * (2 * a * np.log(1 - a) - a ** 2 / (1 - a))),
    ]
    one = np.ones_like(A)
    masked = np.array([[1, 1, 0], [1, 0, 1]])
    cases += [
        ("{name: cross-entropy, batch: mean}", "weight: 2 0.5", A, HOT, *weighted(A, HOT, [2, 0.5], one, False)),
        ("{name: cross-entropy, batch: weighted-mean}", "weight: 2 0.5", A, HOT, *weighted(A, HOT, [2, 0.5], one, True)),
        ("{name: cross-entropy, batch: mean, class-weights: [1, 2, 5]}", "", A, HOT, *weighted(A, HOT, [2, 5], one, False)),
        ("{name: cross-entropy, batch: weighted-mean, class-weights: [1, 2, 5]}", "", A, HOT, *weighted(A, HOT, [2, 5], one, True)),
        ("{name: cross-entropy, batch: weighted-mean, class-weights: [1, 2, 5]}", "weight: 3 0.1", A, HOT, *weighted(A, HOT, [6, 0.5], one, True)),
        ("{name: cross-entropy, batch: mean}", "mask: 1 1 0 1 0 1", A, SHARES, *weighted(A, SHARES, [1, 1], masked, False)),
        ("{name: cross-entropy, batch: mean, smoothing: 0.1}", "", A, HOT, *weighted(A, HOT, [1, 1], one, False, 0.1)),
        ("{name: cross-entropy, batch: sum, smoothing: 0.2, base: 2}", "weight: 0 1", A, HOT, *[2 * x for x in weighted(A, HOT, [0, 1], one, False, 0.2, 2)]),
    ]
    for text, extra, outputs, targets, loss, gradient in cases:
        print(f"{text};{extra};{row(outputs)};{row(targets)};{float(loss)!r};{row(gradient)}")


def show(problem, **quantities):
    for name, value in quantities.items():
        value = np.atleast_2d(np.array(value, float))
        name = name.replace("_AT_", "@").replace("dE_d", "dE/d").replace("_OF_", "(") + (")" if "_OF_" in name else "")
        print(f"{problem};{name};{value.shape[0]}x{value.shape[1]};{row(value)}")


def column(*numbers):
    return np.array(numbers, float)[:, None]


def problems():
    w, b = np.array([[0.3, -0.2]]), 0.1
    log = {}
    data = [((0, 0), 0), ((0, 1), 0), ((1, 0), 0), ((1, 1), 1)]
    for k in range(8):
        x, t = data[k % 4]
        z = float(w[0] @ np.array(x)) + b
        e = t - (1 if z >= 0 else 0)
        at = "" if k == 0 else f"_AT_{k + 1}"
        log.update({"z1" + at: z, "error" + at: e})
        if k:
            log.update({"W1" + at: w, "b1" + at: b})
        w = w + 0.5 * e * np.array([x])
        b = b + 0.5 * e
    show("unit-perceptron-and", **log, W1_new=w, b1_new=b)

    w = np.array([[0.1, 0.4, -0.3]])
    log = {}
    for k, (x, t) in enumerate([((1, 0.5), 1), ((-0.5, 1.5), -1), ((2, -1), 1)]):
        x = np.array([1, *x])
        e = t - float(w[0] @ x)
        at = "" if k == 0 else f"_AT_{k + 1}"
        log.update({"error" + at: e, "change_W1" + at: 0.1 * e * x})
        if k:
            log["W1" + at] = w
        w = w + 0.1 * e * x
    show("unit-adaline", **log, W1_new=w, a1_OF_p=1 if float(w[0] @ np.array([1, -1, 1])) >= 0 else -1)

    x, t = column(0.5, 1, 1.5, 2), column(0.7, 1.1, 4, 1.1)
    a = 0.8 * x + 0.1
    r = a - t
    g = np.clip(r, -0.5, 0.5) / 4
    show("unit-huber", a1=a, E=np.where(abs(r) <= 0.5, r * r / 2, 0.5 * (abs(r) - 0.25)).mean(), dE_da1=g,
         dE_dW1=(g * x).sum(), dE_db1=g.sum(), W1_new=0.8 - 0.2 * (g * x).sum())

    w = np.array([[0.5, -0.3], [0.2, 0.4], [-0.6, 0.7]])
    x = np.array([[1, 2], [2, -1.0]]).T
    s = w @ x + column(0.3, 0, -0.2)
    loss, g = multiclass(1)(s.T, np.array([[0, 1, 0], [1, 0, 0]]))
    show("unit-multiclass-hinge", s1=s, E=loss, delta1=g.T, dE_dW1=g.T @ x.T, dE_db1=g.T.sum(1, keepdims=True))

    w = np.array([[0.2, 0.4], [-0.1, 0.3], [0.5, -0.2]])
    x = np.array([[1, 0.5], [-1, 1], [0.3, 2]]).T
    a = np.array([softmax(c) for c in (w @ x + column(0, 0.1, -0.1)).T]).T
    t = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]]).T
    c = np.array([3, 0.5, 1])
    delta = c * (a - t) / c.sum() / ln2
    show("unit-weighted-cross-entropy", a1=a, weight=c, E=-(c * np.log2((a * t).sum(0))).sum() / c.sum(), delta1=delta, dE_dW1=delta @ x.T)

    w1 = np.array([[0.4, -0.2], [0.3, 0.5], [-0.6, 0.1], [0.2, 0.7]])
    w2 = np.array([[0.5, -0.4, 0.3, 0.6]])
    x, mask = column(1, 0.5), column(1, 0, 1, 1)
    z1 = w1 @ x + column(0.1, -0.1, 0.2, 0)
    a1 = np.where(z1 > 0, z1, 0.1 * z1)
    d1 = a1 * mask / 0.8
    a2 = sig(w2 @ d1 - 0.2)
    delta2 = a2 - 1
    delta1 = w2.T @ delta2 * mask / 0.8 * np.where(z1 > 0, 1, 0.1)
    show("unit-dropout", a1=a1, dropped1=d1, a2=a2, delta2=delta2, dE_dW2=delta2 @ d1.T, delta1=delta1, dE_dW1=delta1 @ x.T, a2_OF_test=sig(w2 @ a1 - 0.2))

    w1, w2, w3 = np.array([[0.5, -0.4], [0.3, 0.8]]), np.array([[0.7, -0.6], [-0.3, 0.9]]), np.array([[1, -0.5], [-2, 0.4]])
    x, t = column(1.2, -0.7), column(0.5, -0.2)
    z1 = w1 @ x + column(0.1, -0.2)
    a1 = z1 * phi(z1)
    z2 = w2 @ a1
    a2 = z2 * sig(1.5 * z2)
    z3 = w3 @ a2 + column(0.05, -0.1)
    a3 = np.where(z3 > 0, z3, 0.5 * (np.exp(z3) - 1))
    delta3 = (a3 - t) * np.where(z3 > 0, 1, 0.5 * np.exp(z3))
    delta2 = w3.T @ delta3 * (sig(1.5 * z2) + 1.5 * z2 * sig(1.5 * z2) * (1 - sig(1.5 * z2)))
    delta1 = w2.T @ delta2 * (phi(z1) + z1 * density(z1))
    show("unit-smooth-units", a1=a1, a2=a2, a3=a3, delta3=delta3, delta2=delta2, delta1=delta1, dE_dW1=delta1 @ x.T)

    w1, w2 = np.array([[0.3, -0.7], [0.6, 0.2]]), np.array([[0.8, -0.5]])
    th1, x = column(0.2, -0.1), column(0.5, 1)
    z1 = w1 @ x - th1
    a1 = 2 / (1 + np.exp(-z1)) - 1
    y = float((w2 @ a1).item()) - 0.3
    g = np.sign(y - 0.4)
    delta1 = w2.T * g * (1 + a1) * (1 - a1) / 2
    show("unit-thresholds", z1=z1, a1=a1, E=abs(y - 0.4), delta1=delta1, dE_db1=-delta1, b1_new=th1 + 0.1 * delta1, b2_new=0.3 + 0.1 * g)

    table = np.array([[0.2, -0.1], [0.5, 0.3], [-0.4, 0.6], [0.1, 0.9]])
    words, u = [2, 0, 2], np.array([0.7, -0.3])
    h = table[words]
    y = h.mean(0) @ u
    gradient = np.zeros_like(table)
    for word in words:
        gradient[word] += (y - 1) * u / 3
    show("unit-embedding", h=h, y=y, dE_dh=np.tile((y - 1) * u / 3, (3, 1)), dE_dT=gradient)

    w1, w2, x = np.array([[0.5, -0.8], [-0.6, 0.2]]), np.array([[0.9, -1.1]]), column(1, 1.5)
    z1 = w1 @ x + column(0.1, 0)
    a1 = np.where(z1 > 0, z1, 0.25 * z1)
    a2 = w2 @ a1
    back = w2.T @ (a2 - 0.6)
    dp = (back * np.where(z1 > 0, 0, z1)).sum()
    show("unit-prelu", a1=a1, a2=a2, delta1=back * np.where(z1 > 0, 1, 0.25), dE_dp=dp, p_new=0.25 - 0.5 * dp)


{"activations": activations, "losses": losses, "problems": problems}[sys.argv[1]]()

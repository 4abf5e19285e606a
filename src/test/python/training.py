"""Training in plain numpy, step by step, for src/test/resources/training/numbers.csv.

Written from the formulas of textbooks; shares nothing with gradus. Run it from the root of the project:

    python3 src/test/python/training.py > src/test/resources/training/numbers.csv

Each line: name of the case; the training of the problem file; the penalty of the problem file; a quantity; its numbers, row by
row, in column layout. The network is tanh, then sigmoid, with half the squared error, summed over the outputs.
"""
import numpy as np

W1 = np.array([[0.3, -0.2], [0.1, 0.4], [-0.5, 0.25]])
B1 = np.array([[0.1], [-0.3], [0.2]])
W2 = np.array([[0.6, -0.7, 0.2], [-0.4, 0.3, 0.8]])
B2 = np.array([[0.05], [-0.15]])
X = np.array([[1.0, -0.5, 0.2, 0.7], [0.4, 0.9, -1.2, -0.3]])
T = np.array([[1.0, 0.2, 0.0, 0.6], [0.1, 0.9, 0.5, 0.3]])
NAMES = ["W1", "b1", "W2", "b2"]


def forward(p, x, t):
    z1 = p["W1"] @ x + p["b1"]
    a1 = np.tanh(z1)
    z2 = p["W2"] @ a1 + p["b2"]
    a2 = 1 / (1 + np.exp(-z2))
    return z1, a1, a2, 0.5 * np.sum((a2 - t) ** 2) / x.shape[1]


def gradients(p, x, t):
    z1, a1, a2, _ = forward(p, x, t)
    d2 = (a2 - t) / x.shape[1] * a2 * (1 - a2)
    d1 = (p["W2"].T @ d2) * (1 - a1 ** 2)
    return {"W1": d1 @ x.T, "b1": d1.sum(1, keepdims=True), "W2": d2 @ a1.T, "b2": d2.sum(1, keepdims=True)}


class Case:
    def __init__(self, name, training, update, steps=3, batch=4, penalty="", penalise=None, transform=None, rates=None, ahead=None, only=NAMES):
        self.__dict__.update(locals())

    def run(self):
        p = {"W1": W1.copy(), "b1": B1.copy(), "W2": W2.copy(), "b2": B2.copy()}
        state = {}
        out = []
        for k in range(1, self.steps + 2):
            first = ((k - 1) * self.batch) % X.shape[1]
            x, t = X[:, first:first + self.batch], T[:, first:first + self.batch]
            at = p
            if self.ahead and k <= self.steps:
                at = {n: self.ahead(p[n], state.get(n, {})) for n in NAMES}
            loss = forward(at, x, t)[3]
            g = gradients(at, x, t)
            if self.penalise:
                extra, more = self.penalise(at, x.shape[1])
                loss += extra
                g = {n: g[n] + more.get(n, 0) for n in NAMES}
            out.append((f"E@{k}", np.array([[loss]])))
            if k > self.steps:
                break
            out.append((f"dE/dW1@{k}", g["W1"]))
            out.append((f"dE/db2@{k}", g["b2"]))
            used = self.transform(g, p) if self.transform else g
            rate = self.rates(k) if self.rates else 0.5
            for n in self.only:
                state.setdefault(n, {})
                p = dict(p)
                p[n] = self.update(p[n], used[n], state[n], k, rate)
                for letter, value in state[n].items():
                    out.append((f"{letter}_{n}@{k + 1}", value))
                out.append((f"{n}@{k + 1}", p[n]))
        return out


def sgd(w, g, s, k, r):
    return w - r * g


def momentum(form):
    def update(w, g, s, k, r):
        v = s.get("v", 0 * w)
        if form == "heavy-ball":
            s["v"] = 0.9 * v - r * g
            return w + s["v"]
        if form == "subtracted":
            s["v"] = 0.9 * v + r * g
            return w - s["v"]
        s["v"] = 0.9 * v + (g if form == "accumulated" else 0.1 * g)
        return w - r * s["v"]

    return update


def nesterov(form):
    def update(w, g, s, k, r):
        v = s.get("v", 0 * w)
        if form == "accumulated":
            s["v"] = 0.8 * v + g
            return w - r * (g + 0.8 * s["v"])
        s["v"] = 0.8 * v - r * g
        return w + s["v"] if form == "look-ahead" else w + 0.8 * s["v"] - r * g

    return update


def adagrad(inside):
    def update(w, g, s, k, r):
        s["s"] = s.get("s", 0 * w) + g ** 2
        return w - r * g / (np.sqrt(s["s"] + 0.01) if inside else np.sqrt(s["s"]) + 0.01)

    return update


def rmsprop(inside, rho):
    def update(w, g, s, k, r):
        s["s"] = rho * s.get("s", 0 * w) + (1 - rho) * g ** 2
        return w - r * g / (np.sqrt(s["s"] + 1e-3) if inside else np.sqrt(s["s"]) + 1e-3)

    return update


def adam(inside=False, corrected=True, eps=1e-8, b1=0.9, b2=0.999, decay=0.0, first=1):
    def update(w, g, s, k, r):
        s["m"] = b1 * s.get("m", 0 * w) + (1 - b1) * g
        s["v"] = b2 * s.get("v", 0 * w) + (1 - b2) * g ** 2
        t = k + first - 1
        m = s["m"] / (1 - b1 ** t) if corrected else s["m"]
        v = s["v"] / (1 - b2 ** t) if corrected else s["v"]
        return w - r * (m / (np.sqrt(v + eps) if inside else np.sqrt(v) + eps) + decay * w)

    return update


def decayed_adam(w, g, s, k, r):
    """Weight decay on weights alone: biases are columns."""
    return adam(decay=0.1 if w.shape[1] > 1 else 0.0)(w, g, s, k, r)


def l2(strength, half, by_example, biases=False):
    def penalise(p, m):
        names = NAMES if biases else ["W1", "W2"]
        f = strength * (0.5 if half else 1) / (m if by_example else 1)
        return f * sum(np.sum(p[n] ** 2) for n in names), {n: 2 * f * p[n] for n in names}

    return penalise


def l1(strength):
    return lambda p, m: (
        strength * sum(np.sum(np.abs(p[n])) for n in ["W1", "W2"]),
        {n: strength * np.sign(p[n]) for n in ["W1", "W2"]},
    )


def both(p, m):
    a, b = l1(0.02)(p, m), l2(0.3, False, True)(p, m)
    return a[0] + b[0], {n: a[1][n] + b[1][n] for n in ["W1", "W2"]}


def clip_value(g, p):
    return {n: np.clip(g[n], -0.02, 0.02) for n in NAMES}


def clip_norm(g, p):
    return {n: g[n] * min(1, 0.05 / np.linalg.norm(g[n])) for n in NAMES}


def clip_global(g, p):
    norm = np.sqrt(sum(np.sum(g[n] ** 2) for n in NAMES))
    return {n: g[n] * min(1, 0.05 / norm) for n in NAMES}


def decay(strength, biases):
    return lambda g, p: {n: g[n] + (strength * p[n] if biases or n[0] == "W" else 0) for n in NAMES}


def decay_and_clip(g, p):
    return clip_global(decay(0.1, False)(g, p), p)


R = "learning-rate: 0.5"
CASES = [
    Case("sgd", f"optimizer: sgd, {R}", sgd),
    Case("heavy-ball", f"optimizer: momentum, momentum: 0.9, {R}", momentum("heavy-ball")),
    Case("subtracted", f"optimizer: momentum, form: subtracted, momentum: 0.9, {R}", momentum("subtracted")),
    Case("accumulated", f"optimizer: momentum, form: accumulated, momentum: 0.9, {R}", momentum("accumulated")),
    Case("averaged", f"optimizer: momentum, form: averaged, momentum: 0.9, {R}", momentum("averaged")),
    Case("look-ahead", f"optimizer: nesterov, momentum: 0.8, {R}", nesterov("look-ahead"), ahead=lambda w, s: w + 0.8 * s.get("v", 0 * w)),
    Case("rewritten", f"optimizer: nesterov, form: rewritten, momentum: 0.8, {R}", nesterov("rewritten")),
    Case("nesterov-accumulated", f"optimizer: nesterov, form: accumulated, momentum: 0.8, {R}", nesterov("accumulated")),
    Case("adagrad", f"optimizer: adagrad, epsilon: 0.01, {R}", adagrad(False)),
    Case("adagrad-inside", f"optimizer: adagrad, epsilon: 0.01, epsilon-place: inside, {R}", adagrad(True)),
    Case("rmsprop", f"optimizer: rmsprop, epsilon: 0.001, {R}", rmsprop(False, 0.9)),
    Case("rmsprop-inside", f"optimizer: rmsprop, decay: 0.99, epsilon: 0.001, epsilon-place: inside, {R}", rmsprop(True, 0.99)),
    Case("adam", f"optimizer: adam, {R}", adam()),
    Case("adam-inside", f"optimizer: adam, epsilon: 0.01, epsilon-place: inside, beta1: 0.8, beta2: 0.9, {R}", adam(True, True, 0.01, 0.8, 0.9)),
    Case("adam-uncorrected", f"optimizer: adam, epsilon: 0.01, bias-correction: no, {R}", adam(False, False, 0.01)),
    Case("adam-later", f"optimizer: adam, first-step: 5, {R}", adam(first=5)),
    Case("adamw", f"optimizer: adamw, weight-decay: 0.1, {R}", decayed_adam),
    Case("l2", f"optimizer: sgd, {R}", sgd, penalty="l2: 0.1", penalise=l2(0.1, True, False)),
    Case("l2-whole", f"optimizer: sgd, {R}", sgd, penalty="l2: 0.1, l2-factor: 1, biases: yes", penalise=l2(0.1, False, False, True)),
    Case("l2-mean", f"optimizer: sgd, {R}", sgd, penalty="l2: 0.1, l2-factor: 1/m", penalise=l2(0.1, False, True)),
    Case("l2-half-mean", f"optimizer: sgd, {R}", sgd, penalty="l2: 0.1, l2-factor: 1/(2m)", penalise=l2(0.1, True, True)),
    Case("l1", f"optimizer: sgd, {R}", sgd, penalty="l1: 0.02", penalise=l1(0.02)),
    Case("elastic", f"optimizer: sgd, {R}", sgd, penalty="l1: 0.02, l2: 0.3, l2-factor: 1/m", penalise=both),
    Case("ahead-with-penalty", f"optimizer: nesterov, momentum: 0.8, {R}", nesterov("look-ahead"), penalty="l2: 0.1", penalise=l2(0.1, True, False), ahead=lambda w, s: w + 0.8 * s.get("v", 0 * w)),
    Case("decay", f"optimizer: momentum, momentum: 0.9, weight-decay: 0.1, {R}", momentum("heavy-ball"), transform=decay(0.1, False)),
    Case("decay-all", f"optimizer: sgd, weight-decay: 0.1, decay-biases: yes, {R}", sgd, transform=decay(0.1, True)),
    Case("clip-value", f"optimizer: sgd, clip: {{value: 0.02}}, {R}", sgd, transform=clip_value),
    Case("clip-norm", f"optimizer: sgd, clip: {{norm: 0.05}}, {R}", sgd, transform=clip_norm),
    Case("clip-global", f"optimizer: sgd, clip: {{global-norm: 0.05}}, {R}", sgd, transform=clip_global),
    Case("decay-and-clip", f"optimizer: sgd, weight-decay: 0.1, clip: {{global-norm: 0.05}}, {R}", sgd, transform=decay_and_clip),
    Case("frozen", f"optimizer: momentum, momentum: 0.9, parameters: [W1, b2], {R}", momentum("heavy-ball"), only=["W1", "b2"]),
    Case("online", f"optimizer: sgd, batch-size: 1, epochs: 2, {R}", sgd, steps=8, batch=1),
    Case("mini-batches", f"optimizer: adam, batch-size: 2, {R}", adam(), steps=3, batch=2),
    Case("step-schedule", "optimizer: sgd, learning-rate: {initial: 0.5, schedule: step, factor: 0.1, every: 2}", sgd, steps=5, rates=lambda k: 0.5 * 0.1 ** ((k - 1) // 2)),
    Case("exponential", "optimizer: sgd, learning-rate: {initial: 0.5, schedule: exponential, rate: 0.3}", sgd, rates=lambda k: 0.5 * np.exp(-0.3 * (k - 1))),
    Case("inverse-time", "optimizer: momentum, momentum: 0.9, learning-rate: {initial: 0.5, schedule: inverse-time, rate: 0.7}", momentum("heavy-ball"), rates=lambda k: 0.5 / (1 + 0.7 * (k - 1))),
    Case("listed", "optimizer: sgd, learning-rate: [0.5, 0.2]", sgd, rates=lambda k: [0.5, 0.2, 0.2][k - 1]),
    Case("by-epoch", "optimizer: sgd, batch-size: 2, learning-rate: {initial: 0.5, schedule: inverse-time, rate: 1, per: epoch}", sgd, steps=4, batch=2, rates=lambda k: 0.5 / (1 + (k - 1) // 2)),
    Case("long", f"optimizer: adam, batch-size: 1, learning-rate: 0.01", adam(), steps=60, batch=1, rates=lambda k: 0.01),
]


def spoken(case, name):
    step = int(name.split("@")[1])
    return case.steps < 20 or step in (1, 2, 30, 31, 60, 61)


def main():
    print("# Made by src/test/python/training.py with numpy", np.__version__)
    for case in CASES:
        steps = "" if "epochs" in case.training else f", steps: {case.steps}"
        for name, value in case.run():
            if spoken(case, name):
                numbers = " ".join(repr(float(entry)) for entry in value.ravel())
                print(f"{case.name};{case.training}{steps};{case.penalty};{name};{value.shape[0]}x{value.shape[1]};{numbers}")


if __name__ == "__main__":
    main()

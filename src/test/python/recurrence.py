"""Recurrent networks in plain numpy, step by step, for src/test/resources/recurrence/cases.txt.

Written from the formulas of textbooks, forward and backward through time; shares nothing with gradus. Run it from the root of the
project:

    python3 src/test/python/recurrence.py > src/test/resources/recurrence/cases.txt

Each case: a line "=== name", the problem file in column layout, "--- rows" and the file in row layout, "--- numbers" and a line for
each quantity: its name; its shape; its numbers, row by row, in column layout.
"""
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(0, keepdims=True))
    return e / e.sum(0, keepdims=True)


def text(value):
    if isinstance(value, str):
        return value
    return "[" + ", ".join(text(v) if isinstance(v, (list, np.ndarray)) else repr(float(v)) for v in value) + "]"


def draw(rng, *shape):
    return np.round(rng.uniform(-0.9, 0.9, shape), 2)


class Gates:
    """The weights of a cell as a file lists them: apart or joined, one set for each gate or one for all."""

    def __init__(self, rng, letters, units, inputs, fed, joined=None, stacked=None, biases=1, ending=""):
        self.letters, self.units, self.inputs, self.fed = letters, units, inputs, fed
        self.joined, self.stacked, self.biases = joined, stacked, biases
        self.sets = [""] if stacked or len(letters) == 1 else letters
        count = units * (len(letters) if stacked else 1)
        self.p = {}
        for g in self.sets:
            if joined:
                self.p["W" + g + ending] = draw(rng, count, fed + inputs)
            else:
                self.p["Wx" + g + ending] = draw(rng, count, inputs)
                self.p["Wh" + g + ending] = draw(rng, count, fed)
            if biases == 1:
                self.p["b" + g + ending] = draw(rng, count, 1)
            if biases == 2:
                self.p["bx" + g + ending] = draw(rng, count, 1)
                self.p["bh" + g + ending] = draw(rng, count, 1)
        self.ending = ending

    def places(self, letter):
        g = "" if self.sets == [""] else letter
        start = self.stacked.index(letter) * self.units if self.stacked else 0
        rows = slice(start, start + self.units)
        e = self.ending
        found = {}
        if self.joined:
            state = slice(0, self.fed) if self.joined == "state-first" else slice(self.inputs, self.inputs + self.fed)
            given = slice(self.fed, None) if self.joined == "state-first" else slice(0, self.inputs)
            found["x"], found["h"] = ("W" + g + e, rows, given), ("W" + g + e, rows, state)
        else:
            found["x"] = ("Wx" + g + e, rows, slice(None))
            found["h"] = ("Wh" + g + e, rows, slice(None))
        if self.biases == 1:
            found["bx"] = ("b" + g + e, rows, slice(None))
        if self.biases == 2:
            found["bx"], found["bh"] = ("bx" + g + e, rows, slice(None)), ("bh" + g + e, rows, slice(None))
        return found

    def get(self, p, letter, what):
        place = self.places(letter).get(what)
        return 0 if place is None else p[place[0]][place[1], place[2]]

    def add(self, grads, letter, what, value):
        place = self.places(letter).get(what)
        if place is not None:
            grads[place[0]][place[1], place[2]] += value

    def net(self, p, letter, x, h):
        return (self.get(p, letter, "x") @ x + self.get(p, letter, "bx")) + (self.get(p, letter, "h") @ h + self.get(p, letter, "bh"))

    def back(self, p, grads, letter, dz, x, h):
        self.add(grads, letter, "x", dz @ x.T)
        self.add(grads, letter, "h", dz @ h.T)
        self.add(grads, letter, "bx", dz.sum(1, keepdims=True))
        self.add(grads, letter, "bh", dz.sum(1, keepdims=True))
        return self.get(p, letter, "x").T @ dz, self.get(p, letter, "h").T @ dz

    def lines(self, indent, turn):
        out = []
        pad = " " * indent

        def ofset(g, inner):
            e = self.ending
            keys = []
            if self.joined:
                keys.append(("weights", turn(self.p["W" + g + e])))
            else:
                keys.append(("input-weights", turn(self.p["Wx" + g + e])))
                keys.append(("hidden-weights", turn(self.p["Wh" + g + e])))
            if self.biases == 0:
                keys.append(("biases", "none"))
            if self.biases == 1:
                keys.append(("biases", self.p["b" + g + e].ravel()))
            if self.biases == 2:
                keys.append(("biases", self.p["bx" + g + e].ravel()))
                keys.append(("hidden-biases", self.p["bh" + g + e].ravel()))
            return [f"{inner}{k}: {text(v)}" for k, v in keys]

        if self.sets == [""]:
            if self.stacked:
                out.append(f"{pad}gates: [{', '.join(self.stacked)}]")
            out += ofset("", pad)
        else:
            words = {"i": "input", "f": "forget", "g": "candidate", "o": "output", "z": "update", "r": "reset", "n": "candidate"}
            out.append(pad + "gates:")
            for g in self.sets:
                out.append(f"{pad}  {words[g]}:")
                out += ofset(g, pad + "    ")
        return out


class Rnn:
    letters, states = ["z"], ["h"]

    def __init__(self, gates, fed="h"):
        self.gates, self.fed = gates, fed
        self.states = [fed]

    def forward(self, p, x, s):
        v = {"z": self.gates.net(p, "z", x, s[self.fed])}
        v["h"] = np.tanh(v["z"])
        return v

    def backward(self, p, grads, v, x, s, d):
        dz = d["h"] * (1 - v["h"] ** 2)
        dx, dh = self.gates.back(p, grads, "z", dz, x, s[self.fed])
        return dx, {self.fed: dh}, {"z": dz, "h": d["h"]}

    def keys(self):
        return ["cell: rnn"] + (["feedback: output"] if self.fed == "y" else [])


class Lstm:
    letters, states = ["i", "f", "g", "o"], ["h", "c"]

    def __init__(self, gates):
        self.gates = gates

    def forward(self, p, x, s):
        v = {}
        for g in self.letters:
            v["z" + g] = self.gates.net(p, g, x, s["h"])
            v[g] = np.tanh(v["z" + g]) if g == "g" else sigmoid(v["z" + g])
        v["c"] = v["f"] * s["c"] + v["i"] * v["g"]
        v["h"] = v["o"] * np.tanh(v["c"])
        return v

    def backward(self, p, grads, v, x, s, d):
        out = {"h": d["h"]}
        dc = d["c"] + d["h"] * v["o"] * (1 - np.tanh(v["c"]) ** 2)
        out["c"] = dc
        out["o"] = d["h"] * np.tanh(v["c"])
        out["f"] = dc * s["c"]
        out["i"] = dc * v["g"]
        out["g"] = dc * v["i"]
        dx, dh = 0, 0
        for g in self.letters:
            slope = 1 - v["g"] ** 2 if g == "g" else v[g] * (1 - v[g])
            out["z" + g] = out[g] * slope
            a, b = self.gates.back(p, grads, g, out["z" + g], x, s["h"])
            dx, dh = dx + a, dh + b
        return dx, {"h": dh, "c": dc * v["f"]}, out

    def keys(self):
        return ["cell: lstm"]


class Gru:
    letters, states = ["z", "r", "n"], ["h"]

    def __init__(self, gates, keeps, after):
        self.gates, self.keeps, self.after = gates, keeps, after

    def forward(self, p, x, s):
        G, h = self.gates, s["h"]
        v = {}
        for g in "zr":
            v["z" + g] = G.net(p, g, x, h)
            v[g] = sigmoid(v["z" + g])
        if self.after:
            v["m"] = G.get(p, "n", "h") @ h + G.get(p, "n", "bh")
            v["zn"] = G.get(p, "n", "x") @ x + G.get(p, "n", "bx") + v["r"] * v["m"]
        else:
            v["rh"] = v["r"] * h
            v["zn"] = G.net(p, "n", x, v["rh"])
        v["n"] = np.tanh(v["zn"])
        keep = v["z"] if self.keeps else 1 - v["z"]
        v["h"] = keep * h + (1 - keep) * v["n"]
        return v

    def backward(self, p, grads, v, x, s, d):
        G, h, dh = self.gates, s["h"], d["h"]
        keep = v["z"] if self.keeps else 1 - v["z"]
        out = {"h": dh, "n": dh * (1 - keep)}
        out["z"] = dh * (h - v["n"]) * (1 if self.keeps else -1)
        out["zn"] = out["n"] * (1 - v["n"] ** 2)
        back = dh * keep
        if self.after:
            out["r"] = out["zn"] * v["m"]
            out["m"] = out["zn"] * v["r"]
            G.add(grads, "n", "x", out["zn"] @ x.T)
            G.add(grads, "n", "bx", out["zn"].sum(1, keepdims=True))
            G.add(grads, "n", "h", out["m"] @ h.T)
            G.add(grads, "n", "bh", out["m"].sum(1, keepdims=True))
            dx = G.get(p, "n", "x").T @ out["zn"]
            back = back + G.get(p, "n", "h").T @ out["m"]
        else:
            dx, out["rh"] = G.back(p, grads, "n", out["zn"], x, v["rh"])
            out["r"] = out["rh"] * h
            back = back + out["rh"] * v["r"]
        for g in "zr":
            out["z" + g] = out[g] * v[g] * (1 - v[g])
            a, b = G.back(p, grads, g, out["z" + g], x, h)
            dx, back = dx + a, back + b
        return dx, {"h": back}, out

    def keys(self):
        return ["cell: gru", "update-gate: " + ("keeps" if self.keeps else "replaces"), "reset-gate: " + ("after" if self.after else "before")]


class Case:
    def __init__(self, name, seed, cells, inputs, units, steps, examples=1, outputs=0, every="step", loss=None, batch="sum", mean=False,
                 training=None, upstream=False, query=0):
        self.__dict__.update(locals())
        rng = np.random.default_rng(seed)
        self.rng = rng
        self.cells = cells(rng)
        self.X = [draw(rng, inputs, examples) for _ in range(steps)]
        self.initial = []
        for cell in self.cells:
            self.initial.append({s: draw(rng, outputs if s == "y" else units, examples) for s in cell.states})
        self.p = {}
        for cell in self.cells:
            self.p.update(cell.gates.p)
        states = units * len(self.cells)
        if outputs:
            self.p["Wy"], self.p["by"] = draw(rng, outputs, states), draw(rng, outputs, 1)
        size = outputs if outputs else states
        count = steps if every == "step" else 1
        if loss == "cross-entropy":
            self.T = [np.eye(size)[:, rng.integers(0, size, examples)] for _ in range(count)]
        else:
            self.T = [draw(rng, size, examples) for _ in range(count)]
        self.next = {s: draw(rng, units, examples) for s in self.cells[0].states} if upstream else {}
        self.Q = [draw(rng, inputs, 1) for _ in range(query)]

    # ---- forward and backward

    def endings(self):
        return ["_f", "_b"] if len(self.cells) == 2 else [""]

    def run(self, p, X, initial):
        T = len(X)
        v, h = {}, {}
        per = []
        ys = {}
        for k, cell in enumerate(self.cells):
            s, seen = dict(initial[k]), {}
            for t in (range(1, T + 1) if k == 0 else range(T, 0, -1)):
                before = s
                now = cell.forward(p, X[t - 1], s)
                s = {n: now[n] for n in cell.states if n in now}
                if cell.states == ["y"]:
                    ys[t] = self.activate(p["Wy"] @ now["h"] + p["by"])
                    s = {"y": ys[t]}
                seen[t] = (before, now)
                for n, value in now.items():
                    v[f"{n}{self.endings()[k]}{t}"] = value
            per.append(seen)
        both = len(self.cells) == 2
        for t in range(1, T + 1):
            h[t] = np.vstack([per[0][t][1]["h"], per[1][t][1]["h"]]) if both else per[0][t][1]["h"]
            if both:
                v[f"h{t}"] = h[t]
        if both and self.every == "last":
            h[T] = np.vstack([per[0][T][1]["h"], per[1][1][1]["h"]])
            v["h"] = h[T]
        out = {}
        for t in (range(1, T + 1) if self.every == "step" else [T]):
            if self.outputs:
                number = t if self.every == "step" else ""
                v[f"zy{number}"] = p["Wy"] @ h[t] + p["by"]
                v[f"y{number}"] = out[t] = self.activate(v[f"zy{number}"])
            else:
                out[t] = h[t]
        return v, per, h, out

    def activate(self, z):
        return softmax(z) if self.loss == "cross-entropy" else z if self.loss == "half-squared-error" else sigmoid(z)

    def scale(self):
        m = self.X[0].shape[1]
        return (1 / m if self.batch == "mean" else 1) * (1 / self.steps if self.mean else 1)

    def losses(self, out):
        m = self.X[0].shape[1] if self.batch == "mean" else 1
        result = {}
        for k, t in enumerate(sorted(out)):
            y, target = out[t], self.T[k]
            if self.loss == "cross-entropy":
                e = -np.sum(target * np.log(y))
            elif self.loss == "binary-cross-entropy":
                e = -np.sum(target * np.log(y) + (1 - target) * np.log(1 - y))
            else:
                e = 0.5 * np.sum((y - target) ** 2)
            result[t] = e / m
        return result

    def gradients(self, p, X, initial):
        v, per, h, out = self.run(p, X, initial)
        T = len(X)
        d = {}
        grads = {n: np.zeros_like(value) for n, value in p.items()}
        parts = {}
        dh = {t: 0 for t in range(1, T + 1)}
        dzy = {}
        dy = {}

        def output(t):
            number = t if self.every == "step" else ""
            part = {n: np.zeros_like(p[n]) for n in ("Wy", "by")}
            part["Wy"] += dzy[t] @ h[t].T
            part["by"] += dzy[t].sum(1, keepdims=True)
            d[f"zy{number}"] = dzy[t]
            for n in part:
                grads[n] += part[n]
                if self.every == "step" and T > 1:
                    parts[f"{n}{t}"] = part[n]
            return p["Wy"].T @ dzy[t]

        feeds = self.cells[0].states == ["y"]
        if self.loss:
            for k, t in enumerate(sorted(out)):
                error = (out[t] - self.T[k]) * self.scale()
                if not self.outputs:
                    dh[t] = error
                elif not feeds:
                    dzy[t] = error
                    dh[t] = output(t)
                else:
                    dy[t] = error
        both = len(self.cells) == 2
        if both:
            for t in range(1, T + 1):
                if self.every == "step":
                    d[f"h{t}"] = dh[t]
            if self.every == "last":
                d["h"] = dh[T]
        dX = {t: 0 for t in range(1, T + 1)}
        for k, cell in enumerate(self.cells):
            units = self.units
            rows = slice(k * units, (k + 1) * units)
            back = {s: np.zeros_like(initial[k][s]) for s in cell.states}
            for s, value in self.next.items():
                back[s] = value
            order = range(T, 0, -1) if k == 0 else range(1, T + 1)
            for t in order:
                incoming = dict(back)
                if feeds:
                    total = dy[t] + back["y"]
                    d[f"y{t}"] = total
                    slope = 1 if self.loss == "half-squared-error" else out[t] * (1 - out[t])
                    dzy[t] = total * slope
                    incoming = {"h": output(t)}
                elif self.every == "last" and both:
                    first = T if k == 0 else 1
                    incoming["h"] = incoming["h"] + (dh[T][rows] if t == first else 0)
                else:
                    incoming["h"] = incoming["h"] + (dh[t][rows] if both else dh[t])
                before, now = per[k][t]
                part = {n: np.zeros_like(p[n]) for n in cell.gates.p}
                dx, back, own = cell.backward(p, part, now, X[t - 1], before, incoming)
                for n in part:
                    grads[n] += part[n]
                    if T > 1:
                        parts[f"{n}{t}"] = part[n]
                dX[t] = dX[t] + dx
                for n, value in own.items():
                    d[f"{n}{self.endings()[k]}{t}"] = value
            for s in cell.states:
                d[f"{s}{self.endings()[k]}0"] = back[s]
        for t in range(1, T + 1):
            d[f"x{t}"] = dX[t]
        return v, d, grads, parts, out

    # ---- what is written

    def problem(self, rows):
        turn = (lambda m: m.T) if rows else (lambda m: m)
        lines = [f"id: {self.name}", f"title: {self.name}"]
        if rows:
            lines.append("layout: rows")
        lines.append("recurrence:")
        lines += ["  " + key for key in self.cells[0].keys()]
        lines += [f"  inputs: {self.inputs}", f"  units: {self.units}"]
        if self.cells[0].gates.joined:
            lines.append(f"  joined: {self.cells[0].gates.joined}")
        lines += self.cells[0].gates.lines(2, turn)
        lines.append("  initial: {" + ", ".join(f"{s}: {text(value.T)}" for s, value in self.initial[0].items()) + "}")
        if len(self.cells) == 2:
            lines.append("  backward:")
            lines += self.cells[1].gates.lines(4, turn)
            lines.append("    initial: {" + ", ".join(f"{s}: {text(value.T)}" for s, value in self.initial[1].items()) + "}")
        if self.outputs:
            function = {"cross-entropy": "softmax", "half-squared-error": "identity", "binary-cross-entropy": "sigmoid"}[self.loss]
            lines.append(f"  output: {{units: {self.outputs}, activation: {function}, weights: {text(turn(self.p['Wy']))}, "
                         f"biases: {text(self.p['by'].ravel())}, every: {self.every}}}")
        if self.loss:
            lines.append(f"  loss: {{name: {self.loss}, batch: {self.batch}}}")
            if self.mean:
                lines.append("  loss-of-steps: mean")
        lines.append("examples:")
        for e in range(self.examples):
            given = text([list(x[:, e]) for x in self.X])
            target = [list(t[:, e]) for t in self.T]
            wanted = text(target if self.every == "step" else target[0])
            lines.append(f"  - {{input: {given}" + (f", target: {wanted}}}" if self.loss else "}"))
        if self.training:
            lines.append(f"training: {{{self.training[0]}}}")
        if self.next:
            lines.append("given: {" + ", ".join(f"d{s}_next: {text(turn(value))}" for s, value in self.next.items()) + "}")
        if self.Q:
            lines.append(f"queries: {{s: {text([list(x[:, 0]) for x in self.Q])}}}")
        lines.append("questions: [x1]" if self.every == "step" else "questions: [x1]")
        return lines

    def numbers(self):
        out = {}
        p = {n: value.copy() for n, value in self.p.items()}
        state = {}
        steps = self.training[1] if self.training else 1
        for k in range(1, steps + 1):
            at = "" if k == 1 else f"@{k}"
            v, d, grads, parts, outputs = self.gradients(p, self.X, self.initial)
            out.update({n + at: value for n, value in v.items()})
            if self.loss:
                losses = self.losses(outputs)
                total = sum(losses.values()) * (1 / self.steps if self.mean else 1)
                if self.every == "step":
                    out.update({f"E{t}" + at: np.array([[e]]) for t, e in losses.items()})
                out["E" + at] = np.array([[total]])
            if self.loss or self.next:
                out.update({"dE/d" + n + at: value for n, value in d.items()})
                out.update({"dE/d" + n + at: value for n, value in grads.items()})
                out.update({"dE/d" + n + at: value for n, value in parts.items()})
            if self.training:
                for n in p:
                    p[n] = self.training[2](p[n], grads[n], state.setdefault(n, {}))
                    out[n + (f"@{k + 1}" if k < steps else "_new")] = p[n].copy()
        if self.training and self.loss:
            v, per, h, outputs = self.run(p, self.X, self.initial)
            out["E_new"] = np.array([[sum(self.losses(outputs).values()) * (1 / self.steps if self.mean else 1)]])
        if self.Q:
            start = [{s: value[:, :1] for s, value in given.items()} for given in self.initial]
            v, per, h, outputs = self.run(p, self.Q, start)
            out.update({n + "(s)": value for n, value in v.items()})
        return out

    def write(self):
        print("=== " + self.name)
        numbers = self.numbers()
        asked = "questions: [x1" + ", E_new" * ("E_new" in numbers) + "]"
        for rows in (False, True):
            if rows:
                print("--- rows")
            print("\n".join(self.problem(rows)[:-1] + [asked]))
        print("--- numbers")
        for name, value in numbers.items():
            print(f"{name};{value.shape[0]}x{value.shape[1]};{' '.join(repr(float(x)) for x in value.ravel())}")


def sgd(rate):
    return lambda p, g, s: p - rate * g


def momentum(rate, mu):
    def step(p, g, s):
        s["v"] = mu * s.get("v", 0) - rate * g
        return p + s["v"]
    return step


def rnn(inputs, units, fed=None, feedback="h", **how):
    return lambda rng: [Rnn(Gates(rng, ["z"], units, inputs, fed or units, **how), feedback)]


def lstm(inputs, units, **how):
    return lambda rng: [Lstm(Gates(rng, Lstm.letters, units, inputs, units, **how))]


def gru(inputs, units, keeps, after, **how):
    return lambda rng: [Gru(Gates(rng, Gru.letters, units, inputs, units, **how), keeps, after)]


CASES = [
    Case("rnn-last-softmax", 1, rnn(2, 3), 2, 3, 3, outputs=2, every="last", loss="cross-entropy",
         training=("optimizer: sgd, learning-rate: 0.5, steps: 3", 3, sgd(0.5)), query=2),
    Case("rnn-every-joined", 2, rnn(2, 3, joined="state-first"), 2, 3, 3, examples=2, outputs=2, loss="half-squared-error", batch="mean",
         training=("optimizer: momentum, learning-rate: 0.2, momentum: 0.9, steps: 2", 2, momentum(0.2, 0.9))),
    Case("rnn-two-biases", 3, rnn(3, 2, biases=2), 3, 2, 4, examples=2, outputs=1, loss="binary-cross-entropy", mean=True),
    Case("rnn-state-is-output", 4, rnn(1, 2, biases=0), 1, 2, 3, loss="half-squared-error"),
    Case("rnn-output-fed-back", 5, rnn(2, 3, fed=2, feedback="y"), 2, 3, 3, outputs=2, loss="half-squared-error", query=3),
    Case("lstm-gates-joined", 6, lstm(2, 2, joined="state-first"), 2, 2, 2, outputs=1, every="last", loss="half-squared-error",
         training=("optimizer: sgd, learning-rate: 0.3", 1, sgd(0.3)), query=1),
    Case("lstm-stacked", 7, lstm(3, 2, stacked=["f", "i", "g", "o"], biases=2), 3, 2, 3, examples=2, outputs=2, loss="cross-entropy"),
    Case("lstm-stacked-joined", 8, lstm(2, 3, stacked=["i", "f", "o", "g"], joined="input-first"), 2, 3, 2, outputs=2, loss="cross-entropy"),
    Case("lstm-cell", 9, lstm(2, 3, stacked=["i", "f", "o", "g"]), 2, 3, 1, examples=2, upstream=True),
    Case("lstm-cell-trained", 10, lstm(2, 2), 2, 2, 2, upstream=True, training=("optimizer: sgd, learning-rate: 0.1", 1, sgd(0.1))),
    Case("gru-keeps-before", 11, gru(2, 3, True, False), 2, 3, 3, outputs=2, every="last", loss="cross-entropy",
         training=("optimizer: sgd, learning-rate: 0.4, steps: 2", 2, sgd(0.4))),
    Case("gru-keeps-after", 12, gru(2, 3, True, True, stacked=["r", "z", "n"], biases=2), 2, 3, 2, examples=2, outputs=2,
         loss="half-squared-error"),
    Case("gru-replaces-before", 13, gru(3, 2, False, False, stacked=["z", "r", "n"], joined="input-first"), 3, 2, 2, outputs=1,
         loss="binary-cross-entropy", query=2),
    Case("gru-replaces-after", 14, gru(2, 2, False, True), 2, 2, 1, upstream=True),
    Case("rnn-both-every", 15, lambda rng: [Rnn(Gates(rng, ["z"], 2, 3, 2, ending="_f")), Rnn(Gates(rng, ["z"], 2, 3, 2, ending="_b"))],
         3, 2, 3, outputs=2, loss="cross-entropy", training=("optimizer: sgd, learning-rate: 0.2", 1, sgd(0.2)), query=2),
    Case("lstm-both-last", 16, lambda rng: [Lstm(Gates(rng, Lstm.letters, 2, 2, 2, joined="state-first", ending="_f")),
                                            Lstm(Gates(rng, Lstm.letters, 2, 2, 2, joined="state-first", ending="_b"))],
         2, 2, 2, outputs=1, every="last", loss="half-squared-error"),
]

if __name__ == "__main__":
    print("# Made by src/test/python/recurrence.py with numpy " + np.__version__)
    for case in CASES:
        case.write()

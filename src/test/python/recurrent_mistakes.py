"""Recurrent networks computed rightly and wrongly in plain numpy, for src/test/resources/recurrence/mistakes.csv.

Written from the formulas of textbooks; shares nothing with gradus. Run it from the root of the project:

    python3 src/test/python/recurrent_mistakes.py > src/test/resources/recurrence/mistakes.csv

A line for each quantity of each paper: problem file; mistake, or "right", or "near-" and a rule that looks like a mistake and is none of
those; quantity; shape; numbers in column layout, row by row. Who makes a mistake makes it in every step and computes on with the wrong
numbers.
"""
import numpy as np


def mat(*rows):
    return np.array(rows, dtype=float)


def col(*entries):
    return np.array(entries, dtype=float).reshape(-1, 1)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(0, keepdims=True))
    return e / e.sum(0, keepdims=True)


def rows(value):
    return value.sum(1, keepdims=True)


class Elman:
    """One direction of a simple cell; X are the inputs in the order in which it reads them."""

    def __init__(self, wx, wh, b, h0, linear=False):
        self.wx, self.wh, self.b, self.h0, self.linear = wx, wh, b, h0, linear

    def f(self, z):
        return z if self.linear else np.tanh(z)

    def slope(self, z):
        return np.ones_like(z) if self.linear else 1 - np.tanh(z) ** 2

    def forward(self, X, wrong):
        h = 0 * self.h0 if wrong == "initial-state-forgotten" else self.h0
        self.before, self.z, self.h = [], [], []
        for x in X:
            w = self.wh.T if wrong == "recurrent-weights-transposed" else self.wh
            self.before.append(h)
            self.z.append(self.wx @ x + w @ h + self.b)
            h = self.f(self.z[-1])
            self.h.append(h)

    def backward(self, X, local, wrong):
        """local: what comes back at each step from its own output."""
        T = len(X)
        self.dh, self.dz, self.dx, carry = [None] * T, [None] * T, [None] * T, None
        for t in range(T - 1, -1, -1):
            own = local[t]
            if carry is None:
                dh = own
            elif own is None:
                dh = carry
            elif wrong == "bptt-recurrent-path-missing":
                dh = own
            elif wrong == "bptt-local-path-missing":
                dh = carry
            else:
                dh = own + carry
            at = self.z[t - 1] if wrong == "derivative-of-wrong-step" and t > 0 else self.z[t]
            dz = dh * (1 - np.tanh(at) if wrong == "near-slope-without-square" else self.slope(at))
            self.dh[t], self.dz[t] = dh, dz
            w = self.wh.T
            if wrong == "recurrent-weights-transposed" or wrong == "bptt-missing-transpose":
                w = self.wh
            carry = w @ (dh if wrong == "bptt-recurrent-derivative-missing" else dz)
            if wrong == "bptt-weights-missing":
                carry = dz
            if wrong == "near-weights-of-one-unit":
                carry = np.diag(np.diag(self.wh)) @ dz
            if wrong == "near-half-carried":
                carry = carry / 2
            self.dx[t] = self.wx.T @ dz
        self.dh0 = carry
        state = self.h if wrong == "bptt-wrong-hidden-state" else self.before
        self.parts = {"Wx": [d @ x.T for d, x in zip(self.dz, X)], "Wh": [d @ s.T for d, s in zip(self.dz, state)],
                      "b": [rows(d) for d in self.dz]}
        if wrong == "recurrent-weights-transposed":
            self.parts["Wh"] = [p.T for p in self.parts["Wh"]]
        self.d = {name: gathered(parts, wrong) for name, parts in self.parts.items()}


def gathered(parts, wrong):
    """The gradient of something that all steps share, from what they contribute in the order in which they are gone through."""
    if len(parts) > 1 and wrong == "bptt-last-step-only":
        return parts[-1]
    if len(parts) > 1 and wrong == "shared-weight-overwritten":
        return parts[0]
    if len(parts) > 2 and wrong == "near-second-step-left-out":
        return sum(parts) - parts[1]
    if len(parts) > 2 and wrong == "near-mean-of-fewer":
        return sum(parts) / (len(parts) - 1)
    return sum(parts) / (len(parts) if wrong == "shared-weight-averaged" else 1)


def put(v, name, values, first=1):
    for number, value in enumerate(values, first):
        if value is not None:
            v[f"{name}{number}"] = value


def many_to_one(wrong):
    cell = Elman(mat([0.6], [-0.4]), mat([0.5, -0.3], [0.8, 0.2]), col(0.1, -0.2), col(0.3, -0.5))
    why, by, X = mat([1.2, -0.7]), 0.1, [mat([1]), mat([-0.5]), mat([2])]
    cell.forward(X, wrong)
    last = cell.h[-2] if wrong == "output-from-state-before" else cell.h[-1]
    y = sigmoid(why @ last + by)
    dzy = y
    if wrong == "output-from-state-before":
        local = [None, why.T @ dzy, np.zeros((2, 1))]
        cell.backward(X, local, wrong)
    else:
        cell.backward(X, [None, None, why.T @ dzy], wrong)
    v = {"y": y, "E": -np.log(1 - y), "dE/dWhy": dzy @ last.T}
    put(v, "h", cell.h), put(v, "dE/dh", cell.dh), put(v, "delta", cell.dz), put(v, "dE/dWhh", cell.parts["Wh"])
    v.update({"dE/dh0": cell.dh0, "dE/dWhh": cell.d["Wh"], "dE/dWxh": cell.d["Wx"], "dE/dbh": cell.d["b"], "Whh_new": cell.wh - 0.5 * cell.d["Wh"]})
    return v


def many_to_many(wrong):
    p = {"Wxh": mat([0.3, -0.5, 0.8], [0.7, 0.2, -0.4]), "Whh": mat([0.4, 0.9], [-0.6, 0.1]), "bh": col(0.1, -0.3),
         "Why": mat([0.5, -0.2], [-0.7, 0.6], [0.3, 0.4]), "by": col(0, 0.1, -0.1)}
    a, b, c = col(1, 0, 0), col(0, 1, 0), col(0, 0, 1)
    X, T, v = [a, b, b], [b, b, c], {}
    back = wrong == "output-from-state-before"
    for step in (1, 2):
        at = "" if step == 1 else "@2"
        cell = Elman(p["Wxh"], p["Whh"], p["bh"], col(0, 0))
        cell.forward(X, wrong)
        seen = cell.before if back else cell.h
        Y = [softmax(p["Why"] @ h + p["by"]) for h in seen]
        E = [-np.log((t * y).sum(0, keepdims=True)) for t, y in zip(T, Y)]
        local = [p["Why"].T @ (y - t) for y, t in zip(Y, T)]
        if back:
            local = local[1:] + [np.zeros((2, 1))]
        cell.backward(X, local, wrong)
        for t in (1, 2, 3):
            v.update({f"h{t}{at}": cell.h[t - 1], f"y{t}{at}": Y[t - 1], f"E{t}{at}": E[t - 1], f"dE/dh{t}{at}": cell.dh[t - 1],
                      f"dE/dz{t}{at}": cell.dz[t - 1]})
        out = {"Why": [(y - t) @ h.T for y, t, h in zip(Y, T, seen)], "by": [y - t for y, t in zip(Y, T)]}
        d = {"Wxh": cell.d["Wx"], "Whh": cell.d["Wh"], "bh": cell.d["b"], "Why": gathered(out["Why"], wrong), "by": gathered(out["by"], wrong)}
        v["E" + at] = sum(E)
        for name, value in d.items():
            v[f"dE/d{name}{at}"] = value
        p = {name: value - 0.3 * d[name] for name, value in p.items()}
        for name, value in p.items():
            v[name + ("@2" if step == 1 else "_new")] = value
    cell = Elman(p["Wxh"], p["Whh"], p["bh"], col(0, 0))
    cell.forward([a, b], wrong)
    put_query = cell.before if back else cell.h
    v["y2(word)"] = softmax(p["Why"] @ put_query[1] + p["by"])
    return v


def bidirectional(wrong):
    f = Elman(mat([0.8]), mat([-0.6]), 0.1, mat([0.4, 0.4]))
    b = Elman(mat([0.5]), mat([0.9]), -0.2, mat([-0.3, -0.3]))
    X, T, wy = [mat([0.5, 1.5]), mat([-1, 0.2])], [mat([1, 0.5]), mat([0, -0.5])], mat([1.1, -0.7])
    f.forward(X, wrong), b.forward(X[::-1], wrong)
    H = [np.vstack([f.h[0], b.h[1]]), np.vstack([f.h[1], b.h[0]])]
    Y = [wy @ h + 0.05 for h in H]
    dy = [(y - t) / 2 for y, t in zip(Y, T)]
    local = [wy.T @ d for d in dy]
    f.backward(X, [d[0:1] for d in local], wrong)
    b.backward(X[::-1], [local[1][1:2], local[0][1:2]], wrong)
    v = {"E": sum(((y - t) ** 2).sum(keepdims=True) for y, t in zip(Y, T)) / 4}
    put(v, "h_f", f.h), put(v, "h_b", b.h[::-1]), put(v, "y", Y)
    put(v, "dE/dh_f", f.dh), put(v, "dE/dh_b", b.dh[::-1])
    for name in ("Wx", "Wh", "b"):
        v[f"dE/d{name}_f"], v[f"dE/d{name}_b"] = f.d[name], b.d[name]
    v["dE/dWy"] = gathered([d @ h.T for d, h in zip(dy, H)], wrong)
    return v


def linear(wrong):
    cell, X = Elman(mat([2]), mat([0.5]), 0, mat([1]), linear=True), [mat([1]), mat([-1]), mat([0.5]), mat([3])]
    cell.forward(X, wrong)
    cell.backward(X, [None, None, None, cell.h[-1] - 8], wrong)
    v = {"E": (cell.h[-1] - 8) ** 2 / 2, "dE/dw": cell.d["Wh"], "dE/du": cell.d["Wx"]}
    put(v, "h", cell.h), put(v, "dE/dh", cell.dh), put(v, "dE/dw", cell.parts["Wh"])
    return v


def lstm(wx, wh, b, X, h, c, last_h, last_c, wrong):
    """wx, wh, b by gate; last_h gives what comes back to the last state, last_c to the last cell state."""
    v, T, gates = {}, len(X), "ifgo"
    if wrong == "initial-state-forgotten":
        h, c = 0 * h, 0 * c
    v["h0"], v["c0"] = h, c
    for t in range(1, T + 1):
        fed = c if wrong == "cell-state-for-hidden-state" else h
        for k in gates:
            w = wh[k].T if wrong == "recurrent-weights-transposed" else wh[k]
            v[f"z{k}{t}"] = wx[k] @ X[t - 1] + w @ fed + b[k]
            tanh = k == "g" and wrong != "candidate-sigmoid"
            v[f"{k}{t}"] = np.tanh(v[f"z{k}{t}"]) if tanh else sigmoid(v[f"z{k}{t}"])
        keep, let = ("i", "f") if wrong == "lstm-gates-exchanged" else ("f", "i")
        kept = c if wrong == "forget-gate-missing" else v[f"{keep}{t}"] * c
        if wrong == "near-output-gate-keeps":
            kept = v[f"o{t}"] * c
        c = kept + v[f"{let}{t}"] * v[f"g{t}"]
        h = v[f"o{t}"] * (c if wrong == "cell-tanh-missing" else np.tanh(c))
        v[f"c{t}"], v[f"h{t}"] = c, h
    dh, carry = last_h(h), last_c
    d = {name: [None] * T for name in [p + k for p in ("Wx", "Wh", "b") for k in gates]}
    for t in range(T, 0, -1):
        tc, cb, hb = np.tanh(v[f"c{t}"]), v[f"c{t - 1}"], v[f"h{t - 1}"]
        flat = wrong in ("cell-tanh-missing", "cell-tanh-derivative-missing")
        local = dh * v[f"o{t}"] * (1 if flat else 1 - tc if wrong == "near-cell-slope-without-square" else 1 - tc**2)
        if carry is None:
            dc = local
        elif wrong == "cell-path-missing":
            dc = local
        elif wrong == "cell-output-path-missing":
            dc = carry
        else:
            dc = carry + local
        g = {"o": dh * (v[f"c{t}"] if wrong in ("cell-tanh-missing", "output-gate-tanh-missing") else tc)}
        i, f = ("f", "i") if wrong == "lstm-gates-exchanged" else ("i", "f")
        g[f], g[i], g["g"] = dc * cb, dc * v[f"g{t}"], dc * v[f"{i}{t}"]
        if wrong == "forget-gate-missing":
            g["f"] = 0 * dc
        v[f"dE/dh{t}"], v[f"dE/dc{t}"] = dh, dc
        back = 0
        for k in gates:
            a = v[f"{k}{t}"]
            slope = 1 - a**2 if k == "g" and wrong != "candidate-sigmoid" else a * (1 - a)
            dz = g[k] * (1 if k != "g" and wrong == "gate-derivative-missing" else slope)
            if k == "f" and wrong == "near-slope-of-other-gate":
                dz = g[k] * v[f"i{t}"] * (1 - v[f"i{t}"])
            v[f"dE/d{k}{t}"], v[f"dE/dz{k}{t}"] = g[k], dz
            state = v[f"h{t}"] if wrong == "bptt-wrong-hidden-state" else cb if wrong == "cell-state-for-hidden-state" else hb
            of_state = dz @ state.T
            d["Wx" + k][t - 1], d["b" + k][t - 1] = dz @ X[t - 1].T, rows(dz)
            d["Wh" + k][t - 1] = of_state.T if wrong == "recurrent-weights-transposed" else of_state
            w = wh[k] if wrong in ("recurrent-weights-transposed", "bptt-missing-transpose") else wh[k].T
            if not (wrong == "gate-path-missing" and k != "g"):
                back = back + (dz if wrong == "bptt-weights-missing" else w @ dz)
        v[f"dE/dx{t}"] = sum(wx[k].T @ v[f"dE/dz{k}{t}"] for k in gates)
        keep = v[f"{f}{t}"]
        carry = dc if wrong in ("forget-gate-missing", "cell-path-without-gate") else dc * keep
        dh = back
        if wrong == "cell-state-for-hidden-state":
            dh, carry = 0 * back, carry + back
    v["dE/dh0"], v["dE/dc0"] = dh, carry
    v.update({"dE/d" + name: gathered(parts, wrong) for name, parts in d.items()})
    return v


def lstm_two_steps(wrong):
    wx = {"i": col(0.5, -0.3), "f": col(0.7, 0.2), "g": col(-0.6, 0.9), "o": col(0.3, 0.4)}
    wh = {"i": mat([0.2, 0.4], [-0.1, 0.6]), "f": mat([-0.5, 0.3], [0.8, 0.1]), "g": mat([0.4, -0.7], [0.3, 0.5]), "o": mat([0.6, -0.2], [0.9, -0.4])}
    b = {"i": col(0.1, 0), "f": col(1, 0.5), "g": col(0, 0.2), "o": col(-0.1, 0.3)}
    v = lstm(wx, wh, b, [mat([1.5]), mat([-0.8])], col(0.2, -0.4), col(0.7, -0.9), lambda h: h - col(0.5, -0.5), None, wrong)
    v["E"] = ((v["h2"] - col(0.5, -0.5)) ** 2).sum(keepdims=True) / 2
    return v


def lstm_cell(wrong):
    W = mat([0.2, -0.5, 0.7], [0.4, 0.1, -0.3], [0.6, -0.2, 0.5], [-0.8, 0.9, 0.1], [0.3, 0.7, -0.6], [0.5, -0.4, 0.8], [-0.1, 0.6, 0.4], [0.2, 0.3, -0.9])
    bias = col(0, 0.1, 1, 0.5, -0.2, 0.2, 0.3, -0.1)
    order = "ifog" if wrong == "lstm-gate-order" else "ifgo"
    cut = {k: slice(2 * n, 2 * n + 2) for n, k in enumerate(order)}
    wh, wx, b = ({k: m[cut[k], part] for k in order} for m, part in ((W, slice(0, 2)), (W, slice(2, 3)), (bias, slice(0, 1))))
    h0, c0, x = col(0.5, -0.2), col(-0.8, 0.6), mat([1.2])
    v = lstm(wx, wh, b, [x], h0, c0, lambda h: col(0.3, -0.4), col(-0.2, 0.5), wrong)
    da = np.vstack([v[f"dE/dz{k}1"] for k in order])
    out = {k: v[k + "1"] for k in ("i", "f", "g", "o", "c", "h")}
    out.update({"dE/d" + k: v[f"dE/d{k}1"] for k in ("i", "f", "g", "o", "c")})
    state = v["c0"] if wrong == "cell-state-for-hidden-state" else v["h1"] if wrong == "bptt-wrong-hidden-state" else v["h0"]
    out.update({"da": da, "db": da, "dW": da @ np.vstack([state, x]).T, "dh_prev": v["dE/dh0"], "dc_prev": v["dE/dc0"], "dx": v["dE/dx1"]})
    return out


def gru_two_steps(wrong):
    wx = {"z": mat([0.4, -0.6], [0.2, 0.5]), "r": mat([-0.3, 0.8], [0.6, 0.1]), "n": mat([0.7, 0.2], [-0.5, 0.4])}
    wh = {"z": mat([0.3, 0.7], [-0.5, 0.1]), "r": mat([0.9, -0.4], [0.2, 0.6]), "n": mat([0.5, -0.8], [0.6, 0.3])}
    b = {"z": col(0.1, -0.2), "r": col(0, 0.3), "n": col(-0.1, 0.2)}
    X, h, wy, by = [col(1, 0.5), col(-0.4, 2)], col(0.6, -0.3), mat([0.9, -0.5]), 0.2
    if wrong == "initial-state-forgotten":
        h = 0 * h
    v = {"h0": h}
    used = {k: w.T if wrong == "recurrent-weights-transposed" else w for k, w in wh.items()}
    for t in (1, 2):
        x = X[t - 1]
        for k in "zr":
            v[f"z{k}{t}"] = wx[k] @ x + used[k] @ h + b[k]
            v[f"{k}{t}"] = sigmoid(v[f"z{k}{t}"])
        z, r = v[f"z{t}"], v[f"r{t}"]
        if wrong == "gru-reset-gate-elsewhere":
            v[f"zn{t}"] = wx["n"] @ x + r * (used["n"] @ h) + b["n"]
        else:
            v[f"zn{t}"] = wx["n"] @ x + used["n"] @ (r * h) + b["n"]
        n = v[f"n{t}"] = sigmoid(v[f"zn{t}"]) if wrong == "candidate-sigmoid" else np.tanh(v[f"zn{t}"])
        keep = 1 - z if wrong == "gru-update-gate-reversed" else z
        h = v[f"h{t}"] = (1 - keep) * n + keep * h
    seen = v["h1"] if wrong == "output-from-state-before" else h
    y = v["y"] = wy @ seen + by
    v["E"] = (y - 1) ** 2 / 2
    v["dE/dWy"] = (y - 1) @ seen.T
    dh = 0 * h if wrong == "output-from-state-before" else wy.T @ (y - 1)
    d = {name: [None] * 2 for name in [p + k for p in ("Wx", "Wh", "b") for k in "zrn"]}
    for t in (2, 1):
        if t == 1 and wrong == "output-from-state-before":
            dh = dh + wy.T @ (y - 1)
        z, r, n, hb, x = v[f"z{t}"], v[f"r{t}"], v[f"n{t}"], v[f"h{t - 1}"], X[t - 1]
        sign = -1 if wrong in ("gru-update-gate-reversed", "gru-update-gate-sign") else 1
        keep = 1 - z if wrong == "gru-update-gate-reversed" else z
        g = {"n": dh * (1 - keep), "z": sign * dh * (hb - n)}
        if wrong == "near-sum-for-difference":
            g["z"] = dh * (hb + n)
        dzn = g["n"] * (n * (1 - n) if wrong == "candidate-sigmoid" else 1 - n**2)
        back_n = used["n"].T
        if wrong == "bptt-missing-transpose":
            back_n = wh["n"]
        if wrong == "gru-reset-gate-elsewhere":
            g["r"] = dzn * (wh["n"] @ hb)
            of_reset = wh["n"].T @ (dzn * r)
            of_n = (dzn * r) @ hb.T
        else:
            drh = dzn if wrong == "bptt-weights-missing" else back_n @ dzn
            v[f"dE/drh{t}"] = drh
            g["r"], of_reset = drh * hb, drh * r
            of_n = dzn @ (hb if wrong == "gru-reset-missing-in-gradient" else r * hb).T
        v[f"dE/dh{t}"] = dh
        back = (0 if wrong == "gru-direct-path-missing" else dh * keep) + of_reset
        if wrong == "near-candidate-share-carried":
            back = dh * (1 - keep) + of_reset
        nets = {"n": dzn}
        for k in "zr":
            a = v[f"{k}{t}"]
            nets[k] = g[k] * (1 if wrong == "gate-derivative-missing" else a * (1 - a))
            w = wh[k] if wrong == "bptt-missing-transpose" else used[k].T
            if wrong != "gate-path-missing":
                back = back + (nets[k] if wrong == "bptt-weights-missing" else w @ nets[k])
        state = v[f"h{t}"] if wrong == "bptt-wrong-hidden-state" else hb
        for k in "zrn":
            v[f"dE/d{k}{t}"], v[f"dE/dz{k}{t}"] = g[k], nets[k]
            d["Wx" + k][t - 1], d["b" + k][t - 1] = nets[k] @ x.T, rows(nets[k])
            of_state = of_n if k == "n" else nets[k] @ state.T
            d["Wh" + k][t - 1] = of_state.T if wrong == "recurrent-weights-transposed" else of_state
        dh = back
    v["dE/dh0"] = dh
    v.update({"dE/d" + name: gathered(parts, wrong) for name, parts in d.items()})
    return v


SHARED = ["bptt-last-step-only", "shared-weight-overwritten", "shared-weight-averaged"]
STATES = ["initial-state-forgotten", "bptt-wrong-hidden-state"]
SQUARE = ["recurrent-weights-transposed", "bptt-missing-transpose", "bptt-weights-missing"]
SIMPLE = ["bptt-recurrent-derivative-missing", "derivative-of-wrong-step"]
PATHS = ["bptt-recurrent-path-missing", "bptt-local-path-missing"]
CELL = ["cell-state-for-hidden-state", "lstm-gates-exchanged", "forget-gate-missing", "cell-tanh-missing", "candidate-sigmoid", "gate-derivative-missing",
        "cell-path-missing", "cell-path-without-gate", "cell-output-path-missing", "cell-tanh-derivative-missing", "output-gate-tanh-missing"]
GRU = ["candidate-sigmoid", "gate-derivative-missing", "gate-path-missing", "gru-update-gate-reversed", "gru-reset-gate-elsewhere",
       "gru-direct-path-missing", "gru-update-gate-sign", "gru-reset-missing-in-gradient", "output-from-state-before"]
PAPERS = {
    "rnn-many-to-one": (many_to_one, SHARED + STATES + SQUARE + SIMPLE + ["output-from-state-before"]),
    "rnn-many-to-many": (many_to_many, SHARED + ["bptt-wrong-hidden-state"] + SQUARE + SIMPLE + PATHS + ["output-from-state-before"]),
    "rnn-bidirectional": (bidirectional, SHARED + STATES + ["bptt-weights-missing"] + SIMPLE + PATHS),
    "rnn-linear": (linear, SHARED + STATES + ["bptt-weights-missing"]),
    "lstm-two-steps": (lstm_two_steps, SHARED + STATES + SQUARE + CELL + ["gate-path-missing"]),
    "lstm-cell-backward": (lstm_cell, STATES + CELL + ["lstm-gate-order"]),
    "gru-two-steps": (gru_two_steps, SHARED + STATES + SQUARE + GRU),
}

NEAR = {
    "rnn-many-to-one": ["near-second-step-left-out", "near-mean-of-fewer", "near-slope-without-square", "near-weights-of-one-unit", "near-half-carried"],
    "rnn-many-to-many": ["near-half-carried", "near-weights-of-one-unit"],
    "rnn-bidirectional": ["near-half-carried", "near-slope-without-square"],
    "rnn-linear": ["near-second-step-left-out", "near-mean-of-fewer"],
    "lstm-two-steps": ["near-output-gate-keeps", "near-cell-slope-without-square", "near-slope-of-other-gate"],
    "lstm-cell-backward": ["near-cell-slope-without-square", "near-slope-of-other-gate"],
    "gru-two-steps": ["near-candidate-share-carried", "near-sum-for-difference"],
}

for problem, (paper, mistakes) in PAPERS.items():
    for wrong in ["right"] + mistakes + NEAR[problem]:
        for name, value in paper(wrong).items():
            value = np.atleast_2d(value)
            if name not in ("h0", "c0"):
                print(f"{problem};{wrong};{name};{value.shape[0]}x{value.shape[1]};{' '.join(repr(float(e)) for e in value.ravel())}")

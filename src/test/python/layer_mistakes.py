"""Wrong lines about the problems problems/layer-*.yaml in plain numpy, for src/test/resources/tensors/mistakes.csv.

Each line is what somebody writes who does everything right but for one mistake, by loops and by the wrong formula itself; nothing is shared
with gradus. Needs PyYAML. Run it from the root of the project:

    python3 src/test/python/layer_mistakes.py > src/test/resources/tensors/mistakes.csv

A line is the id of the mistake; the name of the file; a quantity; its shape; its numbers, row by row.
"""
import numpy as np

from layers import given
from tensors import conv, pool


def show(mistake, problem, quantity, value):
    value = np.asarray(value, dtype=float)
    shape = "x".join(map(str, value.shape)) or "1x1"
    print(f"{mistake};{problem};{quantity};{shape};{' '.join(repr(float(v)) for v in value.ravel())}")


def turned(kernels):
    return kernels[..., ::-1, ::-1]


def conv2d():
    name = "layer-conv2d"
    g = given(name)
    x, k, b = g["x"][None], g["K"], g["b"].reshape(1, -1, 1, 1)
    how = dict(stride=(2, 2), before=(1, 1), after=(1, 1))
    dy = conv(x, k, None, **how)[0] + b - g["t"][None]
    show("conv-kernel-turned", name, "y", (conv(x, turned(k), None, **how)[0] + b)[0])
    show("conv-padding-forgotten", name, "y", (conv(x, k, None, stride=(2, 2))[0] + b)[0])
    show("conv-stride-forgotten", name, "y", (conv(x, k, None, before=(1, 1), after=(1, 1))[0] + b)[0])
    show("conv-input-gradient-not-turned", name, "dE/dx", conv(x, turned(k), dy, **how)[1][0])
    show("conv-kernel-gradient-turned", name, "dE/dK", turned(conv(x, k, dy, **how)[2]))
    first = np.zeros_like(dy)
    first[:, :, 0, 0] = dy[:, :, 0, 0]
    show("conv-kernel-gradient-first-place", name, "dE/dK", conv(x, k, first, **how)[2])


def conv1d():
    name = "layer-conv1d"
    g = given(name)
    x, k = g["x"].ravel(), g["k"].ravel()
    show("conv-kernel-turned", name, "f", np.convolve(x, k[::-1]).reshape(-1, 1))


def pools():
    name = "layer-max-pool"
    g = given(name)
    a1 = np.maximum(conv(g["x"][None], g["K"], None)[0] + g["b"], 0)
    how = dict(size=(2, 2), stride=(2, 2))
    p = pool(a1, np.zeros((1, 1, 2, 2)), **how)[0]
    y = 1 / (1 + np.exp(-(g["W"] @ p.reshape(4, 1) + g["c"])))
    dp = (g["W"].T * (y - 1)).reshape(p.shape)
    everywhere = np.repeat(np.repeat(dp, 2, axis=2), 2, axis=3)
    show("max-pool-averaged", name, "p", pool(a1, dp, kind="avg", **how)[0][0])
    show("max-pool-gradient-to-all", name, "dE/da1", everywhere[0])
    show("max-pool-gradient-averaged", name, "dE/da1", everywhere[0] / 4)
    name = "layer-average-pool"
    g = given(name)
    how = dict(size=(2, 2), stride=(1, 1), kind="avg")
    m = pool(g["x"][None], np.zeros((1, 2, 3, 3)), **how)[0]
    show("avg-pool-not-divided", name, "m", 4 * m[0])
    a = np.tanh(m)
    dy = a.mean((2, 3)).reshape(2, 1) - g["t"]
    show("avg-pool-gradient-not-divided", name, "dE/da", np.broadcast_to(dy.reshape(2, 1, 1), (2, 3, 3)))


def normalisations():
    name = "layer-batch-norm"
    g = given(name)
    x, n = g["x"], 4
    mu = x.mean(1, keepdims=True)
    var = ((x - mu) ** 2).mean(1, keepdims=True)
    dn = g["G"] * g["gamma"]
    dvar = (dn * (x - mu)).sum(1, keepdims=True) * -0.5 * (var + 1e-3) ** -1.5
    direct = dn / np.sqrt(var + 1e-3)
    dmu = -direct.sum(1, keepdims=True)
    show("norm-unbiased-variance", name, "s2", var * 4 / 3)
    show("norm-epsilon-outside-root", name, "n", (x - mu) / (np.sqrt(var) + 1e-3))
    show("norm-epsilon-forgotten", name, "n", (x - mu) / np.sqrt(var))
    show("norm-root-forgotten", name, "n", (x - mu) / (var + 1e-3))
    show("norm-statistics-constant", name, "dE/dx", direct)
    show("norm-variance-path-missing", name, "dE/dx", direct + dmu / n)
    show("norm-mean-path-missing", name, "dE/dx", direct + dvar * 2 * (x - mu) / n)
    name = "layer-layer-norm"
    g = given(name, columns=False)
    x = g["x"]
    mu = x.mean(1, keepdims=True)
    var = ((x - mu) ** 2).mean(1, keepdims=True)
    y = g["gamma"] * (x - mu) / np.sqrt(var + 1e-5) + g["beta"]
    dn = (y - g["t"]) * g["gamma"]
    direct = dn / np.sqrt(var + 1e-5)
    dvar = (dn * (x - mu)).sum(1, keepdims=True) * -0.5 * (var + 1e-5) ** -1.5
    show("norm-unbiased-variance", name, "y", g["gamma"] * (x - mu) / np.sqrt(var * 4 / 3 + 1e-5) + g["beta"])
    show("norm-root-forgotten", name, "y", g["gamma"] * (x - mu) / (var + 1e-5) + g["beta"])
    show("norm-statistics-constant", name, "dE/dx", direct)
    show("norm-variance-path-missing", name, "dE/dx", direct - direct.mean(1, keepdims=True))
    show("norm-mean-path-missing", name, "dE/dx", direct + dvar * 2 * (x - mu) / 4)


def softmax(s, axis):
    e = np.exp(s)
    return e / e.sum(axis, keepdims=True)


def attentions():
    name = "layer-attention-mask"
    g = given(name, columns=False)
    x, mask = g["x"], g["M"]
    q, k, v = x @ g["Wq"], x @ g["Wk"], x @ g["Wv"]
    s = q @ k.T / np.sqrt(2)
    a = softmax(np.where(mask == 1, s, -1e9), 1)
    dy = a @ v - g["t"]
    da = dy @ v.T
    ds = a * (da - (da * a).sum(1, keepdims=True))
    show("attention-scale-missing", name, "S", q @ k.T)
    show("attention-scale-other-width", name, "S", q @ k.T / np.sqrt(3))
    show("attention-scale-without-root", name, "S", q @ k.T / 2)
    show("softmax-other-axis", name, "A", softmax(np.where(mask == 1, s, -1e9), 0))
    show("attention-mask-forgotten", name, "A", softmax(s, 1))
    show("attention-mask-after-softmax", name, "A", softmax(s, 1) * mask)
    show("softmax-derivative-entry-by-entry", name, "dE/dS", da * a * (1 - a))
    show("attention-scale-missing-backward", name, "dE/dQ", ds @ k)
    show("attention-key-transpose-missing", name, "dE/dK", ds @ q / np.sqrt(2))
    name = "layer-two-heads"
    g = given(name, columns=False)
    q, k, v = g["x"] @ g["Wq"], g["s"] @ g["Wk"], g["s"] @ g["Wv"]
    cut = [slice(0, 2), slice(2, 4)]
    show("attention-scale-missing", name, "H", np.concatenate([softmax(q[:, c] @ k[:, c].T, 1) @ v[:, c] for c in cut], 1))
    show("attention-scale-other-width", name, "H", np.concatenate([softmax(q[:, c] @ k[:, c].T / 2, 1) @ v[:, c] for c in cut], 1))
    show("attention-scale-after-softmax", name, "H", np.concatenate([softmax(q[:, c] @ k[:, c].T, 1) / np.sqrt(2) @ v[:, c] for c in cut], 1))
    show("softmax-other-axis", name, "H", np.concatenate([softmax(q[:, c] @ k[:, c].T / np.sqrt(2), 0) @ v[:, c] for c in cut], 1))


def residual():
    name = "layer-residual"
    g = given(name)
    z1 = g["W1"] @ g["x"] + g["b1"]
    a1 = np.maximum(z1, 0)
    z2 = g["W2"] @ a1 + g["b2"] + g["x"]
    dz2 = (np.maximum(z2, 0) - g["t"]) * (z2 > 0)
    show("residual-forgotten", name, "z2", g["W2"] @ a1 + g["b2"])
    show("residual-gradient-forgotten", name, "dE/dx", g["W1"].T @ (g["W2"].T @ dz2 * (z1 > 0)))


for mistakes in (conv2d, conv1d, pools, normalisations, attentions, residual):
    mistakes()

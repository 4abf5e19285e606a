"""The problems problems/layer-*.yaml in plain numpy, for src/test/resources/tensors/problems.csv.

The given values come from the problem files, everything else is written out by hand with the loops of tensors.py; nothing is shared with
gradus. Needs PyYAML. Run it from the root of the project:

    python3 src/test/python/layers.py > src/test/resources/tensors/problems.csv

A line is the name of the file; a quantity; its shape; its numbers, row by row.
"""
import numpy as np
import yaml

from tensors import attention, conv, normalise, pool


def given(name, columns=True):
    """A list is a column, or a row where examples are rows."""
    values = yaml.safe_load(open(f"problems/{name}.yaml"))["given"]
    arrays = {key: np.array(value, dtype=float) for key, value in values.items()}
    return {key: (a.reshape(-1, 1) if columns else a.reshape(1, -1)) if a.ndim == 1 else a for key, a in arrays.items()}


def show(name, **quantities):
    for quantity, value in quantities.items():
        value = np.asarray(value, dtype=float)
        label = "dE/d" + quantity[2:] if quantity.startswith("d_") else quantity
        shape = "x".join(map(str, value.shape)) or "1x1"
        print(f"{name};{label};{shape};{' '.join(repr(float(v)) for v in value.ravel())}")


def conv1d():
    g = given("layer-conv1d")
    x, k, t = g["x"].ravel(), g["k"].ravel(), g["t"].ravel()
    p = np.concatenate([[0], x, [0]])
    z = np.array([p[i] * k[0] + p[i + 1] * k[1] + p[i + 2] * k[2] for i in (0, 2, 4)]) + g["b"]
    y = np.tanh(z)
    dz = (y - t) * (1 - y * y)
    dp = np.zeros(8)
    dk = np.zeros(3)
    for place, start in enumerate((0, 2, 4)):
        dp[start:start + 3] += dz[place] * k
        dk += dz[place] * p[start:start + 3]
    column = lambda a: a.reshape(-1, 1)
    show("layer-conv1d", z=column(z), y=column(y), f=column(np.convolve(x, k)), d_z=column(dz), d_k=column(dk), d_x=column(dp[1:-1]), d_b=dz.sum())


def conv2d():
    g = given("layer-conv2d")
    how = dict(stride=(2, 2), before=(1, 1), after=(1, 1))
    bias = g["b"].reshape(1, -1, 1, 1)
    y = conv(g["x"][None], g["K"], None, **how)[0] + bias
    dy = y - g["t"][None]
    _, dx, dk = conv(g["x"][None], g["K"], dy, **how)
    show("layer-conv2d", y=y[0], E=(dy ** 2).sum() / 2, d_K=dk, d_b=dy.sum((0, 2, 3)).reshape(-1, 1), d_x=dx[0])


def channels_last():
    g = given("layer-conv2d-channels-last")
    x, k, dy = g["x"].transpose(0, 3, 1, 2), g["K"].transpose(3, 2, 0, 1), g["G"].transpose(0, 3, 1, 2)
    y, dx, dk = conv(x, k, dy)
    y = y + g["b"].reshape(1, -1, 1, 1)
    show("layer-conv2d-channels-last", y=y.transpose(0, 2, 3, 1), d_K=dk.transpose(2, 3, 1, 0), d_b=dy.sum((0, 2, 3)).reshape(-1, 1), d_x=dx.transpose(0, 2, 3, 1))


def max_pool():
    g = given("layer-max-pool")
    x, k = g["x"][None], g["K"]
    z1 = conv(x, k, None)[0] + g["b"]
    a1 = np.maximum(z1, 0)
    p = pool(a1, np.zeros((1, 1, 2, 2)), (2, 2), (2, 2))[0]
    z2 = g["W"] @ p.reshape(4, 1) + g["c"]
    y = 1 / (1 + np.exp(-z2))
    dz2 = y - 1
    dp = (g["W"].T @ dz2).reshape(p.shape)
    da1 = pool(a1, dp, (2, 2), (2, 2))[1]
    dz1 = da1 * (z1 > 0)
    _, _, dk = conv(x, k, dz1)
    show("layer-max-pool", z1=z1[0], p=p[0], z2=z2, E=-np.log(y).item(), d_z2=dz2, d_W=dz2 @ p.reshape(1, 4), d_p=dp[0], d_a1=da1[0], d_z1=dz1[0], d_K=dk, d_b=dz1.sum())


def average_pool():
    g = given("layer-average-pool")
    x = g["x"][None]
    how = dict(size=(2, 2), stride=(1, 1), kind="avg")
    m = pool(x, np.zeros((1, 2, 3, 3)), **how)[0]
    a = np.tanh(m)
    y = a.mean((0, 2, 3)).reshape(2, 1)
    dy = y - g["t"]
    da = np.broadcast_to(dy.reshape(1, 2, 1, 1) / 9, a.shape)
    dm = da * (1 - a * a)
    show("layer-average-pool", m=m[0], y=y, E=(dy ** 2).sum() / 2, d_y=dy, d_a=da[0], d_m=dm[0], d_x=pool(x, dm, **how)[1][0])


def batch_norm():
    g = given("layer-batch-norm")
    x, dy, n = g["x"], g["G"], 4
    mu = x.sum(1, keepdims=True) / n
    var = ((x - mu) ** 2).sum(1, keepdims=True) / n
    hat = (x - mu) / np.sqrt(var + 1e-3)
    y, dx, dgamma, dbeta = normalise(x, g["gamma"], g["beta"], dy, (1,), 0, 1e-3)
    dn = dy * g["gamma"]
    dvar = (dn * (x - mu)).sum(1, keepdims=True) * -0.5 * (var + 1e-3) ** -1.5
    dmu = -dn.sum(1, keepdims=True) / np.sqrt(var + 1e-3)
    show("layer-batch-norm", mu=mu, s2=var, n=hat, y=y, m_next=0.9 * g["m"] + 0.1 * mu, v_next=0.9 * g["v"] + 0.1 * var * n / (n - 1),
         d_n=dn, d_s2=dvar, d_mu=dmu, d_gamma=dgamma, d_beta=dbeta, d_x=dx)


def inference():
    g = given("layer-batch-norm-inference")
    root = np.sqrt(g["v"] + 1e-3)
    hat = (g["x"] - g["m"]) / root
    y = g["gamma"] * hat + g["beta"]
    dy = y - g["t"]
    show("layer-batch-norm-inference", y=y, E=(dy ** 2).sum() / 2, d_gamma=(dy * hat).sum(1, keepdims=True), d_beta=dy.sum(1, keepdims=True), d_x=dy * g["gamma"] / root)


def layer_norm():
    g = given("layer-layer-norm", columns=False)
    args = g["x"], g["gamma"], g["beta"]
    y = normalise(*args, np.zeros((2, 4)), (1,), 1, 1e-5)[0]
    dy = y - g["t"]
    _, dx, dgamma, dbeta = normalise(*args, dy, (1,), 1, 1e-5)
    show("layer-layer-norm", y=y, E=(dy ** 2).sum() / 2, d_gamma=dgamma, d_beta=dbeta, d_x=dx)


def masked():
    g = given("layer-attention-mask", columns=False)
    x = g["x"]
    q, k, v = x @ g["Wq"], x @ g["Wk"], x @ g["Wv"]
    s = q @ k.T / np.sqrt(2)
    e = np.exp(s) * g["M"]
    a = e / e.sum(1, keepdims=True)
    y = a @ v
    dy = y - g["t"]
    _, dq, dk, dv = attention(q, k, v, dy, g["M"])
    da = dy @ v.T
    ds = np.array([[sum(da[i, l] * a[i, l] * ((l == j) - a[i, j]) for l in range(3)) for j in range(3)] for i in range(3)])
    show("layer-attention-mask", Q=q, S=s, A=a, y=y, d_V=dv, d_A=da, d_S=ds, d_Q=dq, d_K=dk, d_Wq=x.T @ dq, d_x=dq @ g["Wq"].T + dk @ g["Wk"].T + dv @ g["Wv"].T)


def two_heads():
    g = given("layer-two-heads", columns=False)
    q, k, v = g["x"] @ g["Wq"], g["s"] @ g["Wk"], g["s"] @ g["Wv"]
    cut = [slice(0, 2), slice(2, 4)]
    h = np.concatenate([attention(q[:, c], k[:, c], v[:, c], np.zeros((2, 2)))[0] for c in cut], axis=1)
    y = h @ g["Wo"]
    dy = y - g["t"]
    dh = dy @ g["Wo"].T
    parts = [attention(q[:, c], k[:, c], v[:, c], dh[:, c])[1:] for c in cut]
    dq, dk, dv = (np.concatenate(pair, axis=1) for pair in zip(*parts))
    show("layer-two-heads", Q=q, H=h, y=y, E=(dy ** 2).sum() / 2, d_Wo=h.T @ dy, d_H=dh, d_V=dv, d_Q=dq, d_K=dk, d_s=dk @ g["Wk"].T + dv @ g["Wv"].T)


def residual():
    g = given("layer-residual")
    z1 = g["W1"] @ g["x"] + g["b1"]
    a1 = np.maximum(z1, 0)
    z2 = g["W2"] @ a1 + g["b2"] + g["x"]
    y = np.maximum(z2, 0)
    dz2 = (y - g["t"]) * (z2 > 0)
    dz1 = g["W2"].T @ dz2 * (z1 > 0)
    show("layer-residual", z1=z1, z2=z2, y=y, E=((y - g["t"]) ** 2).sum() / 2, d_z2=dz2, d_W2=dz2 @ a1.T, d_z1=dz1, d_W1=dz1 @ g["x"].T, d_x=g["W1"].T @ dz1 + dz2)


if __name__ == "__main__":
    for problem in (conv1d, conv2d, channels_last, max_pool, average_pool, batch_norm, inference, layer_norm, masked, two_heads, residual):
        problem()

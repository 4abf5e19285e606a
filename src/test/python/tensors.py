"""Convolution, pooling, normalisation and attention in plain numpy, for src/test/resources/tensors/numbers.txt.

Forward and backward are written as loops and as the formulas of textbooks; nothing is shared with gradus. Run it from the root
of the project:

    python3 src/test/python/tensors.py > src/test/resources/tensors/numbers.txt

A case is a line with its formula for y, then a line for each given array, for y, and for the gradient of E = sum(w * y) by each
given array: name, shape, numbers row by row.
"""
import numpy as np

RANDOM = np.random.default_rng(20260)


def draw(*shape):
    return np.round(RANDOM.uniform(-2, 2, shape), 2)


def lattice(*shape):
    """Numbers of which no two are equal, so that no pool has a tie."""
    numbers = np.arange(int(np.prod(shape))) * 0.37
    return np.round(RANDOM.permutation(numbers).reshape(shape) - 2, 2)


def zeros_around(x, before, after):
    widths = [(0, 0)] * (x.ndim - len(before)) + list(zip(before, after))
    return np.pad(x, widths)


def conv(x, k, w, stride=(1, 1), before=(0, 0), after=(0, 0), dilation=(1, 1), groups=1, flip=False):
    """x is N,C,H,W and k is O,I,H,W; y and the gradients of sum(w * y) by x and k, product by product."""
    padded = zeros_around(x, before, after)
    reach = [(k.shape[2 + a] - 1) * dilation[a] + 1 for a in range(2)]
    size = [(padded.shape[2 + a] - reach[a]) // stride[a] + 1 for a in range(2)]
    y = np.zeros((x.shape[0], k.shape[0], size[0], size[1]))
    dx, dk = np.zeros_like(padded), np.zeros_like(k)
    for n in range(y.shape[0]):
        for o in range(y.shape[1]):
            group = o // (k.shape[0] // groups)
            for i in range(size[0]):
                for j in range(size[1]):
                    for c in range(k.shape[1]):
                        for p in range(k.shape[2]):
                            for q in range(k.shape[3]):
                                a = (o, c, k.shape[2] - 1 - p, k.shape[3] - 1 - q) if flip else (o, c, p, q)
                                b = (n, group * k.shape[1] + c, i * stride[0] + p * dilation[0], j * stride[1] + q * dilation[1])
                                y[n, o, i, j] += padded[b] * k[a]
                                if w is not None:
                                    dx[b] += w[n, o, i, j] * k[a]
                                    dk[a] += w[n, o, i, j] * padded[b]
    inside = tuple(slice(before[a], before[a] + x.shape[2 + a]) for a in range(2))
    return y, dx[(slice(None), slice(None)) + inside], dk


def pool(x, w, size, stride, before=(0, 0), after=(0, 0), kind="max", count_pad=True, ties="first"):
    """x is N,C,H,W; y and the gradient of sum(w * y) by x, window by window."""
    hs = [(x.shape[2 + a] + before[a] + after[a] - size[a]) // stride[a] + 1 for a in range(2)]
    y = np.zeros(x.shape[:2] + tuple(hs))
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(y.shape):
        places = [(n, c, i * stride[0] + p - before[0], j * stride[1] + q - before[1]) for p in range(size[0]) for q in range(size[1])]
        inside = [p for p in places if 0 <= p[2] < x.shape[2] and 0 <= p[3] < x.shape[3]]
        values = np.array([x[p] for p in inside])
        if kind == "max":
            y[n, c, i, j] = values.max()
            winners = [p for p in inside if x[p] == values.max()]
            for p in winners[:1] if ties == "first" else winners:
                dx[p] += w[n, c, i, j] / (len(winners) if ties == "shared" else 1)
        else:
            share = 1 / (len(places) if count_pad else len(inside))
            y[n, c, i, j] = values.sum() * share
            for p in inside:
                dx[p] += w[n, c, i, j] * share
    return y, dx


def normalise(x, gamma, beta, w, axes, along, eps, ddof=0):
    """gamma and beta lie along one axis; the statistics are over others."""
    lying = [1] * x.ndim
    lying[along] = -1
    g, b = gamma.reshape(lying), beta.reshape(lying)
    count = np.prod([x.shape[a] for a in axes])
    mu = x.mean(axes, keepdims=True)
    var = ((x - mu) ** 2).sum(axes, keepdims=True) / (count - ddof)
    hat = (x - mu) / np.sqrt(var + eps)
    y = g * hat + b
    dhat = w * g
    dvar = (dhat * (x - mu)).sum(axes, keepdims=True) * -0.5 * (var + eps) ** -1.5
    dmu = -dhat.sum(axes, keepdims=True) / np.sqrt(var + eps)
    dx = dhat / np.sqrt(var + eps) + dvar * 2 * (x - mu) / (count - ddof) + dmu / count
    others = tuple(a for a in range(x.ndim) if a != along)
    return y, dx, (w * hat).sum(others).reshape(gamma.shape), w.sum(others).reshape(beta.shape)


def attention(q, k, v, w, mask=None, scale=None):
    scale = 1 / np.sqrt(q.shape[-1]) if scale is None else scale
    s = q @ np.swapaxes(k, -1, -2) * scale
    if mask is not None:
        s = np.where(mask == 1, s, -np.inf)
    a = np.exp(s - s.max(-1, keepdims=True))
    a = a / a.sum(-1, keepdims=True)
    y = a @ v
    da = w @ np.swapaxes(v, -1, -2)
    ds = a * (da - (da * a).sum(-1, keepdims=True)) * scale
    return y, ds @ k, np.swapaxes(ds, -1, -2) @ q, np.swapaxes(a, -1, -2) @ w


def show(formula, given, y, gradients):
    print("y = " + formula)
    for name, value in given.items():
        line("given " + name, value)
    line("y", y)
    for name, value in gradients.items():
        line("d" + name, value)


def line(name, value):
    value = np.asarray(value, dtype=float)
    print(f"{name}; {' '.join(map(str, value.shape))}; {' '.join(repr(float(v)) for v in value.ravel())}")


def convolution(settings, x, k, view=lambda a: a, kview=lambda a: a, back=lambda a: a, bias=None, function="conv2d", **how):
    """view and kview bring x and k into N,C,H,W and O,I,H,W, back brings y and w out of it."""
    y0 = conv(view(x), kview(k), None, **how)[0]
    w4 = np.round(RANDOM.uniform(-1, 1, y0.shape), 2)
    y, dx, dk = conv(view(x), kview(k), w4, **how)
    given = {"x": x, "K": k}
    undone = {"K": undo(dk, kview, k), "x": undo(dx, view, x)}
    formula = f"{function}(x, K" + (", c" if bias is not None else "") + settings + ")"
    if bias is not None:
        given["c"] = bias
        y = y + bias.reshape(1, -1, 1, 1)
        undone["c"] = w4.sum((0, 2, 3)).reshape(bias.shape)
    given["w"] = back(w4)
    show(formula, given, back(y), undone)


def undo(array, view, like):
    """The inverse of a view, found by where each number goes."""
    numbers = view(np.arange(like.size).reshape(like.shape)).ravel()
    out = np.zeros(like.size)
    out[numbers] = array.ravel()
    return out.reshape(like.shape)


def pooling(formula, x, view, back, **how):
    y0 = pool(view(x), np.zeros((9, 9, 9, 9)), **how)[0]
    w4 = np.round(RANDOM.uniform(-1, 1, y0.shape), 2)
    y, dx = pool(view(x), w4, **how)
    show(formula, {"x": x, "w": back(w4)}, back(y), {"x": undo(dx, view, x)})


ONE = lambda a: a[None, None]
FIRST = lambda a: a[0, 0]
BATCHLESS = lambda a: a[None]
UNBATCHED = lambda a: a[0]
COLUMN = lambda a: a.reshape(1, 1, -1, 1)
TO_COLUMN = lambda a: a.reshape(-1, 1)


def main():
    convolution("", draw(4, 5), draw(2, 3), ONE, ONE, FIRST)
    convolution(", stride=2, padding=1", draw(5, 5), draw(3, 3), ONE, ONE, FIRST, stride=(2, 2), before=(1, 1), after=(1, 1))
    convolution(", padding=same", draw(4, 5), draw(2, 3), ONE, ONE, FIRST, before=(0, 1), after=(1, 1))
    convolution(", flip=True, padding=full", draw(3, 3), draw(2, 2), ONE, ONE, FIRST, before=(1, 1), after=(1, 1), flip=True)
    convolution("", draw(3, 3), draw(2, 2), ONE, ONE, FIRST, function="convolve2d", before=(1, 1), after=(1, 1), flip=True)
    convolution("", draw(2, 4, 4), draw(3, 2, 2, 2), BATCHLESS, lambda a: a, UNBATCHED, bias=draw(3, 1))
    convolution("", draw(2, 3, 3), draw(2, 2, 2), BATCHLESS, BATCHLESS, FIRST)
    convolution("", draw(3, 4), draw(2, 2, 2), ONE, lambda a: a[:, None], UNBATCHED)
    convolution(", stride=(1, 2), dilation=(2, 1)", draw(2, 1, 5, 4), draw(2, 1, 2, 2), stride=(1, 2), dilation=(2, 1))
    convolution(", groups=2", draw(1, 4, 3, 3), draw(2, 2, 2, 2), groups=2)
    convolution(
        ", padding=same, stride=2, layout=NHWC",
        draw(2, 5, 4, 2),
        draw(3, 3, 2, 2),
        lambda a: a.transpose(0, 3, 1, 2),
        lambda a: a.transpose(3, 2, 0, 1),
        lambda a: a.transpose(0, 2, 3, 1),
        bias=draw(2, 1),
        stride=(2, 2),
        before=(1, 0),
        after=(1, 1),
    )
    convolution("", draw(6, 1), draw(3, 1), COLUMN, COLUMN, TO_COLUMN, function="conv1d")
    convolution(", stride=2, padding=2", draw(6, 1), draw(3, 1), COLUMN, COLUMN, TO_COLUMN, function="conv1d", stride=(2, 1), before=(2, 0), after=(2, 0))
    convolution("", draw(5, 1), draw(3, 1), COLUMN, COLUMN, TO_COLUMN, function="convolve", before=(2, 0), after=(2, 0), flip=True)
    convolution(
        ", padding=1",
        draw(2, 5),
        draw(3, 2, 3),
        lambda a: a[None, :, :, None],
        lambda a: a[..., None],
        lambda a: a[0, :, :, 0],
        bias=draw(3, 1),
        function="conv1d",
        before=(1, 0),
        after=(1, 0),
    )
    pooling("max_pool2d(x, size=2)", lattice(4, 6), ONE, FIRST, size=(2, 2), stride=(2, 2))
    pooling("max_pool2d(x, size=3, stride=1)", lattice(2, 4, 5), BATCHLESS, UNBATCHED, size=(3, 3), stride=(1, 1))
    pooling("max_pool2d(x, size=3, stride=2, padding=1)", lattice(1, 2, 5, 5), lambda a: a, lambda a: a, size=(3, 3), stride=(2, 2), before=(1, 1), after=(1, 1))
    pooling("max_pool2d(x, size=(2, 3), stride=(2, 1), ties=all)", np.round(draw(4, 5)), ONE, FIRST, size=(2, 3), stride=(2, 1), ties="all")
    pooling("max_pool2d(x, size=2)", np.round(draw(4, 4)), ONE, FIRST, size=(2, 2), stride=(2, 2), ties="first")
    pooling("max_pool2d(x, size=2, ties=shared)", np.round(draw(4, 4)), ONE, FIRST, size=(2, 2), stride=(2, 2), ties="shared")
    pooling("max_pool1d(x, size=2)", lattice(6, 1), COLUMN, TO_COLUMN, size=(2, 1), stride=(2, 1))
    pooling("avg_pool2d(x, size=2)", draw(4, 4), ONE, FIRST, size=(2, 2), stride=(2, 2), kind="avg")
    pooling("avg_pool2d(x, size=2, stride=1, padding=1)", draw(2, 3, 3), BATCHLESS, UNBATCHED, size=(2, 2), stride=(1, 1), before=(1, 1), after=(1, 1), kind="avg")
    pooling("avg_pool2d(x, size=2, stride=1, padding=1, count_include_pad=False)", draw(3, 3), ONE, FIRST, size=(2, 2), stride=(1, 1), before=(1, 1), after=(1, 1), kind="avg", count_pad=False)
    pooling("avg_pool1d(x, size=3, stride=1)", draw(2, 5), lambda a: a[None, :, :, None], lambda a: a[0, :, :, 0], size=(3, 1), stride=(1, 1), kind="avg")
    pooling("global_avg_pool(x)", draw(3, 2, 4), BATCHLESS, lambda a: a.reshape(3, 1), size=(2, 4), stride=(1, 1), kind="avg")
    pooling("global_max_pool(x)", lattice(3, 2, 4), BATCHLESS, lambda a: a.reshape(3, 1), size=(2, 4), stride=(1, 1))

    for formula, x, features, axes, along, eps, ddof in [
        ("batch_norm(x, gamma, beta)", draw(3, 4), 3, (1,), 0, 1e-5, 0),
        ("batch_norm(x, gamma, beta, eps=0.5, ddof=1)", draw(2, 5), 2, (1,), 0, 0.5, 1),
        ("batch_norm(x, gamma, beta, axis=0, eps=0.01)", draw(4, 3), 3, (0,), 1, 0.01, 0),
        ("batch_norm(x, gamma, beta, eps=0.1)", draw(2, 3, 2, 2), 3, (0, 2, 3), 1, 0.1, 0),
        ("batch_norm(x, gamma, beta, eps=0.1, layout=NHWC)", draw(2, 2, 2, 3), 3, (0, 1, 2), 3, 0.1, 0),
        ("layer_norm(x, gamma, beta, eps=0.001)", draw(4, 2), 4, (0,), 0, 0.001, 0),
        ("layer_norm(x, gamma, beta, axis=1)", draw(2, 4), 4, (1,), 1, 1e-5, 0),
        ("layer_norm(x, gamma, beta, eps=0)", draw(2, 3, 4), 4, (2,), 2, 0, 0),
    ]:
        gamma, beta, w = draw(features, 1), draw(features, 1), draw(*x.shape)
        y, dx, dgamma, dbeta = normalise(x, gamma, beta, w, axes, along, eps, ddof)
        show(formula, {"x": x, "gamma": gamma, "beta": beta, "w": w}, y, {"x": dx, "gamma": dgamma, "beta": dbeta})

    x, gamma, beta, mean, var, w = draw(3, 2), draw(3, 1), draw(3, 1), draw(3, 1), np.abs(draw(3, 1)) + 0.1, draw(3, 2)
    root = np.sqrt(var + 1e-5)
    show(
        "batch_norm(x, gamma, beta, m, v)",
        {"x": x, "gamma": gamma, "beta": beta, "m": mean, "v": var, "w": w},
        gamma * (x - mean) / root + beta,
        {"x": w * gamma / root, "gamma": (w * (x - mean) / root).sum(1, keepdims=True), "beta": w.sum(1, keepdims=True)},
    )

    MASK = np.array([[1, 0, 1, 1], [1, 1, 0, 0], [0, 1, 1, 1]])
    CAUSAL = np.tril(np.ones((3, 3)))
    for formula, q, k, v, mask, scale in [
        ("attention(Q, K, V)", draw(3, 2), draw(4, 2), draw(4, 3), None, None),
        ("attention(Q, K, V, M)", draw(3, 2), draw(4, 2), draw(4, 2), MASK, None),
        ("attention(Q, K, V, causal=True)", draw(3, 4), draw(3, 4), draw(3, 2), CAUSAL, None),
        ("attention(Q, K, V, scale=1)", draw(2, 3), draw(3, 3), draw(3, 2), None, 1),
        ("attention(Q, K, V)", draw(2, 3, 4), draw(2, 3, 4), draw(2, 3, 2), None, None),
    ]:
        w = draw(*q.shape[:-1], v.shape[-1])
        y, dq, dk, dv = attention(q, k, v, w, mask, scale)
        given = {"Q": q, "K": k, "V": v, "w": w}
        if formula.endswith("M)"):
            given["M"] = mask
        show(formula, given, y, {"Q": dq, "K": dk, "V": dv})

    q, k, v, w = draw(3, 4), draw(3, 4), draw(3, 4), draw(3, 4)
    heads = [attention(q[:, h], k[:, h], v[:, h], w[:, h]) for h in (slice(0, 2), slice(2, 4))]
    joined = [np.concatenate(parts, axis=1) for parts in zip(*heads)]
    show("attention(Q, K, V, heads=2)", {"Q": q, "K": k, "V": v, "w": w}, joined[0], dict(zip("QKV", joined[1:])))

    a, b, w = draw(2, 3, 4), draw(2, 4, 2), draw(2, 3, 2)
    show("A @ B", {"A": a, "B": b, "w": w}, a @ b, {"A": w @ b.swapaxes(1, 2), "B": a.swapaxes(1, 2) @ w})
    b = draw(4, 2)
    show("A @ B", {"A": a, "B": b, "w": w}, a @ b, {"A": w @ b.T, "B": np.einsum("nij,nik->jk", a, w)})
    x, w = draw(2, 3, 4), draw(4, 2, 3)
    show("transpose(x, axes=(2, 0, 1))", {"x": x, "w": w}, x.transpose(2, 0, 1), {"x": w.transpose(1, 2, 0)})
    show("swapaxes(x, 0, -1)", {"x": x, "w": w.transpose(0, 2, 1)}, x.swapaxes(0, 2), {"x": w.transpose(1, 2, 0)})
    w = draw(2, 3, 4)
    show("flip(x, axis=2)", {"x": x, "w": w}, x[:, :, ::-1], {"x": w[:, :, ::-1]})
    show("softmax(x, axis=-1)", {"x": x, "w": w}, np.exp(x) / np.exp(x).sum(-1, keepdims=True),
         {"x": (lambda s: s * (w - (w * s).sum(-1, keepdims=True)))(np.exp(x) / np.exp(x).sum(-1, keepdims=True))})
    w = draw(24, 1)
    show("flatten(x)", {"x": x, "w": w}, x.reshape(24, 1), {"x": w.reshape(2, 3, 4)})
    w = draw(2, 5, 6)
    show("pad(x, 1, axis=(1, 2))", {"x": x, "w": w}, np.pad(x, ((0, 0), (1, 1), (1, 1))), {"x": w[:, 1:-1, 1:-1]})
    w = draw(1, 3, 1)
    show("mean(x, axis=(0, 2))", {"x": x, "w": w}, x.mean((0, 2), keepdims=True), {"x": np.broadcast_to(w / 8, x.shape)})


if __name__ == "__main__":
    main()

"""Papers about two steps of an Elman network in plain numpy, for src/test/resources/recurrence/papers.

Run it from the root of the project. Every student goes on with the wrong numbers; all are rounded to six decimals at the end.

    right      everything
    sign       the sign of the second unit of h1 is lost
    last-step  the gradient of the shared weights is that of the last step alone
"""
import numpy as np

W_X, W_H, B = np.array([[0.5], [-0.3]]), np.array([[0.1, 0.4], [-0.2, 0.3]]), np.array([[0.1], [-0.1]])
W_Y, B_Y, BEFORE, INPUTS = np.array([[0.7, -0.6]]), 0.2, np.array([[0.2], [-0.4]]), (1, -0.5)


def paper(sign=False, last_step=False):
    h1 = np.tanh(W_X * INPUTS[0] + W_H @ BEFORE + B)
    if sign:
        h1 = h1 * [[1], [-1]]
    h2 = np.tanh(W_X * INPUTS[1] + W_H @ h1 + B)
    y = 1 / (1 + np.exp(-(W_Y @ h2 + B_Y)))
    delta2 = W_Y.T @ (y - 1) * (1 - h2**2)
    delta1 = W_H.T @ delta2 * (1 - h1**2)
    of_last = delta2 @ h1.T
    shared = of_last if last_step else of_last + delta1 @ BEFORE.T
    return {"h1": h1, "h2": h2, "y": y, "E": -np.log(y), "delta1": delta1, "dE/dWhh2": of_last, "dE/dWhh": shared,
            "dE/dh0": W_H.T @ delta1, "Whh_new": W_H - 0.5 * shared}


for name, kind in {"right": {}, "sign": {"sign": True}, "last-step": {"last_step": True}}.items():
    with open(f"src/test/resources/recurrence/papers/{name}.yaml", "w") as file:
        file.write("answers:\n")
        for quantity, value in paper(**kind).items():
            file.write(f"  {quantity}: {np.round(np.squeeze(value), 6).tolist()}\n")

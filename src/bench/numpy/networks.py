"""The networks of the benchmarks, solved in plain numpy: each example is a column."""

import json

import numpy as np


class TanhBatch:
    """Exercise 2(b) of document 004: one batch gradient step of a 4-4-3-3 tanh network on two examples."""

    name = "004-exercise-2b"

    def answers(self, mistake="none"):
        target = np.array([[0, 0], [1, 0], [0, 1.0]])
        w = [None] + [np.full(shape, 0.1) for shape in ((4, 4), (3, 4), (3, 3))]
        b = [None] + [np.full((units, 1), 0.1) for units in (4, 3, 3)]
        z, x, delta = [None], [np.array([[1, 0], [0, 0], [1, 10], [0, 0.0]])], [None] * 4
        for layer in (1, 2, 3):
            z.append(w[layer] @ x[-1] + b[layer])
            x.append(np.tanh(z[layer]))
        delta[3] = (x[3] - target) * (1 - x[3] ** 2)
        for layer in (2, 1):
            slope = 1 if mistake == "no-derivative" else 1 - x[layer] ** 2
            delta[layer] = (w[layer + 1].T @ delta[layer + 1]) * slope
        out = {}
        for layer in (1, 2, 3):
            out[f"z[{layer}]"], out[f"x[{layer}]"] = z[layer], x[layer]
        out["E"] = ((x[3] - target) ** 2).sum() / 2
        out.update({f"delta[{layer}]": delta[layer] for layer in (3, 2, 1)})
        share = 0.5 if mistake == "mean-for-sum" else 1
        step = -0.1 if mistake == "sign-of-step" else 0.1
        new_w, new_b = [None] * 4, [None] * 4
        for layer in (3, 2, 1):
            bias, weight = share * delta[layer].sum(1, keepdims=True), share * delta[layer] @ x[layer - 1].T
            out[f"dE/db[{layer}]"], out[f"dE/dw[{layer}]"] = bias.ravel(), weight
            new_w[layer], new_b[layer] = w[layer] - step * weight, b[layer] - step * bias
        for layer in (1, 2, 3):
            out[f"w[{layer}]_new"], out[f"b[{layer}]_new"] = new_w[layer], new_b[layer].ravel()
        a = np.array([[1], [1], [0], [0.0]])
        for layer in (1, 2, 3):
            net = new_w[layer] @ a + new_b[layer]
            a = np.tanh(net)
            out[f"z[{layer}](x_new)"], out[f"x[{layer}](x_new)"] = net.ravel(), a.ravel()
        out["class(x_new)"] = np.array(int(a.argmax()) + 1)
        return out


class Digits:
    """A network of 784, 128 and 10 units, one example, one step of gradient descent: 102,184 numbers a paper."""

    name = "digits"

    def __init__(self):
        number = np.random.default_rng(784)
        self.w1 = number.normal(0, 0.05, (128, 784)).round(4)
        self.w2 = number.normal(0, 0.1, (10, 128)).round(4)
        self.x = number.random(784).round(3)

    def problem(self):
        return "\n".join(
            [
                "id: digits",
                "title: One gradient step of a 784-128-10 network",
                "layout: columns",
                "network:",
                "  inputs: 784",
                "  layers:",
                f"    - {{units: 128, activation: sigmoid, biases: 0.0, weights: {json.dumps(self.w1.tolist())}}}",
                f"    - {{units: 10, activation: sigmoid, biases: 0.0, weights: {json.dumps(self.w2.tolist())}}}",
                "  loss: {name: half-squared-error, outputs: sum, batch: sum}",
                f"examples: [{{input: {json.dumps(self.x.tolist())}, target: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]}}]",
                "training: {optimizer: sgd, learning-rate: 0.5}",
                "tolerance: {relative: 1e-4, absolute: 1e-6}",
                "questions:",
                *(f"  - {{quantity: {name}, points: 1}}" for name in self.answers()),
                "",
            ]
        )

    def answers(self, mistake="none"):
        def sigmoid(z):
            return 1 / (1 + np.exp(-z))

        target = np.eye(10)[3]
        z1 = self.w1 @ self.x
        a1 = sigmoid(z1)
        z2 = self.w2 @ a1
        a2 = sigmoid(z2)
        delta2 = (a2 - target) * a2 * (1 - a2)
        delta1 = (self.w2.T @ delta2) * (1 if mistake == "no-derivative" else a1 * (1 - a1))
        step = -0.5 if mistake == "sign-of-step" else 0.5
        return {
            "z1": z1,
            "a1": a1,
            "z2": z2,
            "a2": a2,
            "delta2": delta2,
            "delta1": delta1,
            "dE/dW2": np.outer(delta2, a1),
            "W1_new": self.w1 - step * np.outer(delta1, self.x),
            "b1_new": -step * delta1,
            "b2_new": -step * delta2,
        }


EXERCISES = {"2b": TanhBatch, "digits": Digits}

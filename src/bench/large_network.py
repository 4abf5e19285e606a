"""Writes the problem file of a 784-128-10 network with a batch of 32 examples, all gradients asked: python3 src/bench/large_network.py > large.yaml"""
import numpy as np

rng = np.random.default_rng(0)


def rows(matrix):
    return "[" + ", ".join("[" + ", ".join("%.3f" % entry for entry in row) + "]" for row in matrix) + "]"


print("id: large\ntitle: A network of 784, 128 and 10 units\nnetwork:\n  inputs: 784\n  layers:")
print(f"    - {{units: 128, activation: sigmoid, weights: {rows(rng.normal(0, 0.05, (128, 784)))}, biases: 0.1}}")
print(f"    - {{units: 10, activation: softmax, weights: {rows(rng.normal(0, 0.1, (10, 128)))}, biases: 0}}")
print("  loss: {name: cross-entropy, batch: mean}\nexamples:")
for image, label in zip(rng.uniform(0, 1, (32, 784)), rng.integers(0, 10, 32)):
    print("  - {input: [" + ", ".join("%.2f" % entry for entry in image) + f"], target: {[int(k == label) for k in range(10)]}}}")
print("training: {optimizer: sgd, learning-rate: 0.1}")
print("questions: [E, delta2, dE/dW2, dE/db2, delta1, dE/dW1, dE/db1]")

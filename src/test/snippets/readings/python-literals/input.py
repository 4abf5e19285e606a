"""Exercise 3.

z9 = [1, 2]
"""
# student: s3
import numpy as np

name = "relu"
W1 = np.array([[0.1, 0.2],
               [0.3, 0.4]])
b1 = [0.1, 0.2]  # [0.5]
z1 = W1 @ x + b1
grads = {"dW1": np.array([[1.0, 2.0]]), 'db1': np.array([0.5])}
params["W2"] = np.array([[0.7], [0.8]])
E = 0.5
E = 0.25
q = [1 -2, 3]
v = np.array([1, 2, 3]).reshape(3, 1)
u = np.zeros((2, 2))
a1, a2 = np.array([1]), np.array([2])
W1 = W1 - 0.5 * dW1

def step(x):
    inner = 3
    return inner

if __name__ == "__main__":
    z7 = [1]
    print("z8 = [1]")

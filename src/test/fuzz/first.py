# student: s01
import numpy as np
z1 = np.array([[0.2, 0.2], [0.2, 0.2]], dtype=float)
E = 0.251693  # loss
delta2 = [-0.113937, 0.13437]
print("E =", E)
"""
x1 = [0.549834, 0.549834]
"""

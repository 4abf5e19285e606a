% answers
student = 's01';
z1 = [0.2 0.2; 0.2, 0.2];   % net input
x1 = 1 ./ (1 + exp(-z1));
E = 0.251693;
delta2 = [-0.113937; 0.13437]
disp(delta2)

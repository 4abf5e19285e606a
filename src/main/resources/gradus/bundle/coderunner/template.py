import os
import subprocess
import sys

answer = """{{ STUDENT_ANSWER | e('py') }}"""

os.makedirs('problems', exist_ok=True)
os.makedirs('handed-in', exist_ok=True)
for name in [@NAMES@]:
    os.replace(name, os.path.join('problems', name))
with open(os.path.join('handed-in', 'answers.yaml'), 'w', encoding='utf-8') as file:
    file.write(answer)

run = subprocess.run(
    ['java', @OPTIONS@, '-jar', '../gradus.jar',
     'check', '../problems', '.', '--to', 'coderunner'],
    cwd='handed-in', env=dict(os.environ, LC_ALL='C.UTF-8'), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
if run.returncode != 0:
    sys.stderr.write(run.stderr.decode('utf-8', 'replace'))
    sys.exit(1)
sys.stdout.buffer.write(run.stdout)

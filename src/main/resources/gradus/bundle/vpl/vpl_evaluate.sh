#!/bin/bash
# Grades the submitted file while VPL prepares the evaluation; what VPL runs afterwards only prints the result, so no file has
# to be kept for it.
. ./vpl_environment.sh
export LC_ALL=C.UTF-8

if [ ! -f gradus.jar ] && [ -f gradus.jar.b64 ]; then
  base64 -d gradus.jar.b64 >gradus.jar
fi
mkdir -p gradus-problems gradus-handed-in
mv -- gradus-problem-* gradus-problems/

number=0
variable=VPL_SUBFILE0
while [ -n "${!variable:-}" ]; do
  cp -- "${!variable}" gradus-handed-in/
  number=$((number + 1))
  variable=VPL_SUBFILE$number
done

scale=()
if [ -n "${VPL_GRADEMAX:-}" ]; then
  scale=(--scale-to "$VPL_GRADEMAX")
fi
if (cd gradus-handed-in && java @OPTIONS@ -jar ../gradus.jar \
  check ../gradus-problems . --to vpl "${scale[@]}" -o ../gradus-result.txt) 2>gradus-fault.txt; then
  printf '#!/bin/sh\ncat gradus-result.txt\n' >vpl_execution
else
  printf '#!/bin/sh\necho "Comment :=>>The grader failed. Please tell your teacher."\n' >vpl_execution
  cat gradus-fault.txt
fi
chmod +x vpl_execution
rm -rf gradus.jar gradus.jar.b64 gradus-problems gradus-handed-in gradus-fault.txt

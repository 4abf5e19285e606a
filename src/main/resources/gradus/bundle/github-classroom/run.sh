#!/bin/sh
# Grades the answer file in the repository, and hands the result to the step that reports it.
set -eu

java=java
if [ -n "${JAVA_HOME_17_X64:-}" ]; then
  java=$JAVA_HOME_17_X64/bin/java
fi
export LC_ALL=C.UTF-8
"$java" @OPTIONS@ -jar .github/gradus/gradus.jar \
  check .github/gradus/problems . --to github-classroom -o .github/gradus/result.json
printf 'result=%s\n' "$(base64 <.github/gradus/result.json | tr -d '\n')" >>"$GITHUB_OUTPUT"

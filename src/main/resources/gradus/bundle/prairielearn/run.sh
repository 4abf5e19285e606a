#!/bin/sh
# Runs for each submission as /grade/tests/run.sh.
set -eu

grade=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
export LC_ALL=C.UTF-8
mkdir -p "$grade/results"
cd "$grade/student"
java @OPTIONS@ -jar "$grade/tests/gradus.jar" \
  check "$grade/tests/problems" . --to prairielearn -o "$grade/results/results.json"
chmod a+r "$grade/results/results.json"

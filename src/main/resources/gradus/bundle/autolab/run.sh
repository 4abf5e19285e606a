#!/bin/sh
# Runs for each submission, beside the file that was handed in. This folder is hidden, so nothing in it is taken for that.
set -eu

export LC_ALL=C.UTF-8
exec java @OPTIONS@ -jar .gradus/gradus.jar check .gradus/problems . --to autolab

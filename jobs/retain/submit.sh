#!/usr/bin/env bash
# Through spark-submit. Options given here are added to those of parameters.conf.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../parameters.sh"
exec "$house/jobs/submit.sh" "$job" "${options[@]}" "$@"

#!/usr/bin/env bash
# On this machine. Options given here are added to those of parameters.conf.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../parameters.sh"
exec "$house/bin/samkor" "$job" "${options[@]}" "$@"

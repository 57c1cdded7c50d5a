#!/usr/bin/env bash
# Sets the labels `admitted:CONTRACT` of a pull request to exactly those that hold. Needs GH_TOKEN, GH_REPO, FAIRWAY_NUMBER and
# FAIRWAY_LABELS (commas between them).
set -euo pipefail

mapfile -t wanted < <(tr ',' '\n' <<<"$FAIRWAY_LABELS" | sed '/^$/d')
mapfile -t present < <(gh pr view "$FAIRWAY_NUMBER" --json labels --jq '.labels[].name | select(startswith("admitted:"))')

has() {
  local name=$1 each
  shift
  for each in "$@"; do [[ $each == "$name" ]] && return 0; done
  return 1
}

for label in "${wanted[@]}"; do
  has "$label" "${present[@]}" && continue
  gh label create "$label" --force --color 2F6B4F --description "Proved by Fairway: only what this contract allows"
  gh pr edit "$FAIRWAY_NUMBER" --add-label "$label"
done
for label in "${present[@]}"; do
  has "$label" "${wanted[@]}" || gh pr edit "$FAIRWAY_NUMBER" --remove-label "$label"
done

#!/bin/sh
# Starts the browser under an account of its own: Chromium refuses its sandbox to root, and root's files are no page's business.
#   FAIRWAY_BROWSER, FAIRWAY_BROWSER_ACCOUNT: what to start, as whom
for word in "$@"; do
  case $word in
    --user-data-dir=*) chown -R -P "$FAIRWAY_BROWSER_ACCOUNT:$FAIRWAY_BROWSER_ACCOUNT" -- "${word#--user-data-dir=}" ;;
  esac
done
exec setpriv --reuid "$FAIRWAY_BROWSER_ACCOUNT" --regid "$FAIRWAY_BROWSER_ACCOUNT" --clear-groups -- "$FAIRWAY_BROWSER" "$@"

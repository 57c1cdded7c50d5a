# Run as root in a mount namespace of its own: makes folders that only root can reach (a home under /root, say) reachable for
# the job's account, without opening their modes. The mounts vanish with the namespace. Nothing here is named by a repository:
# the places are numbered.
#   stage.sh STAGE ACCOUNT FROM... -- COMMAND...
set -e
stage=$1 account=$2
shift 2
mount -t tmpfs -o mode=0755,nosuid,nodev,size=64k fairway "$stage"
number=0
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir "$stage/$number"; else : > "$stage/$number"; fi
  mount --bind "$1" "$stage/$number"
  number=$((number + 1))
  shift
done
shift
exec setpriv --reuid "$account" --regid "$account" --clear-groups --no-new-privs -- "$@"

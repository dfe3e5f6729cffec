#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a stranger's first evening takes: a clone of what is committed, in a Debian 12 that holds nothing yet, runs the demo's evening
# and the tests. As root. It happens in namespaces of its own: mounts and processes end with them, however it ends.
#
# bare.sh             makes the folder and the namespaces, and clears up
# bare.sh FOLDER      the work, as the first process of the namespaces
set -euo pipefail
sources=$(cd "$(dirname "$0")/.." && pwd)

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

within() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"
}

# This machine's Debian sources, and what its apt is told about them.
make_root() {
    local mirror=/etc/apt/sources.list setting settings=()
    [ ! -e /etc/apt/sources.list.d/debian.sources ] || mirror=/etc/apt/sources.list.d/debian.sources
    while IFS= read -r setting; do
        settings+=("--aptopt=$setting")
    done < <(apt-config dump Acquire | grep -E '^Acquire::(Check-|https?::Proxy )')
    mmdebstrap --quiet --variant=minbase --include=ca-certificates "${settings[@]}" bookworm "$root" "$mirror"
}

mount_what_programs_expect() {
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t tmpfs -o mode=0755 dev "$root/dev"
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
    local device
    for device in null zero full random urandom tty; do
        : >"$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    ln -s fd/0 "$root/dev/stdin"
    ln -s fd/1 "$root/dev/stdout"
    ln -s fd/2 "$root/dev/stderr"
}

packages() { within dpkg-query -W -f '${Package}\n' | sort; }

# stage NAME COMMAND...: in the clone. How long it took and how it ended is told at the end.
stage() {
    local name=$1 began=$SECONDS ended=0
    shift
    say "$*"
    within bash -c 'cd /root/ostoja && exec "$@"' stage "$@" || ended=$?
    told+=("figures: bare=$name exit=$ended minutes=$(((SECONDS - began) / 60)).$(((SECONDS - began) % 60 / 6))")
    [ "$ended" = 0 ] || failed=1
}

work() {
    say "A Debian 12 that holds nothing yet"
    make_root
    mount_what_programs_expect
    packages >"$folder/before"
    git -c safe.directory='*' clone --quiet "$sources" "$root/root/ostoja"
    stage demo ./dev demo --evening
    stage test ./dev test
    packages | comm -13 "$folder/before" - >"$folder/added"
    say "Packages that were added"
    paste -sd ' ' "$folder/added" | fold -s -w 140
    printf '\n'
    printf '%s\n' "${told[@]}" \
        "figures: bare=packages before=$(wc -l <"$folder/before") added=$(wc -l <"$folder/added")"
    return "$failed"
}

if [ $# = 1 ]; then
    folder=$1 root=$1/root told=() failed=0
    work
    exit
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/ostoja-bare-XXXXXX")
worker=
clear_up() {
    # With the namespaces' first process goes all that runs in them, and with that all mounts.
    [ -z "$worker" ] || kill -KILL "$worker" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf --one-file-system "$folder"
}
trap clear_up EXIT
trap 'exit 130' INT TERM HUP
unshare --mount --pid --fork --kill-child "$0" "$folder" &
worker=$!
wait "$worker"
worker=

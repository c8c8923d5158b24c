#!/bin/sh
# Two hosts made of network namespaces, with nothing between them and this one but ssh; each does its part of the folder: hosts.sh FOLDER COMMAND…
# Writes 1.jsonl and 2.jsonl into the folder, and to which address each was asked into 1.host and 2.host. Needs root, ip, sshd and GNU parallel.
set -e
folder=$1
shift
name=gk$$
keys=$(mktemp -d)
finish() {
  for i in 1 2; do
    [ -f "$keys/pid$i" ] && kill "$(cat "$keys/pid$i")"
    ip netns del "$name-$i"
  done
  rm -rf "$keys"
} 2>/dev/null
trap finish EXIT
ssh-keygen -q -t ed25519 -N "" -f "$keys/own"
ssh-keygen -q -t ed25519 -N "" -f "$keys/host"
mkdir -p /run/sshd
for i in 1 2; do
  ip netns add "$name-$i"
  ip link add "$name-$i" type veth peer name eth0 netns "$name-$i"
  ip addr add "10.213.$i.1/30" dev "$name-$i"
  ip link set "$name-$i" up
  ip -n "$name-$i" addr add "10.213.$i.2/30" dev eth0
  ip -n "$name-$i" link set eth0 up
  ip netns exec "$name-$i" /usr/sbin/sshd -f /dev/null -h "$keys/host" -o AuthorizedKeysFile="$keys/own.pub" -o StrictModes=no -o PidFile="$keys/pid$i"
done
parallel --will-cite --ssh "ssh -i $keys/own -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR" \
  -S 10.213.1.2,10.213.2.2 --wd "$folder" \
  "$* check 公开表 -o {}.jsonl --resume --shard {}/2; test \$? -ne 2 && echo \$SSH_CONNECTION > {}.host" ::: 1 2

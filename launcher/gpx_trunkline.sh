#!/bin/sh
# Grafana starts a backend plugin as a process and reads from its first line where to reach it. This one starts nothing:
# it names the address of the running Trunkline service and stays, because its end is for Grafana the plugin's end.
# Only POSIX sh and what every Grafana image has: no Node, no curl.
set -u

# The service's address: HOST:PORT, [IPv6]:PORT or unix:/path. Grafana passes `trunkline_address` of the section
# [plugin.<id>] of its settings under this name.
address=${GF_PLUGIN_TRUNKLINE_ADDRESS:-127.0.0.1:4081}

# How long to wait for a name (Grafana gives a plugin one minute for its first line), and how often to look it up again.
patience_s=${GF_PLUGIN_TRUNKLINE_WAIT_S:-45}
pause_s=${GF_PLUGIN_TRUNKLINE_CHECK_S:-3}

refuse() {
  echo "trunkline: $1" >&2
  exit 1
}

if [ "${grafana_plugin_type:-}" != datasource ]; then
  refuse "this program is started by Grafana, which finds it in the plugin's folder. There is nothing to run by hand."
fi

# One address a line. Status 2: this machine has nothing to look names up with.
look_up() {
  if command -v getent >/dev/null 2>&1; then
    { getent ahostsv4 "$1" || getent hosts "$1"; } | while read -r found _; do echo "$found"; done
  elif command -v dscacheutil >/dev/null 2>&1; then
    dscacheutil -q host -a name "$1" | sed -n 's/^ip\(v6\)\{0,1\}_address: *//p'
  elif command -v nslookup >/dev/null 2>&1; then
    nslookup "$1" | sed -n '/^Name:/,$s/^Address[^:]*:[[:space:]]*\([^[:space:]]*\).*/\1/p'
  else
    return 2
  fi
}

# No child may hold standard output or error: Grafana waits for both to close when it stops a plugin.
addresses_of() {
  look_up "$1" 2>/dev/null </dev/null
}

pause() {
  sleep "$pause_s" </dev/null >/dev/null 2>&1 &
  child=$!
  wait "$child"
  child=
}

finish() {
  [ -z "$child" ] || kill "$child" 2>/dev/null
  exit 0
}

child=
trap finish TERM HUP
# Ctrl-C in a terminal reaches Grafana and its plugins alike; Grafana ends its plugins itself, in order.
trap '' INT

network=tcp
name=
case $address in
  unix:/*)
    network=unix
    address=${address#unix:}
    while [ "${address#//}" != "$address" ]; do address=${address#/}; done
    ;;
  *:*[0-9])
    host=${address%:*}
    port=${address##*:}
    ;;
  *)
    refuse "trunkline_address is \"$address\"; write HOST:PORT, [IPv6]:PORT or unix:/path."
    ;;
esac

if [ "$network" = tcp ]; then
  case $port in
    '' | *[!0-9]*) refuse "trunkline_address is \"$address\"; write HOST:PORT, [IPv6]:PORT or unix:/path." ;;
  esac
  case $host in
    \[*\]) ;;
    *:*) refuse "trunkline_address is \"$address\"; put an IPv6 address in brackets: [$host]:$port." ;;
    localhost) address=127.0.0.1:$port ;;
    *[!0-9.]*) name=$host ;;
  esac
fi

# Grafana resolves a name only once. So it gets an address here, and a new one when the name moves.
chosen=
if [ -n "$name" ]; then
  deadline=$(($(date +%s) + patience_s))
  told=
  while :; do
    addresses=$(addresses_of "$name")
    [ $? -ne 2 ] || { name= && break; }
    for candidate in $addresses; do
      case $candidate in
        *:*) [ -n "$chosen" ] || chosen=$candidate ;;
        *) chosen=$candidate && break ;;
      esac
    done
    [ -z "$chosen" ] || break
    [ -n "$told" ] || echo "trunkline: waiting for the name $name to resolve." >&2
    told=yes
    [ "$(date +%s)" -lt "$deadline" ] || break
    pause
  done
fi

if [ -n "$name" ] && [ -z "$chosen" ]; then
  # A start that fails is never tried again, a plugin that ends is: an address where nobody answers, until the name does.
  echo "trunkline: $name does not resolve. Queries fail until it does; check trunkline_address." >&2
  network=unix
  address=/nonexistent/trunkline
elif [ -n "$chosen" ]; then
  case $chosen in
    *:*) address=[$chosen]:$port ;;
    *) address=$chosen:$port ;;
  esac
fi

echo "1|2|$network|$address|grpc"

me=$$
grafana=$PPID
kill -0 "$grafana" 2>/dev/null || grafana=$me

# Ends when this process or Grafana is gone, or when the name no longer leads to the address that was given out.
watch() {
  while sleep "$pause_s" && kill -0 "$me" && kill -0 "$grafana"; do
    [ -n "$name" ] || continue
    addresses=$(addresses_of "$name")
    [ -n "$addresses" ] || continue
    case "
$addresses
" in
      *"
$chosen
"*) ;;
      *) return 3 ;;
    esac
  done
}

(
  exec </dev/null >/dev/null 2>&1
  watch
) &
child=$!
wait "$child"
[ $? -ne 3 ] || echo "trunkline: $name has a new address; Grafana starts this plugin anew to learn it." >&2

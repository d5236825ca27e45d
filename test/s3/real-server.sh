#!/usr/bin/env bash
# A real S3 server on 127.0.0.1 for the tests: Ceph RADOS Gateway, with one monitor and one store in memory.
#
#   real-server.sh fetch ROOT          unpacks Debian 13's Ceph into ROOT; installs nothing on the system
#   real-server.sh start ROOT DATA     starts from nothing and prints KEY=VALUE lines; while it runs, prints them again
#   real-server.sh stop DATA           ends its three processes, by their ids
#
# S3_REAL_STS=1       turns on STS; a wrong signature is then AccessDenied, not SignatureDoesNotMatch
# S3_REAL_PORT=17480  the first of 40 ports in a row: +0 S3, +1 and +2 the monitor, +10 to +39 the store
#
# Ends with 3, and one sentence, where the platform has no such server; with 1, and one sentence, where something fails.
# Objects live in memory and are gone at stop: plan 1.7 times their size.
set -euo pipefail

say() { echo "real-server: $*" >&2; }
die() { say "$*"; exit 1; }
absent() { say "skipped: $*; name a server by S3_ENDPOINT and AWS's usual variables"; exit 3; }

# folder PATH: makes it, and prints it in full; Ceph's configuration takes no odd characters in paths
folder() {
  mkdir -p "$1" || die "cannot make the folder $1"
  local full
  full=$(cd "$1" && pwd -P)
  case $full in *[!A-Za-z0-9/._+-]*) die "the folder's path has a blank or another odd character: $full" ;; esac
  echo "$full"
}

require_platform() {
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || absent "a real S3 server is fetched on Linux on x86_64 alone"
  local tool
  for tool in apt-get dpkg-deb curl awk tar; do
    command -v "$tool" >/dev/null || absent "a real S3 server is fetched by apt, and $tool is missing"
  done
  [ -f "$KEYRING" ] || absent "a real S3 server comes from Debian's archive, whose keys (debian-archive-keyring) are missing"
}

KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# The archive from which this system's own packages come.
archive() {
  apt-get indextargets --format '$(CREATED_BY) $(ORIGIN) $(CODENAME) $(REPO_URI)' 2>/dev/null |
    awk '$1 == "Packages" && $2 == "Debian" && $3 !~ /-/ { print $4; exit }'
}

fetch() {
  local root apt uri deb link
  require_platform
  root=$(folder "$1")
  [ -f "$root/.complete" ] && return
  uri=$(archive)
  if [ -z "$uri" ]; then
    apt-get -qq update >/dev/null 2>&1 || true
    uri=$(archive)
  fi
  [ -n "$uri" ] || absent "apt knows no archive of Debian, from which a real S3 server would come"

  # An apt of its own, which knows nothing of what is installed: everything that Ceph needs is fetched with it.
  apt=$root/.apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/etc"
  : >"$apt/status"
  echo "deb [signed-by=$KEYRING] $uri trixie main" >"$apt/etc/sources.list"
  local options=(
    -o "Dir::Etc=$apt/etc" -o 'Dir::Etc::sourceparts=-' -o "Dir::State=$apt" -o "Dir::State::status=$apt/status"
    -o "Dir::Cache=$apt/cache" -o "APT::Sandbox::User=$(id -un)" -o 'Acquire::Languages=none'
    -o 'APT::Install-Recommends=false' -o 'Debug::NoLocking=true'
  )
  say "fetching Ceph from Debian's archive (about 140 MB, once)"
  apt-get "${options[@]}" -qq update >"$apt/log" 2>&1 || absent "Debian's archive cannot be reached (see $apt/log)"
  apt-get "${options[@]}" -qq -y --download-only install radosgw ceph-mon ceph-osd ceph-common >>"$apt/log" 2>&1 ||
    die "the download of Ceph failed (see $apt/log)"

  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  for link in bin sbin lib lib64; do [ -e "$root/$link" ] || ln -s "usr/$link" "$root/$link"; done
  for deb in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink --no-same-owner
  done
  rm -rf "$apt/cache" "$apt/lists"
  touch "$root/.complete"
}

# programs ROOT: sets the commands; they run through their own loader and libraries, so that nothing is installed
programs() {
  ROOT=$(folder "$1")
  [ -f "$ROOT/.complete" ] || die "there is no Ceph in $ROOT: run real-server.sh fetch $ROOT first"
  LIBRARIES=$ROOT/usr/lib/x86_64-linux-gnu
  LOADER=("$ROOT/lib64/ld-linux-x86-64.so.2" --library-path "$LIBRARIES:$LIBRARIES/ceph")
}
run() { "${LOADER[@]}" "$ROOT/usr/bin/$1" "${@:2}"; }
ceph() {
  PYTHONHOME=$ROOT/usr PYTHONPATH=$ROOT/usr/lib/python3/dist-packages \
    "${LOADER[@]}" "$ROOT/usr/bin/python3" "$ROOT/usr/bin/ceph" "$@"
}

paths() {
  DATA=$(folder "$1")/ceph
  CONF=$DATA/ceph.conf
  LOG=$DATA/log/start.log
}

# In the order in which they are ended.
DAEMONS='client.rgw.a osd.0 mon.a'

# alive NAME: its process id, if it runs and is ours
alive() {
  local file=$DATA/run/$1.pid pid
  [ -s "$file" ] && pid=$(cat "$file") && [ -r "/proc/$pid/cmdline" ] &&
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$CONF" && echo "$pid"
}

stop() {
  local name pid turn
  for name in $DAEMONS; do
    pid=$(alive "$name") || continue
    kill "$pid" 2>/dev/null || true
    for turn in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      [ "$turn" -lt 60 ] || kill -9 "$pid" 2>/dev/null || true
      sleep 0.1
    done
  done
  rm -rf "$DATA"
}

answers() { curl -s -o /dev/null --max-time 2 "http://127.0.0.1:$PORT/"; }
fail() { local log=$DATA.log; cp "$LOG" "$log" 2>/dev/null || true; stop; die "$1 (see $log)"; }
# step PROGRAM ARGUMENTS...: one step of the start, which may not hang
step() { timeout 60 "${LOADER[@]}" "$ROOT/usr/bin/$1" "${@:2}" >>"$LOG" 2>&1 </dev/null; }

configure() {
  local monitors=$1 sts=$2
  cat >"$CONF" <<C
[global]
fsid = $FSID
mon host = $monitors
mon initial members = a
auth cluster required = none
auth service required = none
auth client required = none
# The gateway asks for a secure connection to the monitor, which needs keys: without these lines it hangs for five minutes.
ms mon client mode = crc
ms mon service mode = crc
ms mon cluster mode = crc
ms client mode = crc
ms service mode = crc
ms cluster mode = crc
keyring = /dev/null
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind port min = $((PORT + 10))
ms bind port max = $((PORT + 39))
run dir = $DATA/run
admin socket = $DATA/run/\$name.asok
pid file = $DATA/run/\$name.pid
log file = $DATA/log/\$name.log
crash dir = $DATA/crash
erasure code dir = $LIBRARIES/ceph/erasure-code
plugin dir = $LIBRARIES/ceph
osd class dir = $LIBRARIES/rados-classes
osd pool default size = 1
osd pool default min size = 1
mon allow pool size one = true
osd crush chooseleaf type = 0
osd pool default pg num = 4
osd pool default pgp num = 4
rgw rados pool pg num min = 4
osd pool default pg autoscale mode = off
[mon]
mon data = $DATA/mon
mon cluster log file = $DATA/log/cluster.log
[osd]
osd data = $DATA/osd
osd objectstore = memstore
memstore device bytes = 8589934592
osd crush initial weight = 1
osd class load list = *
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:$PORT
rgw crypt require ssl = false
rgw crypt s3 kms backend = testing
rgw crypt s3 kms encryption keys = testkey-1=a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=
rgw s3 auth use sts = $sts
rgw sts key = abcdefghijklmnop
C
}

# The keys of a server that listens on this machine alone and forgets everything: worth nothing elsewhere.
users() {
  step radosgw-admin -c "$CONF" user create --uid=exporter --display-name=exporter \
    --access-key=EXPORTERACCESSKEY01 --secret-key=exporterSecretKey0123456789abcdefABCDEF01 --caps='roles=*' ||
    fail 'the first user was not made'
  step radosgw-admin -c "$CONF" user create --uid=second --display-name=second \
    --access-key=SECONDACCESSKEY00001 --secret-key=secondSecretKey0123456789abcdefABCDEF0001 ||
    fail 'the second user was not made'
}

# roles: one that trusts the second user, and one that trusts it only with the external id
roles() {
  local who='"Effect":"Allow","Principal":{"AWS":["arn:aws:iam:::user/second"]},"Action":["sts:AssumeRole"]'
  role Exports "{$who}"
  role ExportsWithId "{$who,\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"portal-4711\"}}}"
}

# role NAME TRUST: a role that may do everything
role() {
  local policy='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"arn:aws:s3:::*"}]}'
  step radosgw-admin -c "$CONF" role create "--role-name=$1" --path=/ \
    "--assume-role-policy-doc={\"Version\":\"2012-10-17\",\"Statement\":[$2]}" || fail "the role $1 was not made"
  step radosgw-admin -c "$CONF" role-policy put "--role-name=$1" --policy-name=all "--policy-doc=$policy" ||
    step radosgw-admin -c "$CONF" role policy put "--role-name=$1" --policy-name=all "--policy-doc=$policy" ||
    fail "the policy of the role $1 was not set"
}

start() {
  programs "$1"
  paths "$2"
  PORT=${S3_REAL_PORT:-17480}
  if [ -s "$DATA/env" ] && alive mon.a >/dev/null && alive osd.0 >/dev/null && alive client.rgw.a >/dev/null && answers; then
    cat "$DATA/env"
    return
  fi
  stop
  local offset sts=false uuid monitors turn
  for offset in 0 1 2; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$((PORT + offset))") 2>/dev/null; then
      die "port $((PORT + offset)) of 127.0.0.1 is taken: set S3_REAL_PORT"
    fi
  done
  [ "${S3_REAL_STS:-0}" = 0 ] || sts=true
  mkdir -p "$DATA"/{mon,osd,run,log,crash}
  FSID=$(cat /proc/sys/kernel/random/uuid)
  uuid=$(cat /proc/sys/kernel/random/uuid)
  monitors="v2:127.0.0.1:$((PORT + 1)),v1:127.0.0.1:$((PORT + 2))"
  configure "$monitors" $sts

  step monmaptool --create --fsid "$FSID" --addv a "[$monitors]" "$DATA/monmap" || fail 'monmaptool failed'
  step ceph-mon -c "$CONF" --mkfs -i a --monmap "$DATA/monmap" || fail "the monitor's store was not made"
  step ceph-mon -c "$CONF" -i a || fail 'the monitor did not start'
  ceph -c "$CONF" --connect-timeout 20 osd new "$uuid" >>"$LOG" 2>&1 </dev/null || fail 'the monitor does not answer'
  step ceph-osd -c "$CONF" -i 0 --mkfs --osd-uuid "$uuid" || fail 'the store was not made'
  step ceph-osd -c "$CONF" -i 0 || fail 'the store did not start'
  step radosgw -c "$CONF" -n client.rgw.a || fail 'the gateway did not start'
  for turn in $(seq 300); do answers && break; sleep 0.1; done
  answers || fail "the gateway does not answer on port $PORT"
  users
  if $sts; then roles; fi

  {
    echo "S3_ENDPOINT=http://127.0.0.1:$PORT"
    echo 'AWS_REGION=us-east-1'
    echo 'AWS_ACCESS_KEY_ID=EXPORTERACCESSKEY01'
    echo 'AWS_SECRET_ACCESS_KEY=exporterSecretKey0123456789abcdefABCDEF01'
    echo 'S3_SECOND_ACCESS_KEY_ID=SECONDACCESSKEY00001'
    echo 'S3_SECOND_SECRET_ACCESS_KEY=secondSecretKey0123456789abcdefABCDEF0001'
    echo 'S3_SECOND_PRINCIPAL=arn:aws:iam:::user/second'
    echo 'S3_KMS_KEY_ID=testkey-1'
    echo "S3_SERVER=Ceph RADOS Gateway $(run radosgw --version 2>/dev/null | awk '{ print $3 }')"
    if $sts; then
      echo 'S3_ROLE_ARN=arn:aws:iam:::role/Exports'
      echo 'S3_EXTERNAL_ID_ROLE_ARN=arn:aws:iam:::role/ExportsWithId'
      echo 'S3_EXTERNAL_ID=portal-4711'
    fi
  } >"$DATA/env.new"
  mv "$DATA/env.new" "$DATA/env"
  cat "$DATA/env"
}

case "${1:-} $#" in
'fetch 2') fetch "$2" ;;
'start 3') start "$2" "$3" ;;
'stop 2') paths "$2" && stop ;;
*) die 'usage: real-server.sh fetch ROOT | start ROOT DATA | stop DATA' ;;
esac

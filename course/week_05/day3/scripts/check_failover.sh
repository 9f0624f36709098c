#!/usr/bin/env bash
# 1초마다 데이터베이스에 써 보면서, 쓰기가 멈춘 시간을 잽니다.
# PGHOST, PGUSER, PGPASSWORD, PGDATABASE를 먼저 설정하세요. 끝내려면 Ctrl+C를 누릅니다.
set -u

export PGCONNECT_TIMEOUT=2
psql -qc 'CREATE TABLE IF NOT EXISTS heartbeat (at timestamptz PRIMARY KEY)' || exit 1

down_since=0
while true; do
  now=$(date +%s)
  if server=$(timeout 3 psql -qtAc \
    "INSERT INTO heartbeat VALUES (clock_timestamp()); SELECT inet_server_addr()" 2>/dev/null); then
    if [ "$down_since" -gt 0 ]; then
      echo "$(date +%T)  복구됨    서버 $server    멈춘 시간 $((now - down_since))초"
      down_since=0
    else
      echo "$(date +%T)  정상      서버 $server"
    fi
  else
    [ "$down_since" -gt 0 ] || down_since=$now
    echo "$(date +%T)  쓰기 실패  $((now - down_since))초째"
  fi
  sleep 1
done

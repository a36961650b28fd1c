insert into agents (id, version, public_url, capacity, live_calls, status, started_at, heartbeat_at)
values (:agent, :version, :publicUrl, :capacity, :liveCalls, 'running', :now, :now)
on conflict (id) do update
set version = excluded.version, public_url = excluded.public_url, capacity = excluded.capacity,
    live_calls = excluded.live_calls, status = excluded.status, heartbeat_at = excluded.heartbeat_at

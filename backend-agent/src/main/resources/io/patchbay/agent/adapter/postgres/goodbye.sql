update agents set status = 'stopped', live_calls = 0, heartbeat_at = :now where id = :agent

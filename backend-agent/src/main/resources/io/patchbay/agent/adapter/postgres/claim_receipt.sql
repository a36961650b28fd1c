insert into webhook_receipts (source, event_key, received_at)
values (:provider, :key, :now)
on conflict (source, event_key) do update set deliveries = webhook_receipts.deliveries + 1
returning deliveries

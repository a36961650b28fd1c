update pending_calls set claimed_by = null, lease_until = null where claimed_by = :agent

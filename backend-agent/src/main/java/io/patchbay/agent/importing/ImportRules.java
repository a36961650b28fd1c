package io.patchbay.agent.importing;

import java.time.Instant;
import java.time.ZoneId;

/// How a file is to be understood. `zone` is meant where a time names none, `region` (two letters, such as `US`)
/// where a telephone number has no country code; rows without `next_action_at` are due at `now`.
public record ImportRules(ZoneId zone, String region, Instant now) {}

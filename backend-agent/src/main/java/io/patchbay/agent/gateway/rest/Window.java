package io.patchbay.agent.gateway.rest;

import java.util.OptionalLong;

/// Which rows of a result are sent: what `limit`, `offset` and `Range` leave, and never more than a server can afford.
record Window(long offset, long limit) {

    /// Supabase's own limit; a reader who needs more asks for pages.
    static final long MOST = 1000;

    static Window of(Reading reading, RestRequest.Range range) {
        long offset = reading.offset().orElse(0) + range.first().orElse(0);
        long limit = Math.min(MOST, reading.limit().orElse(MOST));
        if (range.last().isPresent()) {
            limit = Math.max(
                    0, Math.min(limit, range.last().getAsLong() - range.first().orElse(0) + 1));
        }
        return new Window(offset, limit);
    }

    Reading applyTo(Reading reading) {
        return new Reading(
                reading.items(),
                reading.where(),
                reading.order(),
                OptionalLong.of(limit),
                offset == 0 ? OptionalLong.empty() : OptionalLong.of(offset),
                reading.embedded());
    }

    /// `Content-Range` for so many rows sent.
    String header(long rows, OptionalLong total) {
        var all = total.isPresent() ? Long.toString(total.getAsLong()) : "*";
        return (rows == 0 ? "*" : offset + "-" + (offset + rows - 1)) + "/" + all;
    }

    /// 206 when the total is known and not all of it was sent. Throws PGRST103 for an offset beyond the end.
    int status(long rows, OptionalLong total) {
        if (total.isPresent() && offset > total.getAsLong()) {
            throw RestFailure.beyondTheEnd(offset, total.getAsLong());
        }
        return total.isPresent() && rows < total.getAsLong() ? 206 : 200;
    }
}

package io.patchbay.agent.port.store;

import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.BirthDate;
import io.patchbay.contract.phi.PatientName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What the assistant is told about a call. Read only while a session of it is live.
public interface Briefs {

    /// The brief of a pending call that has a live session; empty for unknown, finished or idle ones.
    Optional<Brief> live(PendingCallId id);

    /// The fields the assistant needs and no others. `instructions` are the non-empty instruction columns of the row by
    /// name.
    record Brief(
            PendingCallId id,
            PatientName employeeName,
            Optional<BirthDate> employeeDob,
            Optional<String> clientName,
            Instant appointmentTime,
            Optional<String> typeOfVisit,
            Optional<String> clinicName,
            Map<String, String> instructions) {

        @Override
        public String toString() {
            return "Brief[" + id + "]";
        }
    }
}

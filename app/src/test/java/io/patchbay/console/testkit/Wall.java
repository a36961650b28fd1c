package io.patchbay.console.testkit;

import static io.patchbay.console.testkit.CallBuilder.aCall;

import io.patchbay.contract.row.LiveCall;
import java.time.Duration;
import java.util.List;

/// A morning on the wall: one row of every kind a supervisor meets.
public final class Wall {

    private Wall() {}

    public static List<LiveCall> calls() {
        return List.of(
                aCall("Harbor Family Clinic")
                        .patient("Ada King", "+15035550142")
                        .session("active", 1, 47)
                        .heard("human", 0.97)
                        .hold(false, false)
                        .event("person_reached", 47)
                        .build(),
                aCall("Lakeside Orthopedics")
                        .patient("Miguel Santos", "+12065550188")
                        .session("active", 2, 38)
                        .heard("ivr_then_human", 0.91)
                        .hold(true, true)
                        .event("call_started", 61)
                        .build(),
                aCall("St. Brigid Medical Center")
                        .patient("Priya Natarajan", "+16175550163")
                        .session("active", 1, 22)
                        .hold(true, true)
                        .event("call_started", 41)
                        .build(),
                aCall("Northgate Urgent Care")
                        .patient("Tom Becker", "+13125550119")
                        .session("active", 1, 1)
                        .heard("human", 0.88)
                        .hold(false, true)
                        .event("person_reached", 1)
                        .build(),
                aCall("Cedar Valley Imaging")
                        .patient("Lena Vogel", "+17205550131")
                        .session("ringing", 1, 52)
                        .event("call_started", 58)
                        .build(),
                aCall("Mission Street Physicians")
                        .patient("Chen Wei", "+14155550170")
                        .session("initiating", 1, 2)
                        .known("ivr_only")
                        .event("classification_found", 3)
                        .build(),
                aCall("Prairie View Clinic")
                        .patient("Joan Adeyemi", "+14025550154")
                        .session("active", 3, 64)
                        .byDeadline("ivr_only")
                        .hold(true, false)
                        .event("call_started", 90)
                        .build(),
                aCall("Bayview Occupational Health")
                        .patient("Omar Haddad", "+15105550128")
                        .review("unclear_outcome")
                        .outcome("Partial records")
                        .event("assistant_reported", 1260)
                        .build(),
                aCall("Riverside Family Medicine")
                        .patient("Sara Lind", "+16515550195")
                        .known("human")
                        .waitsFor("clinic_busy")
                        .dueIn(Duration.ofSeconds(25))
                        .event("dial_not_allowed", 15)
                        .build(),
                aCall("Elm Grove Pediatrics")
                        .patient("Paul Ito", "+18085550107")
                        .waitsFor("outside_window")
                        .dueIn(Duration.ofMinutes(96))
                        .event("dial_not_allowed", 420)
                        .build(),
                aCall("Summit Cardiology")
                        .patient("Nia Brooks", "+13035550177")
                        .known("ivr_then_human")
                        .dueIn(Duration.ofSeconds(-20))
                        .event("classification_found", 20)
                        .build(),
                aCall("Old Town Dental")
                        .patient("Eva Horak", "+15055550111")
                        .state("retry_pending")
                        .failedWith("voicemail")
                        .dueIn(Duration.ofMinutes(42))
                        .event("call_failed", 1080)
                        .build(),
                aCall("Westfield Radiology")
                        .patient("Ken Mori", "+17025550186")
                        .state("completed")
                        .outcome("Sending Records")
                        .known("human")
                        .event("assistant_reported", 130)
                        .build(),
                aCall("Granite Peak Hospital")
                        .patient("Ruth Abel", "+14065550149")
                        .state("failed")
                        .failedWith("not_in_service")
                        .event("call_failed", 310)
                        .build());
    }
}

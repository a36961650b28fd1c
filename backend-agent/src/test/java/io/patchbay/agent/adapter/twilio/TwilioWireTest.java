package io.patchbay.agent.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.adapter.twilio.TwilioWire.AnsweredBy;
import io.patchbay.agent.adapter.twilio.TwilioWire.CallStatus;
import io.patchbay.agent.adapter.twilio.TwilioWire.ConferenceEvent;
import io.patchbay.agent.adapter.twilio.TwilioWire.EndReason;
import io.patchbay.agent.adapter.twilio.TwilioWire.StreamEvent;
import io.patchbay.agent.port.LegProgress;
import io.patchbay.contract.id.CallSid;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioWireTest {

    @Test
    void aFinishedCallIsReadWhole() {
        var call = TwilioWire.call(form("CallSid=CA01&AccountSid=AC01&From=%2B15017122661&To=%2B15558675310"
                        + "&CallStatus=completed&CallDuration=63&Duration=2&SequenceNumber=3&SipResponseCode=200"
                        + "&Timestamp=Thu%2C+07+Aug+2025+15%3A00%3A05+%2B0000&CallbackSource=call-progress-events"))
                .orElseThrow();
        assertThat(call.sid()).isEqualTo(new CallSid("CA01"));
        assertThat(call.status().progress()).contains(LegProgress.COMPLETED);
        assertThat(call.sequence()).isEqualTo(OptionalInt.of(3));
        assertThat(call.at()).contains(Instant.parse("2025-08-07T15:00:05Z"));
        assertThat(call.talked()).contains(Duration.ofSeconds(63));
        assertThat(call.sipResponse()).isEqualTo(OptionalInt.of(200));
        assertThat(call.toString()).doesNotContain("15558675310", "15017122661");
    }

    @ParameterizedTest
    @CsvSource({
        "queued,QUEUED",
        "initiated,QUEUED",
        "ringing,RINGING",
        "in-progress,ANSWERED",
        "answered,ANSWERED",
        "completed,COMPLETED",
        "busy,BUSY",
        "no-answer,NO_ANSWER",
        "failed,FAILED",
        "canceled,CANCELED"
    })
    void everyCallStatusHasItsProgress(String word, LegProgress progress) {
        var call = TwilioWire.call(form("CallSid=CA01&CallStatus=" + word)).orElseThrow();
        assertThat(call.status().progress()).contains(progress);
    }

    @Test
    void aNewStatusWordIsUnknownNotAnError() {
        var call = TwilioWire.call(form("CallSid=CA01&CallStatus=teleported&SequenceNumber=x"))
                .orElseThrow();
        assertThat(call.status()).isEqualTo(CallStatus.UNKNOWN);
        assertThat(call.status().progress()).isEmpty();
        assertThat(call.sequence()).isEmpty();
    }

    @Test
    void aFormWithoutItsSubjectIsEmpty() {
        assertThat(TwilioWire.call(form("CallStatus=completed"))).isEmpty();
        assertThat(TwilioWire.conference(form("StatusCallbackEvent=conference-start")))
                .isEmpty();
        assertThat(TwilioWire.stream(form("CallSid=CA01&StreamEvent=stream-started")))
                .isEmpty();
        assertThat(TwilioWire.amd(Map.of())).isEmpty();
        assertThat(TwilioWire.dialDone(form("CallSid=+"))).isEmpty();
    }

    @Test
    void anUnholdNamesTheParticipant() {
        var callback = TwilioWire.conference(form("ConferenceSid=CF01&FriendlyName=pb-1&AccountSid=AC01"
                        + "&StatusCallbackEvent=participant-unhold&SequenceNumber=5&CallSid=CA02&ParticipantLabel=assistant"
                        + "&Muted=false&Hold=false&Coaching=false&EndConferenceOnExit=true&StartConferenceOnEnter=true"
                        + "&Timestamp=Thu%2C+07+Aug+2025+15%3A00%3A05+%2B0000"))
                .orElseThrow();
        assertThat(callback.event()).isEqualTo(ConferenceEvent.PARTICIPANT_UNHOLD);
        assertThat(callback.conferenceName()).isEqualTo("pb-1");
        assertThat(callback.reason()).isEqualTo(EndReason.NONE);
        var participant = callback.participant().orElseThrow();
        assertThat(participant.sid()).isEqualTo(new CallSid("CA02"));
        assertThat(participant.label()).contains("assistant");
        assertThat(participant.held()).isFalse();
        assertThat(participant.muted()).isFalse();
    }

    @Test
    void aHeldParticipantIsHeldAndMuted() {
        var participant = TwilioWire.conference(form(
                        "ConferenceSid=CF01&StatusCallbackEvent=participant-hold&CallSid=CA02&Muted=true&Hold=true"))
                .orElseThrow()
                .participant()
                .orElseThrow();
        assertThat(participant.held()).isTrue();
        assertThat(participant.muted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ReasonParticipantLeft,participant_hung_up,PARTICIPANT_HUNG_UP",
        "ReasonParticipantLeft,participant_updated_via_api,PARTICIPANT_UPDATED_VIA_API",
        "ReasonParticipantLeft,participant_add_failed,PARTICIPANT_ADD_FAILED",
        "ReasonConferenceEnded,participant-with-end-conference-on-exit-left,PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT",
        "ReasonConferenceEnded,conference-ended-via-api,CONFERENCE_ENDED_VIA_API",
        "ReasonConferenceEnded,something_new,UNKNOWN"
    })
    void reasonsAreReadInBothSpellings(String field, String word, EndReason reason) {
        var callback = TwilioWire.conference(
                        form("ConferenceSid=CF01&StatusCallbackEvent=participant-leave&" + field + "=" + word))
                .orElseThrow();
        assertThat(callback.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "conference-start,CONFERENCE_START",
        "conference-end,CONFERENCE_END",
        "participant-join,PARTICIPANT_JOIN",
        "participant-leave,PARTICIPANT_LEAVE",
        "participant-mute,PARTICIPANT_MUTE",
        "participant-unmute,PARTICIPANT_UNMUTE",
        "participant-hold,PARTICIPANT_HOLD",
        "participant-modify,PARTICIPANT_MODIFY",
        "participant-speech-start,PARTICIPANT_SPEECH_START",
        "participant-speech-stop,PARTICIPANT_SPEECH_STOP",
        "announcement-end,ANNOUNCEMENT_END",
        "announcement-fail,ANNOUNCEMENT_FAIL",
        "participant-danced,UNKNOWN"
    })
    void everyConferenceEventIsRead(String word, ConferenceEvent event) {
        assertThat(TwilioWire.conference(form("ConferenceSid=CF01&StatusCallbackEvent=" + word)))
                .get()
                .extracting(TwilioWire.ConferenceCallback::event)
                .isEqualTo(event);
    }

    @Test
    void aBrokenStreamTellsItsNumber() {
        var stream = TwilioWire.stream(form("CallSid=CA01&StreamSid=MZ01&StreamName=clinic-1&StreamEvent=stream-error"
                        + "&StreamError=31903&Timestamp=2025-08-07T15%3A00%3A05.123Z"))
                .orElseThrow();
        assertThat(stream.event()).isEqualTo(StreamEvent.STREAM_ERROR);
        assertThat(stream.streamSid()).isEqualTo("MZ01");
        assertThat(stream.error()).isEqualTo(OptionalInt.of(31903));
        assertThat(stream.at()).contains(Instant.parse("2025-08-07T15:00:05.123Z"));
    }

    @Test
    void theCarriersGuessIsRead() {
        var amd = TwilioWire.amd(
                        form("CallSid=CA01&AccountSid=AC01&AnsweredBy=machine_start&MachineDetectionDuration=3870"))
                .orElseThrow();
        assertThat(amd.answeredBy()).isEqualTo(AnsweredBy.MACHINE_START);
        assertThat(amd.after()).contains(Duration.ofMillis(3870));
        assertThat(TwilioWire.amd(form("CallSid=CA01&AnsweredBy=robot")))
                .get()
                .extracting(TwilioWire.AmdCallback::answeredBy)
                .isEqualTo(AnsweredBy.UNKNOWN);
    }

    @Test
    void anEndedDialTellsItsOutcome() {
        assertThat(TwilioWire.dialDone(form("CallSid=CA01&DialCallStatus=answered&DialBridged=true")))
                .get()
                .extracting(TwilioWire.DialDone::outcome)
                .isEqualTo(CallStatus.ANSWERED);
    }

    private static Map<String, List<String>> form(String encoded) {
        var form = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            var equals = pair.indexOf('=');
            form.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                    .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }
}

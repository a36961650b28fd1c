package io.patchbay.agent.runtime;

import io.patchbay.agent.call.AssistantSide;
import io.patchbay.agent.call.Effect;
import io.patchbay.agent.port.VendorFailure;
import io.patchbay.agent.port.VoiceAgent;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is asked of the assistant's provider on a call's behalf.
final class AssistantEffects {

    private static final Logger LOG = LoggerFactory.getLogger(AssistantEffects.class);

    /// What it says when its first words did not come: nothing about the patient.
    private static final String SECOND_TRY = "Hello, I am calling about a medical records request. Can you hear me?";

    private final VoiceAgent assistant;
    private final Reports reports;
    private final Consumer<VendorFailure> failures;

    AssistantEffects(VoiceAgent assistant, Reports reports, Consumer<VendorFailure> failures) {
        this.assistant = assistant;
        this.reports = reports;
        this.failures = failures;
    }

    void cue(CallRunner call, Effect.Cue cue) {
        AssistantSide side = call.state().call().assistantSide();
        if (side.controlUrl().isEmpty()) {
            return;
        }
        try {
            assistant.tell(
                    side.controlUrl().get(),
                    switch (cue) {
                        case MUTE -> new VoiceAgent.Instruction.Mute();
                        case UNMUTE -> new VoiceAgent.Instruction.Unmute();
                        case SAY_FIRST -> new VoiceAgent.Instruction.SayFirst();
                        case SAY_AGAIN -> new VoiceAgent.Instruction.Say(SECOND_TRY);
                        case END_CALL -> new VoiceAgent.Instruction.EndCall();
                    });
        } catch (VendorFailure failure) {
            failed(call, failure);
        }
    }

    void fetchReport(CallRunner call) {
        call.state().call().assistantSide().callId().ifPresent(id -> {
            try {
                assistant.report(id).ifPresent(reports::accept);
            } catch (VendorFailure failure) {
                failed(call, failure);
            }
        });
    }

    private void failed(CallRunner call, VendorFailure failure) {
        failures.accept(failure);
        LOG.atWarn()
                .addKeyValue("session", call.subject().session())
                .addKeyValue("vendor", failure.vendor())
                .addKeyValue("operation", failure.operation())
                .addKeyValue("kind", failure.kind())
                .addKeyValue("code", failure.code())
                .log("the assistant's provider did not do what was asked");
    }
}

package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccompanyingTest {

    private static Scene withPerson() {
        Scene scene = Scene.unknown().pause(300).says("Lakeside clinic, how may I help you?");
        return scene.feed(new HearingInput.AssistantLetIn(scene.time())).pause(3000);
    }

    @Test
    void aPersonWhoPutsTheCallOnHoldIsWaitedFor() {
        Scene scene =
                withPerson().says("One moment please, let me check.").pause(500).music(12_000);
        assertThat(scene.count(HearingOutput.QueueHeard.class)).isEqualTo(1);
        scene.feed(new HearingInput.AssistantHeldAgain(scene.time()));

        scene.says("Records, this is Tom, how can I help you?").pause(300);
        assertThat(scene.count(HearingOutput.PersonHeard.class)).isEqualTo(1);
        assertThat(scene.parties()).containsExactly(HeardParty.HUMAN);
    }

    @Test
    void holdWordsAloneHoldNobody() {
        Scene scene = withPerson()
                .says("One moment please.")
                .pause(6000)
                .says("Okay, I found it.")
                .pause(2000);

        assertThat(scene.count(HearingOutput.QueueHeard.class)).isZero();
    }

    @Test
    void musicAloneIsAQueueAfterEightSeconds() {
        Scene scene = withPerson().music(7000);
        assertThat(scene.count(HearingOutput.QueueHeard.class)).isZero();

        Scene longer = withPerson().music(12_000);
        assertThat(longer.count(HearingOutput.QueueHeard.class)).isEqualTo(1);
    }

    @Test
    void aMailboxWithinTwoTurnsRevisesTheVerdict() {
        Scene scene =
                Scene.unknown().pause(300).says("Hello?").pause(800).says("You've reached Dan, please leave a message");

        assertThat(scene.parties()).containsExactly(HeardParty.HUMAN, HeardParty.VOICEMAIL);
    }

    @Test
    void mailboxWordsLateInAConversationHangUpOnNobody() {
        Scene scene = withPerson();
        for (String turn : new String[] {"Sure, what is it about?", "And the date of birth?", "Thank you.", "I see."}) {
            scene.says(turn).pause(3000);
        }
        scene.says("You can also please leave a message on our records line.").pause(3000);

        assertThat(scene.parties()).containsExactly(HeardParty.HUMAN);
    }

    @Test
    void aMailboxAfterATransferIsNoticedHoweverLate() {
        Scene scene = withPerson();
        for (int i = 0; i < 4; i++) {
            scene.says("I see, and what else?").pause(2000);
        }
        scene.says("Please hold while I transfer you to records.").pause(3000);
        assertThat(scene.count(HearingOutput.TransferHeard.class)).isEqualTo(1);

        scene.says("You have reached medical records, please leave a message after the tone.");
        assertThat(scene.parties()).containsExactly(HeardParty.HUMAN, HeardParty.VOICEMAIL);
    }

    @Test
    void aPhoneTreeWithinTwoTurnsRevisesTheVerdict() {
        Scene scene = Scene.unknown().pause(300).says("Hello.").pause(900).says("For appointments, press 1.");

        assertThat(scene.parties()).containsExactly(HeardParty.HUMAN, HeardParty.IVR_ONLY);
    }

    @Test
    void aKnownHumanLineThatBecameAPhoneTreeIsToldAndWalkedOnceTheAssistantIsHeld() {
        Scene scene = Scene.with(new HearingPlan.KnownHuman(Goal.medicalRecords()));
        scene.feed(new HearingInput.AssistantLetIn(Scene.at(0))).pause(300);
        scene.says("For medical records, press 3.").pause(500);
        assertThat(scene.parties()).containsExactly(HeardParty.IVR_ONLY);
        assertThat(scene.done()).isEmpty();

        scene.feed(new HearingInput.AssistantHeldAgain(scene.time())).pause(1000);
        scene.says("For medical records, press 3.").pause(500);
        assertThat(scene.done()).contains("3");
    }
}

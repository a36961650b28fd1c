package io.patchbay.agent.listen;

/// Every number hearing decides by, each with its reason. `screeningSentence` is what we say, once, to a
/// robot that asks who is calling; it names nobody.
public record HearingPolicy(Turns turns, Judging judging, Walking walking, Waiting waiting, String screeningSentence) {

    /// When a speaker has stopped.
    ///
    /// @param noNewWordsMillis an utterance ends by itself after so long without new words: speech-to-text
    ///     sometimes never says so (1.2 s is longer than a breath and shorter than a person's patience)
    /// @param promptPauseMillis a recording has ended after so long: menus breathe up to two seconds between
    ///     options
    public record Turns(int noNewWordsMillis, int promptPauseMillis) {}

    /// When who answered is decided.
    ///
    /// @param sure probability at which the rules decide alone
    /// @param unmistakable probability at which a person is believed before the sentence ends
    /// @param leaning probability that is taken when nothing better can come any more
    /// @param trustedReply confidence from which the reasoner's word is taken
    /// @param deadlineMillis from the end of the first speech to the default verdict; a person waits no
    ///     longer
    /// @param speakingDeadlineMillis the same while the far end still speaks
    /// @param replyMillis for the reasoner to answer; then the rules decide alone
    /// @param revisionTurns a person can turn out to be a machine only within so many turns of speech
    public record Judging(
            double sure,
            double unmistakable,
            double leaning,
            double trustedReply,
            int deadlineMillis,
            int speakingDeadlineMillis,
            int replyMillis,
            int revisionTurns) {}

    /// How a phone tree is walked.
    ///
    /// @param digitGapMillis between two keys; systems in the field lose digits that are closer
    /// @param slowDigitGapMillis the same once a key press had no effect
    /// @param samePrompt likeness from which two prompts are the same prompt, speech-to-text errors included
    /// @param giveUpSight the sight of one menu at which the walk is stuck: press, press slower, other way,
    ///     give up
    /// @param maxActions actions in one call; no honest tree is deeper
    /// @param actionDoneMillis for the carrier to report an action; after that the line is heard again
    /// @param replayGraceMillis past the learned moment before a step is taken without having heard its
    ///     prompt
    public record Walking(
            int digitGapMillis,
            int slowDigitGapMillis,
            double samePrompt,
            int giveUpSight,
            int maxActions,
            int actionDoneMillis,
            int replayGraceMillis) {}

    /// How long nothing may happen.
    ///
    /// @param silentMillis without a sound from the answer on, or within a tree, before the nudge and again
    ///     before giving up
    /// @param afterRecordingMillis for a person after the last recording of a path
    /// @param afterReplayMillis the same where the path is known to end in a recording
    /// @param afterTransferMillis for a person after "connecting you" or ringing; renewed by ringing
    /// @param queueMillis on hold with the clinic, all in all
    /// @param musicMillis of music before it counts as being on hold
    /// @param deafMillis without speech-to-text before a person is assumed: nobody is left in silence
    public record Waiting(
            int silentMillis,
            int afterRecordingMillis,
            int afterReplayMillis,
            int afterTransferMillis,
            int queueMillis,
            int musicMillis,
            int deafMillis) {}

    /// The numbers the product ships with.
    public static HearingPolicy standard() {
        return new HearingPolicy(
                new Turns(1200, 2500),
                new Judging(0.90, 0.985, 0.60, 0.60, 4000, 15_000, 2500, 2),
                new Walking(500, 1000, 0.80, 4, 12, 8000, 2500),
                new Waiting(15_000, 8000, 1500, 45_000, 600_000, 8000, 5000),
                "This is an automated assistant calling about a medical records request.");
    }
}

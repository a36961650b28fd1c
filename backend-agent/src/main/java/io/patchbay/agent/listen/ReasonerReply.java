package io.patchbay.agent.listen;

/// One typed answer of the language model. `reasonEn` is one English sentence for the console.
public sealed interface ReasonerReply {

    /// Answer to [ReasonerQuestion.WhoAnswered]; confidence from 0 to 1.
    record PartyIs(HeardParty party, double confidence, String reasonEn) implements ReasonerReply {}

    /// Answer to [ReasonerQuestion.WhichKey]; an empty key means: press nothing.
    record KeyIs(String keyOrEmpty, double confidence, String reasonEn) implements ReasonerReply {}
}

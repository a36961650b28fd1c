package io.patchbay.sandbox.vapi;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a clinic's sentence means to an assistant that has asked for records.
enum Answer {
    SENDING,
    NO_SHOW,
    UNABLE,
    ASKS_BIRTH_DATE,
    ASKS_NAME,
    ASKS_DATE,
    ASKS_WHERE,
    ASKS_CALLER,
    WAIT,
    GREETING,
    YES,
    NO,
    UNCLEAR;

    private record Rule(Answer answer, Pattern pattern) {
        Rule(Answer answer, String pattern) {
            this(answer, Pattern.compile(pattern));
        }
    }

    private static final List<Rule> QUESTIONS = List.of(
            new Rule(ASKS_BIRTH_DATE, "date of birth|birth ?date|birthday|\\bd ?o ?b\\b"),
            new Rule(
                    ASKS_NAME,
                    "(patient'?s?|full|first|last) name|name of the patient|which patient|spell|who is (this|it) (for|about)"),
            new Rule(ASKS_WHERE, "fax number|what number|email address|where (should|do|can|shall) (we|i)"),
            new Rule(ASKS_DATE, "date of service|date of the (visit|appointment)|appointment date|when (was|were)"),
            new Rule(ASKS_CALLER, "who('s| is) (calling|this)|calling from|what company|who are you"));

    private static final List<Rule> STATEMENTS = List.of(
            new Rule(
                    NO_SHOW,
                    "(did not|didn'?t|never) (show|come|came|arrive|check|make it)|no[- ]?show|missed (the|her|his|their|that) appointment|was(n'?t| not) (ever )?seen"),
            new Rule(
                    UNABLE,
                    "(can'?t|cannot|can not|won'?t|will not|unable to|not able to|not allowed to) (\\w+ ){0,3}(send|fax|release|email|mail|help|provide|give|share|do)"),
            new Rule(
                    UNABLE,
                    "call (us |me |again |right )?back|call again|try (us |again )|wrong number|not available|no one (is )?(here|available)|we are closed|no records? (for|of|on)|don'?t have (any|her|his|their|that|those)|not a patient|authorization|in writing|signed release"),
            new Rule(
                    SENDING,
                    "(will|we'?ll|i'?ll|going to|gonna|can) (\\w+ ){0,3}(send|fax|email|mail|forward|get (that|those|them|it))|\\b(sending|faxing|emailing|mailing)\\b|(already|have|just|were|been) (been )?(sent|faxed|emailed|mailed)|(send|fax|email) (it|them|those|that|the records|everything)"),
            new Rule(
                    WAIT,
                    "hold on|one (moment|second|minute|sec)|please hold|just a (moment|second|minute|sec)|let me|bear with|hang on|transfer you|put you through|i'?ll check"));

    private static final List<Rule> REMARKS = List.of(
            new Rule(
                    YES,
                    "^(yes|yeah|yep|sure|okay|ok|of course|certainly|absolutely|no problem|will do|can do|that'?s fine)\\b"),
            new Rule(NO, "^(no|nope|sorry|i'?m sorry|unfortunately|i'?m afraid)\\b"),
            new Rule(
                    GREETING,
                    "how (can|may) (i|we) (help|assist|direct)|^(hello|hi|good (morning|afternoon|evening))\\b|this is \\w+|speaking$"));

    static Answer to(String said) {
        String plain = plain(said);
        Answer question = first(QUESTIONS, plain);
        if (said.contains("?") && question != UNCLEAR) {
            return question;
        }
        Answer statement = first(STATEMENTS, plain);
        if (statement != UNCLEAR) {
            return statement;
        }
        return question != UNCLEAR ? question : first(REMARKS, plain);
    }

    /// The word of the customer's rubric for it; empty when it settles nothing.
    String evaluation() {
        return switch (this) {
            case SENDING, YES -> Evaluation.SENDING;
            case NO_SHOW -> Evaluation.NO_SHOW;
            case UNABLE, NO -> Evaluation.UNABLE;
            default -> "";
        };
    }

    /// Whether it settles the matter by itself, and not only as a reply to a question.
    boolean isStatement() {
        return this == SENDING || this == NO_SHOW || this == UNABLE;
    }

    /// Whether records are promised, whatever else is said or asked.
    static boolean promises(String said) {
        return first(STATEMENTS, plain(said)) == SENDING;
    }

    private static String plain(String said) {
        return said.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[^a-z0-9' -]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Answer first(List<Rule> rules, String plain) {
        for (Rule rule : rules) {
            if (rule.pattern().matcher(plain).find()) {
                return rule.answer();
            }
        }
        return UNCLEAR;
    }

    /// The rubric: the only words the customer's prompt allows.
    static final class Evaluation {
        static final String SENDING = "Sending Records";
        static final String NO_SHOW = "No Show";
        static final String UNABLE = "Unable to connect";
        static final String ODD = "Partially helpful";

        private Evaluation() {}
    }
}

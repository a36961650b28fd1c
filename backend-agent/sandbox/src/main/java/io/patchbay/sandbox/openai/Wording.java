package io.patchbay.sandbox.openai;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the words of a call sound like, by the plain rules a person would name if asked. Deliberately another set of
/// rules than any caller's own.
final class Wording {

    /// Kinds of answer a caller may be asking to tell apart.
    enum Kind {
        HUMAN,
        IVR,
        IVR_THEN_HUMAN,
        VOICEMAIL,
        SCREENING,
        HOLD,
        INTERCEPT,
        FAX,
        CLOSED,
        TRANSFER,
        UNCERTAIN
    }

    private record Rule(Kind kind, double weight, Pattern pattern) {
        Rule(Kind kind, double weight, String pattern) {
            this(kind, weight, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
        }
    }

    private static final String KEY = "(?:[0-9*#]|zero|one|two|three|four|five|six|seven|eight|nine|star|pound)";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Kind.VOICEMAIL,
                    5,
                    "leave (?:us |me )?(?:a |your )?(?:detailed |brief )?(?:message|name and number)"),
            new Rule(Kind.VOICEMAIL, 5, "(?:after|at) the (?:tone|beep)|record your message|mailbox|voice ?mail"),
            new Rule(
                    Kind.SCREENING,
                    6,
                    "(?:state|say|record) your name|who(?:'s| is) calling and why|reason for (?:your )?call"),
            new Rule(
                    Kind.INTERCEPT,
                    7,
                    "not in service|been disconnected|cannot be completed as dialed|no longer in service"),
            new Rule(
                    Kind.IVR,
                    4,
                    "(?:press|dial|push|select) " + KEY
                            + "\\b.{0,60}\\bfor\\b|\\b(?:for|to) .{2,60}?,? (?:please )?(?:press|dial|push|select|say) (?:"
                            + KEY + "\\b|\\w)"),
            new Rule(
                    Kind.IVR, 2, "listen carefully|menu (?:options )?ha(?:s|ve)|following options|main menu|para espa"),
            new Rule(
                    Kind.IVR_THEN_HUMAN,
                    4,
                    "(?:call (?:may|will) be (?:recorded|monitored)).*(?:transfer|connect|representative|next available)"),
            new Rule(
                    Kind.IVR_THEN_HUMAN,
                    3,
                    "(?:transfer|connect)(?:ring|ing)? (?:you|your call)|stay on the line (?:to|and|for)"),
            new Rule(
                    Kind.HOLD,
                    4,
                    "your call is important|please (?:continue to )?hold|next available|all (?:of our )?(?:representatives|agents|operators)|in the order"),
            new Rule(Kind.TRANSFER, 3, "(?:transfer|connect)(?:ring|ing) you|put you through"),
            new Rule(
                    Kind.CLOSED,
                    4,
                    "(?:office|clinic|we) (?:is|are) (?:currently |now )?closed|office hours|closed for"),
            new Rule(Kind.FAX, 6, "fax (?:tone|machine)"),
            new Rule(
                    Kind.HUMAN,
                    4,
                    "(?:how (?:can|may) i (?:help|assist|direct))|(?:this is|my name is|you'?re speaking with) \\w+|speaking\\b"),
            new Rule(
                    Kind.HUMAN,
                    3,
                    "can i (?:take a message|help|have)|who am i|may i ask|hang on|one (?:moment|second)|\\bhon\\b"),
            new Rule(
                    Kind.HUMAN,
                    2,
                    "^\\W*(?:hello|hi|good (?:morning|afternoon)|yes|front desk|records|medical records)\\b[^.]{0,40}\\W*$"),
            new Rule(Kind.HUMAN, 1, "\\bhello\\?|good (?:morning|afternoon|evening)|anyone there"));

    private static final double LEAST = 1.5;

    private Wording() {}

    /// Kinds with their weight, in no order; empty when nothing was recognised.
    static Map<Kind, Double> weigh(String text) {
        Map<Kind, Double> weights = new EnumMap<>(Kind.class);
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(text);
            if (matcher.find()) {
                weights.merge(rule.kind(), rule.weight(), Double::sum);
            }
        }
        if (weights.values().stream().allMatch(weight -> weight < LEAST)) {
            weights.put(Kind.UNCERTAIN, LEAST);
        }
        return weights;
    }

    /// The kind an enum value of the caller's names, if it names one.
    static List<Kind> kindsNamed(String value) {
        String word = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
        List<Kind> kinds = new ArrayList<>();
        boolean tree = word.matches(".*\\b(?:ivr|menu|tree)\\b.*");
        boolean person = word.matches(".*\\b(?:human|person|live|receptionist)\\b.*");
        if (tree && person) {
            return List.of(Kind.IVR_THEN_HUMAN);
        }
        add(kinds, tree, Kind.IVR);
        add(kinds, person, Kind.HUMAN);
        add(
                kinds,
                word.matches(".*\\b(?:voicemail|voice mail|mailbox|answering machine|machine|vm)\\b.*"),
                Kind.VOICEMAIL);
        add(kinds, word.matches(".*\\bscreen(?:ing|er)?\\b.*"), Kind.SCREENING);
        add(kinds, word.matches(".*\\b(?:hold|queue|waiting)\\b.*"), Kind.HOLD);
        add(
                kinds,
                word.matches(".*\\b(?:intercept|not in service|invalid number|unavailable|disconnected)\\b.*"),
                Kind.INTERCEPT);
        add(kinds, word.matches(".*\\bfax\\b.*"), Kind.FAX);
        add(kinds, word.matches(".*\\b(?:closed|after hours)\\b.*"), Kind.CLOSED);
        add(kinds, word.matches(".*\\btransfer(?:ring|red)?\\b.*"), Kind.TRANSFER);
        add(kinds, word.matches(".*\\b(?:uncertain|unknown|unclear|unsure|undecided|other)\\b.*"), Kind.UNCERTAIN);
        return kinds;
    }

    private static void add(List<Kind> kinds, boolean named, Kind kind) {
        if (named) {
            kinds.add(kind);
        }
    }
}

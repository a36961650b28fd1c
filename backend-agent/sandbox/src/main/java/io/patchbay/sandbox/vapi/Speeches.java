package io.patchbay.sandbox.vapi;

import io.patchbay.sandbox.voice.SpokenNumber;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The assistant's sentences, filled in with what it knows.
final class Speeches {

    static final String THANKS = "Thank you very much for your help. Goodbye.";
    static final String REGRETS = "I understand. Thank you for your time. Goodbye.";
    static final String NO_FACTS = "I am sorry, I do not have the details of this request. Goodbye.";
    static final String NO_ANSWER = "I could not hear an answer, so I will call again later. Goodbye.";
    static final String STILL_THERE = "Hello, are you still there? Will you be able to send the records?";
    static final String HOLDING = "Of course, I will wait.";

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_.-]+)\\s*\\}\\}");

    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?");

    private Speeches() {}

    static String filled(String template, Map<String, String> facts) {
        return VARIABLE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(value(facts, match.group(1), "our client")));
    }

    /// A fact as it is spoken: dates in words, one by one as a voice would read them.
    private static String value(Map<String, String> facts, String name, String otherwise) {
        String written = facts.getOrDefault(name, "");
        Matcher date = DATE.matcher(written);
        if (!date.matches()) {
            return written.isBlank() ? otherwise : written;
        }
        Month month = Month.of(Math.clamp(Long.parseLong(date.group(2)), 1, 12));
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                + " " + SpokenNumber.words(Integer.parseInt(date.group(3)))
                + " " + SpokenNumber.year(Integer.parseInt(date.group(1)));
    }

    static String again(Map<String, String> facts) {
        return filled(
                "I am calling about the medical records of {{employee_name}}. Will you be able to send them?", facts);
    }

    /// What it says to a question; empty when the answer was no question.
    static String detail(Answer asked, Map<String, String> facts) {
        return switch (asked) {
            case ASKS_BIRTH_DATE -> "The date of birth is " + value(facts, "employee_dob", "not known to me") + ".";
            case ASKS_NAME -> "The name is " + value(facts, "employee_name", "not known to me") + ".";
            case ASKS_DATE -> "The appointment was " + value(facts, "appointment_time", "not known to me") + ".";
            case ASKS_WHERE -> "Please send them to the fax number on our request. Will you send them?";
            case ASKS_CALLER -> filled("This is an automated assistant calling for {{client_name}}.", facts);
            default -> "";
        };
    }
}

package io.patchbay.sandbox.vapi;

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

    private Speeches() {}

    static String filled(String template, Map<String, String> facts) {
        return VARIABLE.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(facts.getOrDefault(match.group(1), "our client")));
    }

    static String again(Map<String, String> facts) {
        return filled(
                "I am calling about the medical records of {{employee_name}}. Will you be able to send them?", facts);
    }

    /// What it says to a question; empty when the answer was no question.
    static String detail(Answer asked, Map<String, String> facts) {
        return switch (asked) {
            case ASKS_BIRTH_DATE ->
                "The date of birth is " + facts.getOrDefault("employee_dob", "not known to me") + ".";
            case ASKS_NAME -> "The name is " + facts.getOrDefault("employee_name", "not known to me") + ".";
            case ASKS_DATE -> "The appointment was " + facts.getOrDefault("appointment_time", "not known to me") + ".";
            case ASKS_WHERE -> "Please send them to the fax number on our request. Will you send them?";
            case ASKS_CALLER -> filled("This is an automated assistant calling for {{client_name}}.", facts);
            default -> "";
        };
    }
}

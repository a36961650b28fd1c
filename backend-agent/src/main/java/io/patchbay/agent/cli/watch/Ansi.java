package io.patchbay.agent.cli.watch;

import io.patchbay.contract.row.CallStage;

/// The few control sequences every terminal knows.
final class Ansi {

    private static final String START = "\u001b[";
    private static final String PLAIN = START + "0m";

    private Ansi() {}

    static String upAndClear(int lines) {
        return lines == 0 ? "" : START + lines + "A" + START + "J";
    }

    static String bold(String text) {
        return START + "1m" + text + PLAIN;
    }

    static String faint(String text) {
        return START + "2m" + text + PLAIN;
    }

    static String warning(String text) {
        return START + "33m" + text + PLAIN;
    }

    static String coloured(String text, CallStage stage) {
        return switch (stage) {
            case TALKING -> START + "32m" + text + PLAIN;
            case HANDING_OVER, NAVIGATING, LISTENING, RINGING, DIALLING -> START + "36m" + text + PLAIN;
            case REVIEW -> warning(text);
            case FAILED -> START + "31m" + text + PLAIN;
            case COMPLETED -> faint(text);
            case WRAPPING_UP, WAITING, RETRYING, PARKED, UNKNOWN -> text;
        };
    }
}

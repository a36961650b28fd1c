package io.patchbay.agent.listen.words;

import java.util.List;
import java.util.Set;

/// Reads the options of a menu that take words or patience: "say records or billing", "stay on the line".
final class SpokenOptions {

    private static final Set<String> STAYING = Set.of("stay", "remain", "hold", "wait");
    private static final int LONGEST_LIST = 16;
    private static final int LONGEST_LEAD = 12;

    private SpokenOptions() {}

    static void read(SpokenWords words, List<MenuOption> into) {
        for (int i = 0; i < words.size(); i++) {
            if (words.word(i).equals("say") && i + 1 < words.size() && !isQuestion(words, i)) {
                addSaid(words, i, into);
            } else if (staysOnLine(words, i)) {
                int from = sentenceStart(words, i);
                into.add(new MenuOption(MenuOption.Way.STAY, "", words.slice(from, sentenceEnd(words, i)), true));
            }
        }
    }

    private static void addSaid(SpokenWords words, int say, List<MenuOption> into) {
        boolean keyBeside = say >= 2 && words.word(say - 1).equals("or") && Keys.isKey(words.word(say - 2));
        if (keyBeside) {
            return;
        }
        SpokenWords lead = words.slice(sentenceStart(words, say), say);
        int item = say + 1;
        int end = Math.min(sentenceEnd(words, say), say + 1 + LONGEST_LIST);
        for (int i = say + 1; i <= end; i++) {
            boolean atBorder =
                    i == end || words.word(i).equals("or") || words.word(i).equals("and");
            boolean clauseEnds = i < end && words.after(i) == SpokenWords.Break.CLAUSE;
            if (atBorder || clauseEnds) {
                int to = clauseEnds && !atBorder ? i + 1 : i;
                if (item < to) {
                    SpokenWords said = words.slice(item, to);
                    into.add(new MenuOption(MenuOption.Way.SPEECH, said.text(), said, true));
                }
                item = i + 1;
            }
        }
        if (lead.size() > 1 && lead.word(0).equals("for")) {
            into.add(new MenuOption(
                    MenuOption.Way.SPEECH, words.slice(say + 1, end).text(), lead, true));
        }
    }

    private static boolean isQuestion(SpokenWords words, int say) {
        String before = say > 0 ? words.word(say - 1) : "";
        String earlier = say > 1 ? words.word(say - 2) : "";
        return before.equals("to") || (before.equals("you") && (earlier.equals("did") || earlier.equals("would")));
    }

    private static boolean staysOnLine(SpokenWords words, int at) {
        if (!STAYING.contains(words.word(at))) {
            return false;
        }
        for (int i = at + 1; i < words.size() && i <= at + 3; i++) {
            if (words.word(i).equals("line") || words.word(i).equals("hold")) {
                return true;
            }
        }
        return false;
    }

    private static int sentenceStart(SpokenWords words, int at) {
        int from = at;
        while (from > 0
                && at - from < LONGEST_LEAD
                && !words.sentenceEndsAfter(from - 1)
                && !Keys.isKey(words.word(from - 1))) {
            from--;
        }
        return from;
    }

    private static int sentenceEnd(SpokenWords words, int at) {
        int to = at + 1;
        while (to < words.size() && to - at < LONGEST_LIST && !words.sentenceEndsAfter(to - 1)) {
            to++;
        }
        return to;
    }
}

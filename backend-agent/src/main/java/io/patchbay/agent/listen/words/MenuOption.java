package io.patchbay.agent.listen.words;

/// One thing a menu offers: what it is for, and how to get it.
///
/// @param key the keys to press, or the words to say; empty where patience is asked for
/// @param settled whether it is clear that the key belongs to these words and not to what comes next
public record MenuOption(Way way, String key, SpokenWords text, boolean settled) {

    /// How an option is taken.
    public enum Way {
        KEY,
        SPEECH,
        STAY
    }

    /// Says nothing of the words.
    @Override
    public String toString() {
        return "MenuOption[" + way + " " + key + "]";
    }
}

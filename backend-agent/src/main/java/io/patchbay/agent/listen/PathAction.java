package io.patchbay.agent.listen;

/// One thing done to a phone tree.
public sealed interface PathAction {

    /// Press the keys one after the other, `gapMillis` apart.
    record PressKeys(String digits, int gapMillis) implements PathAction {}

    /// Say the words to the machine.
    record Say(String text) implements PathAction {}
}

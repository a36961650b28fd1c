package io.patchbay.sandbox.line;

import java.util.Optional;

/// Who has which telephone number. Called once per dialled call, on the frame thread.
@FunctionalInterface
public interface NumberDirectory {

    /// `number` in E.164; empty when nobody has it. `callSid` is the leg about to be rung.
    Optional<FarEnd> dial(String number, String callSid);
}

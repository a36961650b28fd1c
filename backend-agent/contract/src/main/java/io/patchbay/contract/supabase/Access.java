package io.patchbay.contract.supabase;

import java.util.function.Supplier;

/// How a request proves who sends it: the project's key, and the signed-in user's token, asked for anew each time
/// because tokens are renewed.
public record Access(String apiKey, Supplier<String> token) {

    /// One token that serves as key and as user, as the service and anonymous keys of a project do.
    public static Access ofKey(String key) {
        return new Access(key, () -> key);
    }

    /// A token that changes, sent as key too: an agent's gateway knows no separate project key.
    public static Access ofToken(Supplier<String> token) {
        return new Access("", token);
    }

    @Override
    public String toString() {
        return "Access[****]";
    }
}

package io.patchbay.agent.gateway.auth;

/// Whoever a checked token speaks for: the database role to act under, and all its claims as JSON for the policies.
public record Caller(Role role, String claims) {

    /// The roles a token may name. No other is ever switched to, whatever a token says.
    public enum Role {
        ANON("anon"),
        AUTHENTICATED("authenticated"),
        SERVICE("service_role");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /// The role's name in the database.
        public String word() {
            return word;
        }
    }

    /// Claims name a person.
    @Override
    public String toString() {
        return "Caller[" + role.word() + "]";
    }
}

package io.patchbay.sandbox.twilio.wire;

import java.util.Set;

/// The one account of the simulated carrier. An empty set of numbers lets every number call.
public record Account(String sid, String authToken, String keySid, String keySecret, Set<String> numbers) {

    public static final String API_VERSION = "2010-04-01";

    public Account {
        numbers = Set.copyOf(numbers);
    }

    public boolean mayCallFrom(String number) {
        return numbers.isEmpty() || numbers.contains(number);
    }

    /// Where a resource of the account lives, such as `/Calls/CA….json`.
    public String uri(String rest) {
        return "/" + API_VERSION + "/Accounts/" + sid + rest;
    }

    @Override
    public String toString() {
        return "Account[" + sid + "]";
    }
}

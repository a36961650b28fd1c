package io.patchbay.agent.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads named values and collects what is wrong with them, so that an operator sees all of it at once. Values that are
/// secret never
/// appear in a problem's text.
final class Variables {

    private final Map<String, String> values;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> values) {
        this.values = values;
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name, String whatItIs) {
        return optional(name).orElseGet(() -> {
            problems.add(name + " is not set: " + whatItIs);
            return "";
        });
    }

    /// An address with one of the schemes; `fallback` when the variable is not set, "" meaning that it must be.
    URI address(String name, String fallback, String whatItIs, List<String> schemes) {
        String text =
                fallback.isEmpty() ? required(name, whatItIs) : optional(name).orElse(fallback);
        try {
            URI uri = URI.create(text);
            if (!text.isEmpty() && (uri.getHost() == null || !schemes.contains(uri.getScheme()))) {
                problems.add(name + " is not an address: write " + schemes.getFirst() + "://host[:port]");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            problems.add(name + " is not an address: write " + schemes.getFirst() + "://host[:port]");
            return URI.create("");
        }
    }

    double number(String name, double fallback, double least) {
        return optional(name)
                .map(text -> {
                    try {
                        double value = Double.parseDouble(text);
                        if (value >= least) {
                            return value;
                        }
                    } catch (NumberFormatException e) {
                        problems.add(name + " is not a number");
                        return fallback;
                    }
                    problems.add(name + " must be " + least + " or more");
                    return fallback;
                })
                .orElse(fallback);
    }

    void problem(String text) {
        problems.add(text);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}

package io.patchbay.agent.config;

import java.util.List;

/// The settings cannot be used. The message lists every problem, one a line, each with its variable and what to do.
public final class ConfigProblem extends RuntimeException {

    private final transient List<String> problems;

    public ConfigProblem(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}

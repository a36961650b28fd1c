package io.patchbay.agent.importing;

import java.util.List;

/// What became of a file: every line was good, or the file is refused with everything that is wrong with it.
public sealed interface ImportResult {

    /// What an operator is told, line by line.
    List<String> sentences();

    /// All lines are good; nothing is stored yet.
    record Accepted(List<NewPendingCall> calls) implements ImportResult {
        public Accepted {
            calls = List.copyOf(calls);
        }

        @Override
        public List<String> sentences() {
            return List.of(
                    calls.size() == 1
                            ? "1 call is ready to be imported."
                            : calls.size() + " calls are ready to be imported.");
        }
    }

    /// At least one line is bad, so none is taken. In the order of the file.
    record Rejected(List<LineProblem> problems) implements ImportResult {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public List<String> sentences() {
            return problems.stream().map(LineProblem::toString).toList();
        }
    }
}

package io.patchbay.agent.adapter.postgres;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.listen.PathStep;
import io.patchbay.contract.row.ActionType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The column `ivr_actions`: seed 001's list of actions with timing, and with each the prompt it answered. The
/// hand-over to a person is the seed's action `transfer` / `connect_vapi`. Lists written by other programs lack
/// the prompts.
final class PathJson {

    private static final String HAND_OVER = "connect_vapi";

    private PathJson() {}

    static String write(LearnedPath path) {
        var actions = new ArrayList<Action>();
        for (var step : path.steps()) {
            actions.add(new Action(
                    step.type().word(),
                    step.value(),
                    step.timingMillis(),
                    step.promptText(),
                    step.promptFingerprint(),
                    step.digitGapMillis()));
        }
        path.transferAtMillis()
                .ifPresent(at -> actions.add(new Action(ActionType.TRANSFER.word(), HAND_OVER, at, null, null, null)));
        return Json.write(actions);
    }

    static LearnedPath read(String json) {
        var steps = new ArrayList<PathStep>();
        var handOver = OptionalLong.empty();
        for (var action : List.of(Json.read(json, Action[].class))) {
            if (action.isHandOver()) {
                handOver = OptionalLong.of(action.timing());
            } else {
                steps.add(action.step());
            }
        }
        return new LearnedPath(steps, handOver);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Action(
            @JsonProperty("action_type") String type,
            @JsonProperty("action_value") @Nullable String value,
            @JsonProperty("timing_ms") @Nullable Long timingMillis,
            @JsonProperty("prompt") @Nullable String prompt,
            @JsonProperty("prompt_fingerprint") @Nullable String promptFingerprint,
            @JsonProperty("digit_gap_ms") @Nullable Integer digitGapMillis) {

        private boolean isHandOver() {
            return type.equals(ActionType.TRANSFER.word()) && (value == null || value.equals(HAND_OVER));
        }

        private long timing() {
            return timingMillis == null ? 0 : timingMillis;
        }

        private PathStep step() {
            return new PathStep(
                    ActionType.ofWord(type),
                    value == null ? "" : value,
                    timing(),
                    promptFingerprint == null ? "" : promptFingerprint,
                    prompt == null ? "" : prompt,
                    digitGapMillis == null ? 0 : digitGapMillis);
        }
    }
}

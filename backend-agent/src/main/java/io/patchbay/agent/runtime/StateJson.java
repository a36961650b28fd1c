package io.patchbay.agent.runtime;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.patchbay.agent.call.CallPlan;
import io.patchbay.agent.call.CallState;
import java.util.Optional;

/// A call's state as the text in `call_sessions.machine_state`, for whoever takes the call over. Holds no patient data.
public final class StateJson {

    private final JsonMapper mapper;

    public StateJson() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(CallState.class, Named.class)
                .addMixIn(CallPlan.class, Named.class);
        register(builder, CallState.class);
        register(builder, CallPlan.class);
        this.mapper = builder.build();
    }

    /// The state as JSON text.
    public String write(CallState state) {
        try {
            return mapper.writerFor(CallState.class).writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("machine_state: a state cannot be written: "
                    + state.getClass().getSimpleName());
        }
    }

    /// The state a text holds; empty when it was written by a version we do not understand.
    public Optional<CallState> read(String json) {
        try {
            return Optional.of(mapper.readValue(json, CallState.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void register(JsonMapper.Builder builder, Class<?> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(permitted, permitted.getSimpleName()));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}
}

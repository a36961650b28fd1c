package io.patchbay.agent.adapter.postgres;

import io.patchbay.contract.id.AgentId;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.CallSid;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.phi.BirthDate;
import io.patchbay.contract.phi.Phi;
import io.patchbay.contract.phi.Purpose;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;

/// How our types become parameters. The only place where a protected value is revealed to be stored.
final class Values {

    private Values() {}

    static void register(Jdbi jdbi) {
        jdbi.registerArgument(as(PendingCallId.class, PendingCallId::value));
        jdbi.registerArgument(as(CallSessionId.class, CallSessionId::value));
        jdbi.registerArgument(as(ClassificationId.class, ClassificationId::value));
        jdbi.registerArgument(as(AgentId.class, AgentId::value));
        jdbi.registerArgument(as(CallSid.class, CallSid::value));
        jdbi.registerArgument(as(Instant.class, instant -> instant.atOffset(ZoneOffset.UTC)));
        jdbi.registerArgument(as(LocalDate.class, day -> day));
        jdbi.registerArgument(as(Phi.class, phi -> phi.reveal(Purpose.STORE)));
        jdbi.registerArgument(as(BirthDate.class, born -> LocalDate.parse(born.reveal(Purpose.STORE))));
    }

    private static <T> ArgumentFactory as(Class<T> type, Function<T, Object> column) {
        return (declared, value, config) -> {
            if (!type.isInstance(value)) {
                return Optional.empty();
            }
            var plain = column.apply(type.cast(value));
            Argument argument = (position, statement, context) -> {
                if (plain instanceof UUID) {
                    statement.setObject(position, plain, Types.OTHER);
                } else {
                    statement.setObject(position, plain);
                }
            };
            return Optional.of(argument);
        };
    }
}

package io.patchbay.agent.adapter.postgres;

import io.patchbay.agent.importing.ImportStore;
import io.patchbay.agent.importing.NewPendingCall;
import io.patchbay.contract.id.PendingCallId;
import java.util.List;
import java.util.function.Supplier;

/// Inserts imported rows: all of them, or none.
final class PostgresImportStore implements ImportStore {

    private final Statements statements;

    PostgresImportStore(Statements statements) {
        this.statements = statements;
    }

    @Override
    public int insertAll(List<NewPendingCall> calls, Supplier<PendingCallId> ids) {
        if (calls.isEmpty()) {
            return 0;
        }
        return statements.inTransaction(transaction -> {
            int rows = 0;
            for (var call : calls) {
                var update = transaction
                        .update("insert_pending_call")
                        .bind("id", ids.get())
                        .bind("examId", call.examId())
                        .bind("employeeName", call.employeeName())
                        .bind("employeeDob", call.employeeDob())
                        .bind("appointmentTime", call.appointmentTime())
                        .bind("phone", call.phone())
                        .bind("maxRetries", call.scheduling().maxRetries())
                        .bind("nextActionAt", call.scheduling().nextActionAt())
                        .bind("workflowState", call.scheduling().state().word());
                NewPendingCall.TEXT_COLUMNS.forEach((column, parameter) -> update.bind(parameter, call.text(column)));
                rows += update.execute();
            }
            return rows;
        });
    }
}

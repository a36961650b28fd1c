package io.patchbay.sandbox.clinic;

/// What a clinic is engaged in when it is its caller's turn.
sealed interface Turn permits ListenTurn, MenuTurn, PersonTurn {}

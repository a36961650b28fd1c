/// PostgREST's protocol: `RestGateway` takes a request, `ReadParser` and its neighbours understand it, `Catalogue`
/// says which names exist, `ReadSql` and `WriteSql` make one statement of it, `CallerSession` runs that as the caller.
/// Identifiers come from the catalogue, values are bound; nothing a caller wrote ever becomes part of a statement.
@NullMarked
package io.patchbay.agent.gateway.rest;

import org.jspecify.annotations.NullMarked;

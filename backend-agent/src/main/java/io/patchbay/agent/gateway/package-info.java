/// The agent's own Supabase: the subset of its protocols that the tables need, over the same database, under the same
/// roles and policies. Start at `rest.RestGateway`; `auth` says who is asking. Holds no rule of the product: what a
/// caller may do is in the database.
@NullMarked
package io.patchbay.agent.gateway;

import org.jspecify.annotations.NullMarked;

/// The client side of Supabase's protocols, as far as the tables need them. `Rest` is PostgREST; anyone who reads or
/// writes rows without a database password uses it: the console, the command line, an agent given only a URL and a key.
@NullMarked
package io.patchbay.contract.supabase;

import org.jspecify.annotations.NullMarked;

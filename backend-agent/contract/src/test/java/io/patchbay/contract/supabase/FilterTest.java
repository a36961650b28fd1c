package io.patchbay.contract.supabase;

import static io.patchbay.contract.supabase.Filter.and;
import static io.patchbay.contract.supabase.Filter.eq;
import static io.patchbay.contract.supabase.Filter.gt;
import static io.patchbay.contract.supabase.Filter.ilike;
import static io.patchbay.contract.supabase.Filter.in;
import static io.patchbay.contract.supabase.Filter.is;
import static io.patchbay.contract.supabase.Filter.like;
import static io.patchbay.contract.supabase.Filter.lt;
import static io.patchbay.contract.supabase.Filter.lte;
import static io.patchbay.contract.supabase.Filter.neq;
import static io.patchbay.contract.supabase.Filter.not;
import static io.patchbay.contract.supabase.Filter.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchbay.contract.supabase.Filter.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FilterTest {

    @Test
    void eachComparisonHasPostgrestsWord() {
        assertThat(text(neq("a", 1))).isEqualTo("a=neq.1");
        assertThat(text(lt("a", 1))).isEqualTo("a=lt.1");
        assertThat(text(lte("a", 1))).isEqualTo("a=lte.1");
        assertThat(text(gt("a", 1))).isEqualTo("a=gt.1");
        assertThat(text(like("a", "x*"))).isEqualTo("a=like.x*");
        assertThat(text(ilike("a", "%x%"))).isEqualTo("a=ilike.%x%");
        assertThat(text(is("a", Truth.NULL))).isEqualTo("a=is.null");
        assertThat(text(not(is("a", Truth.NULL)))).isEqualTo("a=not.is.null");
    }

    @Test
    void aPlainValueIsNeverQuoted() {
        assertThat(text(eq("a", "x,y (z)"))).isEqualTo("a=eq.x,y (z)");
    }

    @Test
    void valuesOfAListAreQuotedWhenTheyHoldItsOwnSigns() {
        assertThat(text(in("a", List.of("plain", "with,comma", "with \"quote\" and \\", "", 7))))
                .isEqualTo("a=in.(plain,\"with,comma\",\"with \\\"quote\\\" and \\\\\",\"\",7)");
        assertThat(text(not(in("a", List.of("x"))))).isEqualTo("a=not.in.(x)");
    }

    @Test
    void aGroupNamesColumnsInsideAndMayBeNested() {
        assertThat(text(or(eq("a", 1), not(is("b", Truth.NULL)), and(gt("c", 2), in("d", List.of("x", "y.z"))))))
                .isEqualTo("or=(a.eq.1,b.not.is.null,and(c.gt.2,d.in.(x,\"y.z\")))");
        assertThat(text(and(eq("a", "p.q"), lt("b", 3)))).isEqualTo("and=(a.eq.\"p.q\",b.lt.3)");
    }

    @Test
    void onlyASingleComparisonCanBeTurnedRound() {
        assertThatThrownBy(() -> not(or(eq("a", 1), eq("b", 2)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(text(not(not(eq("a", 1))))).isEqualTo("a=eq.1");
    }

    private static String text(Filter filter) {
        return filter.key() + "=" + filter.text();
    }
}

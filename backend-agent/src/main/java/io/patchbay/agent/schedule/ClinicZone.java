package io.patchbay.agent.schedule;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.patchbay.contract.phi.Phone;
import io.patchbay.contract.phi.Purpose;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where a clinic's clock hangs, as far as its number tells: the time zones of its area code.
public final class ClinicZone {

    /// No area code lies in more; a longer list is that of a whole country and says nothing of the place.
    private static final int ZONES_OF_ONE_PLACE = 4;

    private static final Set<String> ZONES_OF_THIS_JDK = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberToTimeZonesMapper mapper = PhoneNumberToTimeZonesMapper.getInstance();

    /// All zones the clinic may be in, in the order of their names; empty when the number belongs to no place.
    public List<ZoneId> of(Phone clinic) {
        var names = names(clinic);
        if (names.size() > ZONES_OF_ONE_PLACE || !ZONES_OF_THIS_JDK.containsAll(names)) {
            return List.of();
        }
        return new TreeSet<>(names).stream().map(ZoneId::of).toList();
    }

    private Set<String> names(Phone clinic) {
        try {
            var number = numbers.parse(clinic.reveal(Purpose.DIAL), null);
            return Set.copyOf(mapper.getTimeZonesForNumber(number));
        } catch (NumberParseException unreadable) {
            return Set.of();
        }
    }
}

package io.patchbay.sandbox.twilio.call;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All conferences, running and past. A name belongs to at most one that is not over.
final class Conferences {

    private final Plant plant;
    private final Map<String, Conference> bySid = new LinkedHashMap<>();
    private final Map<String, Conference> active = new LinkedHashMap<>();

    Conferences(Plant plant) {
        this.plant = plant;
    }

    /// The running conference of this name, opened if there is none.
    Conference named(String name) {
        Conference present = active.get(name);
        if (present != null && !present.isOver()) {
            return present;
        }
        Conference opened = new Conference(plant.sids().next("CF"), name, plant);
        active.put(name, opened);
        bySid.put(opened.sid(), opened);
        opened.note();
        return opened;
    }

    Optional<Conference> sid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /// The running conference of this SID or name.
    Optional<Conference> running(String sidOrName) {
        return Optional.ofNullable(bySid.getOrDefault(sidOrName, active.get(sidOrName)))
                .filter(conference -> !conference.isOver());
    }

    Collection<Conference> all() {
        return List.copyOf(bySid.values());
    }

    void frame() {
        active.values().removeIf(Conference::isOver);
        for (Conference conference : active.values()) {
            conference.frame();
        }
    }
}

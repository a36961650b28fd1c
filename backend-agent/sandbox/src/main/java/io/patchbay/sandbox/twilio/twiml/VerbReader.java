package io.patchbay.sandbox.twilio.twiml;

import io.patchbay.sandbox.twilio.twiml.Verb.Conference;
import io.patchbay.sandbox.twilio.wire.Callback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// One XML element to one verb; attributes the sandbox does not know are ignored as the carrier ignores them.
final class VerbReader {

    private static final int FOR_EVER = 1000;

    private VerbReader() {}

    /// Empty for an element that is no verb.
    static Optional<Verb> read(Element element) {
        return Optional.ofNullable(
                switch (element.getTagName()) {
                    case "Say" -> new Verb.Say(text(element), times(element));
                    case "Play" -> play(element);
                    case "Pause" -> new Verb.Pause(Duration.ofSeconds(Math.max(1, number(element, "length", 1))));
                    case "Redirect" -> new Verb.Redirect(text(element), attribute(element, "method", "POST"));
                    case "Hangup" -> new Verb.Hangup();
                    case "Start", "Stop" -> startOrStop(element);
                    case "Dial" -> dial(element);
                    case "Gather" -> gather(element);
                    case "Connect", "Record", "Enqueue", "Leave", "Pay", "Prompt", "Refer", "Reject" ->
                        new Verb.NotOffered(element.getTagName());
                    default -> null;
                });
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Verb play(Element element) {
        String digits = attribute(element, "digits", "");
        return digits.isEmpty() ? new Verb.PlayAudio(text(element), times(element)) : new Verb.PlayDigits(digits);
    }

    private static Verb startOrStop(Element element) {
        Element stream = child(element, "Stream");
        if (stream == null) {
            return new Verb.NotOffered(element.getTagName() + " without Stream");
        }
        if (element.getTagName().equals("Stop")) {
            return new Verb.StopStream(attribute(stream, "name", ""));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Element parameter : children(stream)) {
            if (parameter.getTagName().equals("Parameter")) {
                parameters.put(attribute(parameter, "name", ""), attribute(parameter, "value", ""));
            }
        }
        return new Verb.StartStream(new Verb.Stream(
                stream.hasAttribute("name") ? stream.getAttribute("name") : null,
                attribute(stream, "url", ""),
                attribute(stream, "track", "inbound_track"),
                callback(stream, "statusCallback", Set.of()),
                parameters));
    }

    private static Verb dial(Element dial) {
        Element noun = child(dial, "Conference");
        if (noun == null) {
            return new Verb.NotOffered("Dial without Conference");
        }
        Callback action = callback(dial, "action", Set.of());
        String events = attribute(noun, "statusCallbackEvent", "");
        Conference conference = new Conference(
                text(noun),
                noun.hasAttribute("participantLabel") ? noun.getAttribute("participantLabel") : null,
                new Conference.Seat(
                        truth(noun, "muted", false),
                        truth(noun, "startConferenceOnEnter", true),
                        truth(noun, "endConferenceOnExit", false),
                        number(noun, "maxParticipants", Conference.MOST_PARTICIPANTS),
                        noun.hasAttribute("coach") ? noun.getAttribute("coach") : null),
                new Conference.Audio(
                        attribute(noun, "beep", "true"),
                        noun.hasAttribute("waitUrl") ? noun.getAttribute("waitUrl") : null,
                        attribute(noun, "waitMethod", "POST")),
                callback(
                        noun, "statusCallback", Set.copyOf(List.of(events.trim().split("\\s+")))));
        return new Verb.DialConference(action == null ? null : withMethod(action, dial), conference);
    }

    private static Verb gather(Element element) {
        List<Verb> prompts = new ArrayList<>();
        children(element).forEach(child -> read(child).ifPresent(prompts::add));
        Callback action = callback(element, "action", Set.of());
        return new Verb.Gather(
                List.copyOf(prompts),
                Duration.ofSeconds(number(element, "timeout", 5)),
                action == null ? null : withMethod(action, element),
                truth(element, "actionOnEmptyResult", false));
    }

    private static @Nullable Callback callback(Element element, String attribute, Set<String> events) {
        String url = element.getAttribute(attribute);
        return url.isBlank() ? null : new Callback(url, attribute(element, attribute + "Method", "POST"), events);
    }

    private static Callback withMethod(Callback action, Element element) {
        return new Callback(action.url(), attribute(element, "method", "POST"), action.events());
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String text(Element element) {
        return element.getTextContent().trim();
    }

    private static String attribute(Element element, String name, String otherwise) {
        return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
    }

    private static boolean truth(Element element, String name, boolean otherwise) {
        return element.hasAttribute(name) ? element.getAttribute(name).equalsIgnoreCase("true") : otherwise;
    }

    private static int times(Element element) {
        int loop = number(element, "loop", 1);
        return loop == 0 ? FOR_EVER : loop;
    }

    private static int number(Element element, String name, int otherwise) {
        try {
            return Math.max(0, Integer.parseInt(attribute(element, name, String.valueOf(otherwise))));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

package io.patchbay.sandbox.twilio.twiml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// The outcome of reading a TwiML document.
public sealed interface Twiml {

    /// A usable document. `warnings` are error codes the carrier would only note, such as 12200 for an unknown verb.
    record Usable(List<Verb> verbs, List<Integer> warnings) implements Twiml {}

    /// Nothing that can be carried out; the code says why.
    record Unusable(int errorCode) implements Twiml {}

    int LARGEST_BYTES = 64 * 1024;
    int NOT_XML = 12100;
    int AGAINST_SCHEMA = 12200;
    int TOO_LARGE = 11750;

    static Twiml parse(byte[] document) {
        if (document.length > LARGEST_BYTES) {
            return new Unusable(TOO_LARGE);
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Document xml = builder.parse(new ByteArrayInputStream(document));
            Element root = xml.getDocumentElement();
            if (!root.getTagName().equals("Response")) {
                return new Unusable(NOT_XML);
            }
            List<Verb> verbs = new ArrayList<>();
            List<Integer> warnings = new ArrayList<>();
            for (Element element : VerbReader.children(root)) {
                VerbReader.read(element).ifPresentOrElse(verbs::add, () -> warnings.add(AGAINST_SCHEMA));
            }
            return new Usable(List.copyOf(verbs), List.copyOf(warnings));
        } catch (SAXException | IOException e) {
            return new Unusable(NOT_XML);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java runtime has an XML parser", e);
        }
    }
}

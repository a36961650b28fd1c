package io.patchbay.agent.adapter.twilio;

import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

/// The library's client without its log lines, which print query parameters and so telephone numbers, and without
/// its repetition of refused requests.
final class TwilioClient extends TwilioRestClient {

    private final TwilioHttp http;
    private final String accountSid;
    private final String authToken;

    TwilioClient(TwilioHttp http, String accountSid, String authToken) {
        super(new Builder(accountSid, authToken).httpClient(http));
        this.http = http;
        this.accountSid = accountSid;
        this.authToken = authToken;
    }

    @Override
    public Response request(Request request) {
        request.setAuth(accountSid, authToken);
        return http.makeRequest(request);
    }

    @Override
    public void logRequest(Request request) {
        // Nothing of a request is fit for a log.
    }
}

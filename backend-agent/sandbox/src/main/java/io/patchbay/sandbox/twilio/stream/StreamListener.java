package io.patchbay.sandbox.twilio.stream;

/// Told of a stream's fate on the exchange's thread: at most one start, at most one failure.
public interface StreamListener {

    /// The socket is open and `start` is on its way.
    void started();

    /// The stream is over for a reason of [StreamError].
    void failed(int errorCode);
}

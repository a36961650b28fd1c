package io.patchbay.sandbox.twilio.call;

import io.patchbay.sandbox.voice.MuLaw;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/// Sound files a customer may have played: raw µ-law (`audio/basic`) and WAV at 8 kHz mono.
final class SoundFile {

    private static final int PCM = 1;
    private static final int MULAW = 7;
    private static final int RATE = 8000;
    private static final int FIRST_CHUNK = 12;

    private SoundFile() {}

    /// The µ-law samples; empty when the file is of another kind.
    static Optional<byte[]> read(String contentType, byte[] file) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("audio/basic") || type.startsWith("audio/x-mulaw")) {
            return Optional.of(file);
        }
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < FIRST_CHUNK || wav.getInt(0) != tag("RIFF") || wav.getInt(8) != tag("WAVE")) {
            return Optional.empty();
        }
        int format = 0;
        int at = FIRST_CHUNK;
        while (at + 8 <= file.length) {
            int chunk = wav.getInt(at);
            int length = Math.clamp(wav.getInt(at + 4), 0, file.length - at - 8);
            if (chunk == tag("fmt ") && length >= 16) {
                boolean telephone = wav.getShort(at + 10) == 1 && wav.getInt(at + 12) == RATE;
                format = telephone ? wav.getShort(at + 8) : 0;
            } else if (chunk == tag("data")) {
                return samples(format, wav.slice(at + 8, length).order(ByteOrder.LITTLE_ENDIAN));
            }
            at += 8 + length + (length & 1);
        }
        return Optional.empty();
    }

    private static Optional<byte[]> samples(int format, ByteBuffer data) {
        if (format == MULAW) {
            byte[] samples = new byte[data.remaining()];
            data.get(samples);
            return Optional.of(samples);
        }
        if (format != PCM) {
            return Optional.empty();
        }
        byte[] samples = new byte[data.remaining() / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = MuLaw.encode(data.getShort());
        }
        return Optional.of(samples);
    }

    private static int tag(String four) {
        return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
    }
}

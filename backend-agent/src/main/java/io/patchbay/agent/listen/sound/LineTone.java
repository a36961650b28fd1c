package io.patchbay.agent.listen.sound;

/// Measures how far a short block is one steady tone, and which, finer than any bin of its length: a first
/// guess from two autocorrelations (Pisarenko 1973, unbiased by white noise), sharpened by the phase advance
/// between the two halves, then the share of the energy that a sine of that frequency explains.
public final class LineTone {

    /// Where a half block holds few periods (below 200 Hz at 8 kHz), one correction is not enough.
    private static final double LOW_RADIANS = 0.157;

    /// A first guess of nothing (or of half the rate) could not be corrected: 60 Hz at 8 kHz.
    private static final double LEAST_RADIANS = 0.047;

    private final int rate;
    private double radians;
    private double purity;
    private double power;
    private double re;
    private double im;

    public LineTone(int rate) {
        this.rate = rate;
    }

    /// Measures `samples`; ask for the results afterwards. Blocks below `leastPower` are not looked at
    /// closer.
    public void measure(float[] samples, int length, double leastPower) {
        double r0 = 0;
        double r1 = 0;
        double r2 = 0;
        for (int i = 2; i < length; i++) {
            r0 += (double) samples[i] * samples[i];
            r1 += (double) samples[i] * samples[i - 1];
            r2 += (double) samples[i] * samples[i - 2];
        }
        power = r0 / (length - 2);
        radians = 0;
        purity = 0;
        if (power < leastPower) {
            return;
        }
        double cosine = Math.abs(r1) < 1e-9 * r0 ? 0 : (r2 + Math.sqrt(r2 * r2 + 8 * r1 * r1)) / (4 * r1);
        radians = Math.clamp(Math.acos(Math.clamp(cosine, -1, 1)), LEAST_RADIANS, Math.PI - LEAST_RADIANS);
        sharpen(samples, length);
        if (radians < LOW_RADIANS) {
            sharpen(samples, length);
            sharpen(samples, length);
        }
        purity = fit(samples, 0, length);
    }

    /// Both halves are fitted against one running phase: a tone exactly at `radians` turns by nothing between
    /// them.
    private void sharpen(float[] samples, int length) {
        int half = length / 2;
        fit(samples, 0, half);
        double firstRe = re;
        double firstIm = im;
        fit(samples, half, half);
        double turn = Math.atan2(im * firstRe - re * firstIm, re * firstRe + im * firstIm);
        radians = Math.clamp(radians + turn / half, 0, Math.PI);
    }

    /// The least-squares fit of a cosine and a sine of `radians`, which at low frequencies are not
    /// independent. Leaves its complex amplitude behind and returns the share of the energy it explains.
    private double fit(float[] samples, int from, int count) {
        double stepCos = Math.cos(radians);
        double stepSin = Math.sin(radians);
        double cos = Math.cos(radians * from);
        double sin = Math.sin(radians * from);
        double cc = 0;
        double cs = 0;
        double cy = 0;
        double sy = 0;
        double yy = 0;
        for (int i = from; i < from + count; i++) {
            cc += cos * cos;
            cs += cos * sin;
            cy += cos * samples[i];
            sy += sin * samples[i];
            yy += (double) samples[i] * samples[i];
            double next = cos * stepCos - sin * stepSin;
            sin = sin * stepCos + cos * stepSin;
            cos = next;
        }
        double ss = count - cc;
        double determinant = cc * ss - cs * cs;
        if (yy <= 0 || determinant <= 1e-6 * count) {
            re = 0;
            im = 0;
            return 0;
        }
        re = (cy * ss - sy * cs) / determinant;
        im = -(sy * cc - cy * cs) / determinant;
        return Math.clamp((re * cy - im * sy) / yy, 0, 1);
    }

    /// Frequency of the tone that fits best.
    public double hertz() {
        return radians * rate / (2 * Math.PI);
    }

    /// The share of the energy that tone explains: 1 for a pure one, towards 0 for noise.
    public double purity() {
        return purity;
    }

    /// Mean square of the samples.
    public double power() {
        return power;
    }
}

package io.patchbay.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFrontTest {

    private final Random chance = new Random(20_261_121);

    private Sound sound() {
        return new Sound(chance);
    }

    private static List<HearingInput.Tone> beeps(Sound sound) {
        return Sound.tones(sound.heard(), ToneKind.BEEP);
    }

    @ParameterizedTest
    @ValueSource(doubles = {75, 100, 180, 300, 425, 440, 620, 700, 853, 1000, 1400, 1800, 2000, 2400, 3000, 3600, 3850})
    void aBeepOfAnyPitchIsFoundOnceAndInItsPlace(double hertz) {
        for (int millis : new int[] {200, 400, 900, 1400}) {
            var found = beeps(
                    sound().noise(20).silence(700).tone(millis, 6000, hertz).silence(600));

            assertThat(found).as("%s Hz for %s ms", hertz, millis).hasSize(1);
            assertThat(found.getFirst().from().millis()).isBetween(670L, 730L);
            assertThat(found.getFirst().to().millis()).isBetween(700L + millis - 40, 700L + millis + 30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 150})
    void aShortBeepIsFoundToo(int millis) {
        for (double hertz : new double[] {350, 500, 800, 1000, 1500, 2500}) {
            assertThat(beeps(sound().noise(15)
                            .silence(500)
                            .tone(millis, 6000, hertz)
                            .silence(400)))
                    .as("%s Hz for %s ms", hertz, millis)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {600, 1500, 4000, 12_000, 28_000})
    void aBeepOfAnyLevelIsFound(double amplitude) {
        assertThat(beeps(sound().noise(10)
                        .silence(500)
                        .tone(400, amplitude, 1000)
                        .silence(500)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, 0.10", "1000, 0.10", "1000, 0.16", "1400, 0.16", "2100, 0.16"})
    void aBeepIsFoundInNoise(double hertz, double noisePerAmplitude) {
        assertThat(beeps(sound().noise(6000 * noisePerAmplitude)
                        .silence(800)
                        .tone(400, 6000, hertz)
                        .silence(800)))
                .hasSize(1);
    }

    @Test
    void aBeepIsReportedWithinSixtyMillisecondsOfItsEnd() {
        var heard = sound().noise(20)
                .silence(600)
                .tone(400, 6000, 1000)
                .silence(600)
                .heard();
        long passed = 0;
        for (HearingInput input : heard) {
            if (input instanceof HearingInput.AudioPassed(var now)) {
                passed = now.millis();
            } else if (input instanceof HearingInput.Tone) {
                break;
            }
        }

        assertThat(passed).isBetween(960L, 1060L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {95, 120, 180, 230})
    void aVoiceIsNoBeepAndNoMusic(double pitch) {
        var heard = sound().noise(25)
                .silence(300)
                .voice(20_000, 5000, pitch)
                .silence(500)
                .heard();

        assertThat(heard).noneMatch(HearingInput.Tone.class::isInstance);
        assertThat(heard)
                .anyMatch(input -> input instanceof HearingInput.VoiceActivity(var speaking, var _) && speaking);
    }

    @Test
    void aBeepAfterAVoiceIsFound() {
        var found = beeps(sound().noise(20)
                .voice(4000, 5000, 130)
                .silence(300)
                .tone(350, 5000, 1000)
                .silence(500));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().from().millis()).isBetween(4270L, 4330L);
    }

    @Test
    void aLongToneIsNoBeep() {
        assertThat(beeps(sound().silence(300).tone(4000, 6000, 1000).silence(500)))
                .isEmpty();
    }

    @Test
    void threeRisingTonesAreAnInterceptAndNoBeep() {
        var heard = sound().noise(10)
                .silence(400)
                .tone(380, 5000, 950)
                .tone(276, 5000, 1400)
                .tone(380, 5000, 1800)
                .silence(600)
                .heard();

        assertThat(Sound.tones(heard, ToneKind.SIT)).hasSize(1);
        assertThat(Sound.tones(heard, ToneKind.BEEP)).isEmpty();
    }

    @Test
    void ringingBusyAndFaxAreToldApart() {
        var ringing = sound().noise(8)
                .tone(2000, 4000, 440, 480)
                .silence(4000)
                .tone(2000, 4000, 440, 480)
                .heard();
        var busy = sound().noise(8);
        for (int i = 0; i < 4; i++) {
            busy.tone(500, 4000, 480, 620).silence(500);
        }
        var fax = sound().noise(8)
                .silence(200)
                .tone(3000, 4000, 2100)
                .silence(300)
                .heard();

        assertThat(Sound.tones(ringing, ToneKind.RINGBACK)).hasSize(2);
        assertThat(Sound.tones(ringing, ToneKind.BUSY)).isEmpty();
        assertThat(Sound.tones(busy.heard(), ToneKind.BUSY)).isNotEmpty();
        assertThat(Sound.tones(fax, ToneKind.FAX_CED)).hasSize(1);
        assertThat(Sound.tones(fax, ToneKind.BEEP)).isEmpty();
    }

    @Test
    void everyKeyOfATelephoneIsATouchToneAndNoBeep() {
        for (double low : new double[] {697, 770, 852, 941}) {
            for (double high : new double[] {1209, 1336, 1477}) {
                var heard = sound().noise(15)
                        .silence(200)
                        .tone(120, 4000, low, high)
                        .silence(200)
                        .heard();

                assertThat(Sound.tones(heard, ToneKind.DTMF))
                        .as("%s + %s", low, high)
                        .hasSize(1);
                assertThat(Sound.tones(heard, ToneKind.BEEP)).isEmpty();
            }
        }
    }

    @Test
    void musicIsReportedAsLongAsItPlays() {
        var music = Sound.tones(
                sound().noise(10).silence(500).music(12_000, 6000).silence(300).heard(), ToneKind.MUSIC);

        assertThat(music).hasSizeGreaterThan(5);
        assertThat(music.getLast().to().millisSince(music.getLast().from())).isGreaterThanOrEqualTo(9000);
    }

    @Test
    void theSizeOfFramesMakesNoDifference() {
        var sound = sound().noise(20)
                .silence(400)
                .voice(2000, 4000, 140)
                .silence(300)
                .tone(300, 5000, 900)
                .silence(500);

        assertThat(sound.heard(1)).isEqualTo(sound.heard(160)).isEqualTo(sound.heard(777));
    }

    @Test
    void aHoleInTheAudioIsSilenceAndWhatComesTwiceIsHeardOnce() {
        byte[] beep = sound().tone(300, 6000, 1000).bytes();
        var front = new AudioFront();
        var inputs = new ArrayList<HearingInput>();
        front.accept(beep, 0, beep.length, 8000, inputs::add);
        front.accept(beep, 0, beep.length, 8000, inputs::add);
        byte[] quiet = new byte[1600];
        Arrays.fill(quiet, (byte) 0xFF);
        front.accept(quiet, 0, quiet.length, 8000 + beep.length, inputs::add);

        var beeps = Sound.tones(inputs, ToneKind.BEEP);
        assertThat(beeps).hasSize(1);
        assertThat(beeps.getFirst().from().millis()).isBetween(970L, 1030L);
    }
}

package io.patchbay.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchbay.agent.listen.HeardParty;
import io.patchbay.agent.listen.HearingOutput;
import io.patchbay.agent.listen.LearnedPath;
import io.patchbay.agent.workflow.CallPurpose;
import io.patchbay.contract.id.CallSessionId;
import io.patchbay.contract.id.ClassificationId;
import io.patchbay.contract.id.PendingCallId;
import io.patchbay.contract.row.ClassificationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CallPropertiesTest {

    private static final long SEED = 20_261_121L;
    private static final int STORIES = 1_500;
    private static final int EVENTS = 40;
    private static final Instant START = Instant.parse("2025-03-09T20:00:00Z");
    private static final CallPolicy POLICY = CallPolicy.standard();
    private static final ClassificationId KNOWN = new ClassificationId(new UUID(0, 9));
    private static final LearnedPath TIMED = new LearnedPath(CallTale.PATH.steps(), OptionalLong.of(20_000));
    private static final List<CallPlan> PLANS = List.of(
            new CallPlan.Unknown(),
            new CallPlan.Person(KNOWN),
            new CallPlan.Path(KNOWN, ClassificationType.IVR_ONLY, CallTale.PATH),
            new CallPlan.Path(KNOWN, ClassificationType.IVR_THEN_HUMAN, TIMED));

    /// One event and what it led to.
    private record Move(long seed, CallState before, CallEvent event, Step step) {
        @Override
        public String toString() {
            return "seed " + seed + ": " + event + "\n  on " + before + "\n  led to " + step;
        }
    }

    /// One call: as expected for a while, and by chance from then on.
    private record Story(long seed, Step begin, List<Move> moves) {

        CallState end() {
            return moves.getLast().step().next();
        }

        List<Effect> effects() {
            List<Effect> all = new ArrayList<>(begin.effects());
            moves.forEach(move -> all.addAll(move.step().effects()));
            return all;
        }

        long count(Class<? extends Effect> kind) {
            return effects().stream().filter(kind::isInstance).count();
        }

        /// What ended the call for the workflow.
        List<CallNews> closingNews() {
            return effects().stream()
                    .filter(Effect.TellWorkflow.class::isInstance)
                    .map(effect -> ((Effect.TellWorkflow) effect).news())
                    .filter(news -> !(news instanceof CallNews.PersonReached))
                    .toList();
        }
    }

    private static Story tell(long seed) {
        Random chance = new Random(seed);
        List<CallEvent> every = CallEvents.every();
        Step begin = begin(chance);
        CallState state = begin.next();
        Instant now = START;
        List<Move> moves = new ArrayList<>();
        int expected = chance.nextInt(CallEvents.ordinary().size() + 1);
        for (int i = 0; i < EVENTS; i++) {
            now = now.plusMillis(chance.nextLong(5_000));
            CallEvent event = i < expected ? CallEvents.ordinary().get(i) : CallEvents.any(chance, every, state);
            Step step = CallMachine.on(state, event, now, POLICY);
            moves.add(new Move(seed, state, event, step));
            state = step.next();
        }
        return new Story(seed, begin, moves);
    }

    private static Step begin(Random chance) {
        CallPlan plan = PLANS.get(chance.nextInt(PLANS.size()));
        CallPurpose purpose = plan instanceof CallPlan.Unknown && chance.nextBoolean()
                ? CallPurpose.CLASSIFICATION
                : CallPurpose.TASK;
        Call.Keys keys = new Call.Keys(new CallSessionId(new UUID(0, 1)), new PendingCallId(new UUID(0, 2)), purpose);
        return CallMachine.begin(keys, plan, START, POLICY);
    }

    private static void forEveryStory(Consumer<Story> check) {
        for (long seed = SEED; seed < SEED + STORIES; seed++) {
            check.accept(tell(seed));
        }
    }

    private static void forEveryMove(Consumer<Move> check) {
        forEveryStory(story -> story.moves().forEach(check));
    }

    @Test
    void chanceReachesEveryState() {
        List<Class<?>> reached = new ArrayList<>();
        forEveryMove(move -> reached.add(move.step().next().getClass()));
        assertThat(reached).contains(CallState.class.getPermittedSubclasses());
    }

    @Test
    void anEndedCallNeverMoves() {
        forEveryMove(move -> {
            if (move.before() instanceof CallState.Ended) {
                assertThat(move.step().next()).as("%s", move).isEqualTo(move.before());
                assertThat(move.step().effects()).as("%s", move).isEmpty();
            }
        });
    }

    @Test
    void aCallThatEndsNeverComesBackToLife() {
        forEveryMove(move -> {
            if (!move.before().live()) {
                assertThat(move.step().next().live()).as("%s", move).isFalse();
            }
        });
    }

    @Test
    void theClinicIsDialledOnceAndTheAssistantTwiceAtMost() {
        forEveryStory(story -> {
            assertThat(story.count(Effect.DialClinic.class))
                    .as("seed %d", story.seed())
                    .isEqualTo(1);
            assertThat(story.count(Effect.DialAssistant.class))
                    .as("seed %d", story.seed())
                    .isLessThanOrEqualTo(2);
        });
    }

    @Test
    void anEndedCallHasToldTheWorkflowExactlyOnceHowItEnded() {
        forEveryStory(story -> {
            if (story.end() instanceof CallState.Ended) {
                assertThat(story.closingNews()).as("seed %d", story.seed()).hasSize(1);
            }
        });
    }

    @Test
    void everyStateThatWaitsHasTheTimerOfWhatItWaitsFor() {
        forEveryMove(move -> {
            CallState state = move.step().next();
            if (!(state instanceof CallState.Ended)) {
                assertThat(state.call().progress().timers())
                        .as("%s", move)
                        .satisfies(timers -> assertThat(deadlines(state)).anyMatch(timers::containsKey));
            }
            if (state.live()) {
                assertThat(state.call().progress().timers()).as("%s", move).containsKey(TimerName.LONGEST);
            }
        });
    }

    private static List<TimerName> deadlines(CallState state) {
        return switch (state) {
            case CallState.Dialling _ -> List.of(TimerName.RING);
            case CallState.Unsettled _ -> List.of(TimerName.LOOK_UP);
            case CallState.Listening _ -> List.of(TimerName.VERDICT);
            case CallState.Navigating _ -> List.of(TimerName.NAVIGATE);
            case CallState.AwaitingPerson _ -> List.of(TimerName.PERSON);
            case CallState.LettingIn _ -> List.of(TimerName.HOLD, TimerName.ASSISTANT_JOIN);
            case CallState.Talking _ -> List.of(TimerName.LONGEST);
            case CallState.Ending _ -> List.of(TimerName.END);
            case CallState.Reporting _ -> List.of(TimerName.REPORT);
            case CallState.Ended _ -> List.of();
        };
    }

    @Test
    void everyRunningTimerWasStartedAndAnswersToItsLastStart() {
        forEveryStory(story -> {
            Map<TimerName, Integer> started = new HashMap<>();
            note(started, story.begin().effects());
            for (Move move : story.moves()) {
                note(started, move.step().effects());
                assertThat(started)
                        .as("%s", move)
                        .containsAllEntriesOf(
                                move.step().next().call().progress().timers());
            }
        });
    }

    @Test
    void everyTimerThatIsStartedRunsAndIsStartedOnce() {
        forEveryMove(move -> {
            List<TimerName> names = new ArrayList<>();
            for (Effect effect : move.step().effects()) {
                if (effect instanceof Effect.StartTimer timer) {
                    names.add(timer.name());
                }
            }
            assertThat(names).as("%s", move).doesNotHaveDuplicates();
            assertThat(move.step().next().call().progress().timers().keySet())
                    .as("%s", move)
                    .containsAll(names);
        });
    }

    private static void note(Map<TimerName, Integer> started, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.StartTimer timer) {
                started.put(timer.name(), timer.armedAt());
            }
        }
    }

    @Test
    void aStaleTimerChangesNothing() {
        forEveryStory(story -> {
            CallState state = story.end();
            for (TimerName name : TimerName.values()) {
                Step step = CallMachine.on(state, new CallEvent.TimerFired(name, -1), START, POLICY);
                assertThat(step.effects()).as("seed %d, %s", story.seed(), name).isEmpty();
                assertThat(step.next().getClass()).isEqualTo(state.getClass());
            }
        });
    }

    @Test
    void leftAloneEveryCallEnds() {
        forEveryStory(story -> {
            CallState state = alone(story);
            assertThat(state).as("seed %d", story.seed()).isInstanceOf(CallState.Ended.class);
        });
    }

    /// Nothing happens any more but the timers that run.
    private static CallState alone(Story story) {
        record Due(Instant at, CallEvent event) {}
        PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        for (Effect effect : story.effects()) {
            if (effect instanceof Effect.StartTimer timer) {
                due.add(new Due(START.plus(timer.after()), new CallEvent.TimerFired(timer.name(), timer.armedAt())));
            }
        }
        CallState state = story.end();
        Instant giveUp = START.plus(Duration.ofHours(2));
        while (!due.isEmpty() && due.peek().at().isBefore(giveUp)) {
            Due next = due.remove();
            Step step = CallMachine.on(state, next.event(), next.at(), POLICY);
            state = step.next();
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.StartTimer timer) {
                    due.add(new Due(
                            next.at().plus(timer.after()), new CallEvent.TimerFired(timer.name(), timer.armedAt())));
                }
            }
        }
        return state;
    }

    @Test
    void theAssistantIsToBeHeldWhereverItIsNotLetIn() {
        forEveryMove(move -> {
            CallState state = move.step().next();
            boolean desired = state.call().assistant().holdDesired();
            switch (state) {
                case CallState.Navigating _, CallState.AwaitingPerson _ ->
                    assertThat(desired).as("%s", move).isTrue();
                case CallState.LettingIn _, CallState.Talking _ ->
                    assertThat(desired).as("%s", move).isFalse();
                case CallState.Dialling _, CallState.Unsettled _, CallState.Listening _ -> {
                    if (state.call().plan().assistantHeld()) {
                        assertThat(desired).as("%s", move).isTrue();
                    }
                }
                case CallState.Ending _, CallState.Reporting _, CallState.Ended _ -> {}
            }
        });
    }

    @Test
    void anUnfulfilledWishAboutTheHoldIsPursued() {
        forEveryMove(move -> {
            CallState state = move.step().next();
            LegState assistant = state.call().assistant();
            if (state.live() && assistant.joined() && !assistant.settled()) {
                assertThat(state.call().progress().timers()).as("%s", move).containsKey(TimerName.HOLD);
            }
        });
    }

    @Test
    void theAssistantSpeaksOnlyOnceItsUnholdIsConfirmed() {
        forEveryMove(move -> {
            if (move.step().effects().contains(new Effect.CueAssistant(Effect.Cue.SAY_FIRST))) {
                assertThat(move.step().next()).as("%s", move).isInstanceOf(CallState.Talking.class);
                assertThat(move.step().next().call().assistant().settled())
                        .as("%s", move)
                        .isTrue();
            }
        });
    }

    @Test
    void aMailboxEndsTheCallAndIsNeverRemembered() {
        forEveryMove(move -> {
            boolean mailbox = move.event() instanceof CallEvent.Heard heard
                    && heard.output() instanceof HearingOutput.VerdictReached reached
                    && reached.verdict().party() == HeardParty.VOICEMAIL;
            if (mailbox && move.before().live()) {
                assertThat(move.step().next().live()).as("%s", move).isFalse();
                assertThat(move.step().effects()).as("%s", move).contains(new Effect.HangUp());
                assertThat(move.step().effects()).as("%s", move).noneMatch(Effect.Remember.class::isInstance);
            }
        });
    }

    @Test
    void noKeyOfTheTreeIsPressedWhileTheAssistantIsIn() {
        forEveryMove(move -> {
            if (move.before().assistantIn()) {
                assertThat(move.step().effects())
                        .as("%s", move)
                        .noneMatch(effect -> effect instanceof Effect.Announce announce && announce.action() > 0);
            }
        });
    }

    @Test
    void aGuessIsNotRemembered() {
        forEveryMove(move -> {
            if (move.step().next().call().finding().byDefault()) {
                assertThat(move.step().effects()).as("%s", move).noneMatch(Effect.Remember.class::isInstance);
            }
        });
    }

    @Test
    void legsOnlyMoveForwardUntilTheyAreDialledAgain() {
        forEveryMove(move -> {
            for (Leg leg : Leg.values()) {
                LegState before = move.before().call().leg(leg);
                LegState after = move.step().next().call().leg(leg);
                boolean again = move.step().effects().contains(new Effect.DialAssistant()) && leg == Leg.ASSISTANT;
                if (!again) {
                    assertThat(after.status()).as("%s", move).isGreaterThanOrEqualTo(before.status());
                    assertThat(before.status().isTerminal() && after.status() != before.status())
                            .as("%s", move)
                            .isFalse();
                }
            }
        });
    }

    @Test
    void theSameStoryAlwaysGoesTheSameWay() {
        for (long seed = SEED; seed < SEED + 200; seed++) {
            assertThat(tell(seed)).isEqualTo(tell(seed));
        }
    }
}

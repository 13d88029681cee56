package dev.homespun.testing.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of a scenario in one variant.
final class Run {

    private final Scenario scenario;
    private final Variant variant;
    private final Connector connector;
    private final Duration patience;
    private final Transcript transcript = new Transcript();
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();
    /// What was not sent yet because more may follow that belongs into the same write.
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private String current = OpenConnections.MAIN;
    private Place place;

    Run(Scenario scenario, Variant variant, Connector connector, Duration patience) {
        this.scenario = scenario;
        this.variant = variant;
        this.connector = connector;
        this.patience = patience;
        this.place = scenario.place();
    }

    Outcome outcome() {
        Outcome outcome = performed();
        try {
            closeAll();
            return outcome;
        } catch (IOException e) {
            // What was wrong before is the more interesting fault.
            return switch (outcome) {
                case Outcome.Passed _ -> failed("a server that lets go of a closed connection",
                        String.valueOf(e.getMessage()), 0);
                case Outcome.Failed failed -> failed;
            };
        }
    }

    private Outcome performed() {
        try {
            perform(scenario.steps());
            if (variant.secondRequest()) {
                perform(scenario.secondRequest());
            }
            for (Map.Entry<String, Conversation> connection : conversations.entrySet()) {
                current = connection.getKey();
                connection.getValue().expectAllRead();
            }
            return new Outcome.Passed(scenario, variant, transcript.passages());
        } catch (Mismatch mismatch) {
            return failed(mismatch.expected(), mismatch.found(), mismatch.at());
        } catch (IOException e) {
            return failed("a server that takes connections", String.valueOf(e.getMessage()), 0);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("time to finish", "an interrupt", 0);
        }
    }

    private Outcome failed(String expected, String found, int at) {
        return new Outcome.Failed(scenario, variant, transcript.passages(),
                new Outcome.Failure(place, current, expected, found, at));
    }

    private void perform(List<Step> steps) throws Mismatch, IOException, InterruptedException {
        for (Step step : steps) {
            if (!(step instanceof Step.Send)) {
                flush();
            }
            place = step.place();
            perform(step);
        }
        flush();
    }

    private void perform(Step step) throws Mismatch, IOException, InterruptedException {
        Deadline deadline = Deadline.in(patience);
        switch (step) {
            case Step.Switch(_, String connection) -> current = connection;
            case Step.Send(_, byte[] octets) -> unsent.writeBytes(octets);
            case Step.Pause(_, Duration time) -> Thread.sleep(time);
            case Step.HalfClose _ -> conversation().halfClose();
            case Step.Close _ -> conversation().close();
            case Step.Answer answer -> new AnswerReader(conversation(), answer, deadline).read();
            case Step.Octets(_, byte[] octets) -> new ContentReader(conversation(), deadline)
                    .require(Escapes.latin1(octets), "\"" + VisibleOctets.brief(octets) + "\"");
            case Step.Chunk(_, byte[] octets) -> new ContentReader(conversation(), deadline).requireChunk(octets);
            case Step.Open(_, Duration time) -> conversation().expectSilence(time);
            case Step.Eof(_, boolean resetAllowed) -> conversation().expectEnd(resetAllowed, deadline);
        }
    }

    private void flush() throws IOException, InterruptedException {
        if (unsent.size() > 0) {
            byte[] octets = unsent.toByteArray();
            unsent.reset();
            conversation().send(octets, variant.splitting());
        }
    }

    private Conversation conversation() throws IOException {
        Conversation conversation = conversations.get(current);
        if (conversation == null) {
            long began = System.nanoTime();
            conversation = new Conversation(current, connector.connect(), transcript, began);
            conversations.put(current, conversation);
        }
        return conversation;
    }

    private void closeAll() throws IOException {
        IOException failure = null;
        for (Conversation conversation : conversations.values()) {
            try {
                conversation.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

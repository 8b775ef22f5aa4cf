package taskmgmt.run.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.Spent;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.WorkFigures;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.OutputListener;
import taskmgmt.run.Streams;
import taskmgmt.run.WrittenInput;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.IfRunning;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.task.RetryRule;
import taskmgmt.run.task.RunRequest;

/** Has a program take a step: it reads the prompt, works in the workspace, and writes its answer. No shell sees any word of it. */
final class ProgramWork implements StepWork {
    private static final Streams NOWHERE = new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), false);
    private static final int TAIL = 2_000;
    /** Longer ones do not fit among the arguments of a program. */
    private static final int MAX_ARGUMENT = 100_000;

    private final AgentPlace place;

    ProgramWork(AgentPlace place) {
        this.place = place;
    }

    @Override
    public Answer take(Order order) throws AgentException, InterruptedException {
        Agent agent = order.agent();
        if (!(agent.means() instanceof AgentMeans.Program program)) {
            throw new AgentException(AgentFault.AGENT_METHOD_NOT_SUPPORTED, "agent " + agent.name() + " is no program");
        }
        if (order.step().tool() != null) {
            throw new AgentException(AgentFault.AGENT_METHOD_NOT_SUPPORTED, "the step wants the tool " + order.step().tool() + ", and agent "
                    + agent.name() + " is a program, which is given no tools");
        }
        String prompt = order.goal().prompt(order.step());
        if (program.asArgument()) {
            return run(order, program, prompt, Child.Start.AMONG_OTHERS);
        }
        try (WrittenInput input = WrittenInput.of(prompt)) {
            return run(order, program, prompt, input);
        } catch (IOException e) {
            throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, "the prompt cannot be written: " + e.getMessage());
        }
    }

    private Answer run(Order order, AgentMeans.Program program, String prompt, Child.Start start) throws AgentException, InterruptedException {
        Said said = new Said();
        Duration limit = order.purse().timeFor(order.agent().timeout());
        RecordedRun run = new RecordedRun(place.log(), new SplittableRandom(), place.processes(), place.signals(), NOWHERE, place.warnings(), start);
        RunRequest request = new RunRequest(NewTask.titled(order.step().title()), command(order, program, prompt),
                new Child.TimeLimit(limit, place.grace()), RetryRule.NEVER, null, null, null, null, true, new Heard(place.output(), null, null),
                IfRunning.FAIL, null, null);
        RecordedRun.Attempted attempted = run.attempt(request, order.taskId(), said);
        ProgramAnswer answer = ProgramAnswer.read(said.text(), program.answer());
        order.purse().spend(answer.spent());
        MoveTask end = attempted.end().getLast();
        Map<String, @Nullable Object> metadata = metadata(end);
        String error = attempted.error();
        if (error != null || answer.failed()) {
            throw failure(order, program.argv().getFirst(), attempted, answer, metadata);
        }
        if (answer.text().isEmpty()) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "agent " + order.agent().name() + " ended with exit code 0 and wrote nothing");
        }
        metadata.remove("output_tail");
        return new Answer(answer.text(), answer.spent(), figures(end, answer.spent()), metadata);
    }

    private static AgentException failure(Order order, String program, RecordedRun.Attempted attempted, ProgramAnswer answer, Map<String, @Nullable Object> metadata) {
        String error = attempted.error();
        String name = "agent " + order.agent().name();
        if (error == null) {
            return new AgentException(AgentFault.PLAN_EXECUTION_ERROR, name + " says that it failed: " + answer.text());
        }
        if (Boolean.TRUE.equals(metadata.get("timed_out"))) {
            return new AgentException(AgentFault.TIMEOUT, name + " " + error);
        }
        Object tail = metadata.get("error_tail") instanceof String text ? text : answer.text();
        if (error.startsWith("cannot be started")) {
            return new AgentException(AgentFault.AGENT_METHOD_NOT_SUPPORTED, name + ": '" + program + "' " + error);
        }
        return new AgentException(AgentFault.PLAN_EXECUTION_ERROR,
                name + ": " + error + (String.valueOf(tail).isBlank() ? "" : ": " + last(String.valueOf(tail).strip())));
    }

    private static String last(String text) {
        return text.length() <= TAIL ? text : "… " + text.substring(text.length() - TAIL);
    }

    private ChildCommand command(Order order, AgentMeans.Program program, String prompt) throws AgentException {
        List<String> words = new ArrayList<>(program.argv());
        if (words.getFirst().indexOf('/') >= 0) {
            words.set(0, place.home().resolve(words.getFirst()).toString());
        }
        if (program.asArgument()) {
            if (prompt.length() > MAX_ARGUMENT || prompt.indexOf('\0') >= 0) {
                throw new AgentException(AgentFault.TASK_AGENT_INCOMPATIBLE, "the task is too long to be an argument of agent " + order.agent().name());
            }
            words.add(prompt);
        }
        Map<String, @Nullable String> variables = new LinkedHashMap<>(place.variables());
        variables.put("TASK_MGMT_AGENT", order.agent().name());
        variables.put("TASK_MGMT_PARENT_ID", order.goal().task().id());
        return new ChildCommand(words, place.workspace(), variables);
    }

    private static Map<String, @Nullable Object> metadata(MoveTask end) {
        return new LinkedHashMap<>(switch (end) {
            case MoveTask.Complete done when done.metadata() != null -> done.metadata();
            case MoveTask.Fail failed when failed.metadata() != null -> failed.metadata();
            default -> Map.<String, @Nullable Object>of();
        });
    }

    private static WorkFigures figures(MoveTask end, Spent spent) {
        WorkFigures measured = end instanceof MoveTask.Complete done ? done.figures() : WorkFigures.NONE;
        return new WorkFigures(measured.resourceUsage(), spent.tokens() == 0 ? measured.mlMetrics() : Map.of("tokens_processed", spent.tokens()));
    }

    /** The beginning of what it wrote to standard output. */
    private static final class Said implements OutputListener {
        private static final int MAX_BYTES = 4 << 20;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void wrote(byte[] written, int length, boolean isError) {
            if (!isError) {
                bytes.write(written, 0, Math.min(length, MAX_BYTES - bytes.size()));
            }
        }

        @Override
        public void end() {
            // What was written is there.
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}

package taskmgmt.run.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.ScoredAgent;
import taskmgmt.agent.Spent;
import taskmgmt.agent.plan.Goal;
import taskmgmt.agent.plan.Plan;
import taskmgmt.agent.plan.PlanStep;
import taskmgmt.change.MoveTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.TaskVerification;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.agent.AgentReading;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.change.agent.AgentTerms;
import taskmgmt.run.task.HeldRun;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;

/**
 * Has agents do a task from beginning to end: plan, steps, verification; if a step fails, a new plan with the error in the
 * prompt; if an agent fails altogether, the next agent. Every event and the end are recorded as they happen. For one use, by one
 * thread.
 */
public final class AgentRunner {
    /** A record has a size. */
    private static final int MAX_TEXT = 8_000;

    private final AgentPlace place;
    private final AgentRecords records;
    private final AgentKinds kinds;
    private final Approvals approvals;
    private final Purse purse;
    private final AgentListener listener;
    private final List<String> tried = new ArrayList<>();
    private final Map<String, String> results = new LinkedHashMap<>();
    private final Map<String, String> earlier = new LinkedHashMap<>();
    private int replans;
    private int plans;
    private @Nullable Plan plan;
    private @Nullable TaskVerification verification;

    public AgentRunner(AgentPlace place, AgentRecords records, AgentKinds kinds, Approvals approvals, Purse purse, AgentListener listener) {
        this.place = place;
        this.records = records;
        this.kinds = kinds;
        this.approvals = approvals;
        this.purse = purse;
        this.listener = listener;
    }

    /**
     * Does it. When this returns, nothing that it began runs any more.
     *
     * @throws AgentException if it could not be begun: nothing has happened to the task then
     * @throws RefusedException the same
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public AgentResult run(AgentJob job, AgentReading reading) throws IOException, AgentException, InterruptedException {
        results.putAll(job.done());
        Agent first = job.choice().first().agent();
        Task task = records.begin(job.task().id(), first, reading, terms(job, first));
        try (HeldRun _ = HeldRun.of(place.log().directory(), task.id(), place.warnings())) {
            return lead(job);
        }
    }

    private AgentResult lead(AgentJob job) throws IOException, InterruptedException {
        List<ScoredAgent> line = new ArrayList<>(List.of(job.choice().first()));
        line.addAll(job.choice().fallbacks());
        AgentException failure = null;
        for (ScoredAgent each : line) {
            Agent agent = each.agent();
            tried.add(agent.name());
            listener.said("agent " + agent.name() + (tried.size() == 1 ? "" : " takes over") + ", score " + each.shownScore());
            failure = attempt(agent, job, failure);
            if (failure == null || approvals.wanted() != null || purse.usedUp() != null || place.signals().ended() != null) {
                break;
            }
        }
        return end(job, failure);
    }

    /** One agent's plans, up to the first that is carried out; null if one is. */
    private @Nullable AgentException attempt(Agent agent, AgentJob job, @Nullable AgentException before) throws IOException, InterruptedException {
        AgentException failure = before;
        while (true) {
            try {
                carryOut(agent, job, failure);
                return null;
            } catch (AgentException e) {
                failure = e;
            }
            boolean isOver = approvals.wanted() != null || purse.usedUp() != null || place.signals().ended() != null;
            if (isOver || failure.isOfAgent() || replans >= job.replans()) {
                return failure;
            }
            replans++;
            listener.said("plan again, the " + (replans == 1 ? "first" : replans == 2 ? "second" : "third") + " time: " + failure.getMessage());
        }
    }

    private void carryOut(Agent agent, AgentJob job, @Nullable AgentException before) throws IOException, AgentException, InterruptedException {
        Goal goal = new Goal(job.task(), earlier, before == null ? null : before.getMessage(), job.memories());
        Plan recorded = plans == 0 ? job.recorded() : null;
        Plan made = recorded != null ? recorded : kinds.planning(agent, job.analysis()).plan(agent, goal, purse);
        if (plan != null && !made.equals(plan)) {
            keepResults();
        }
        plan = made;
        records.renew(job.task().id(), terms(job, agent));
        new PlanRound(place, records, listener, kinds.work(agent), agent, purse, plans++).take(made, goal, results);
        if (place.signals().ended() != null) {
            throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, "interrupted by SIG" + place.signals().ended());
        }
        String line = job.verify();
        verification = line == null ? null : new Verifying(place).check(line, purse);
        if (verification != null && !verification.passed()) {
            keepResults();
            throw new AgentException(AgentFault.PLAN_EXECUTION_ERROR, Verifying.words(verification));
        }
    }

    /** What was done belongs to what was known before: the steps are taken again. */
    private void keepResults() {
        for (PlanStep each : Objects.requireNonNull(plan).steps()) {
            String result = results.get(each.id());
            if (result != null) {
                earlier.put(each.title(), result);
            }
        }
        results.clear();
    }

    private Map<String, @Nullable Object> terms(AgentJob job, Agent agent) {
        Map<String, @Nullable Object> terms = new LinkedHashMap<>();
        terms.put(AgentTerms.AGENT, agent.name());
        terms.put("complexity", (long) job.analysis().complexity());
        terms.put("expected_seconds", job.analysis().duration().toSeconds());
        Map<String, @Nullable Object> scores = new LinkedHashMap<>();
        job.choice().scored().forEach(each -> scores.put(each.agent().name(), each.shownScore()));
        terms.put("scores", scores);
        if (tried.size() > 1) {
            terms.put("from_fallback", true);
            terms.put("original_agent", tried.getFirst());
            terms.put("fallbacks_attempted", List.copyOf(tried.subList(1, tried.size())));
        }
        Plan known = plan;
        if (known != null) {
            terms.put("planner", known.planner().text());
            terms.put("plan", known.steps().stream().map(PlanStep::summary).toList());
            terms.put("replans", (long) replans);
        }
        return terms;
    }

    private AgentResult end(AgentJob job, @Nullable AgentException failure) throws IOException {
        String wanted = failure == null ? null : approvals.wanted();
        boolean isInterrupted = place.signals().ended() != null && failure != null;
        String usedUp = failure == null || isInterrupted ? null : purse.usedUp();
        Plan known = plan;
        String text = failure != null || known == null ? null : answer(known);
        String error = failure == null ? null : wanted != null ? "waits for somebody to allow the tool " + wanted
                : usedUp == null || usedUp.equals(failure.getMessage()) ? failure.words() : failure.words() + "; " + usedUp;
        AgentResult result = new AgentResult(job.task().id(), tried.getLast(), tried, known == null ? null : known.planner().text(), results.size(),
                replans, text, failure == null || wanted != null ? null : failure.fault(), error, wanted != null, isInterrupted, purse.spent(), purse.elapsed());
        try {
            records.record(job.task().id(), List.of(request(result)));
        } catch (RefusedException e) {
            place.warnings().say("how task " + job.task().id() + " ended is not recorded: " + e.getMessage());
        }
        return result;
    }

    /** What the last steps said, those that no other one needs. */
    private String answer(Plan done) {
        StringBuilder text = new StringBuilder();
        for (PlanStep each : done.steps()) {
            if (done.steps().stream().noneMatch(other -> other.needs().contains(each.id()))) {
                text.append(text.isEmpty() ? "" : "\n").append(results.getOrDefault(each.id(), ""));
            }
        }
        return text.length() <= MAX_TEXT ? text.toString() : text.substring(0, MAX_TEXT) + "…";
    }

    private TaskRequest request(AgentResult result) {
        String error = result.error();
        if (result.waits()) {
            return new MoveTask.Pause(error);
        }
        Spent spent = result.spent();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AgentTerms.AGENT, result.agent());
        metadata.put("planner", result.planner());
        metadata.put("steps", (long) result.steps());
        metadata.put("replans", (long) result.replans());
        metadata.putAll(spent.toMap());
        if (result.tried().size() > 1) {
            metadata.put("from_fallback", true);
            metadata.put("original_agent", result.tried().getFirst());
            metadata.put("fallbacks_attempted", result.tried().subList(1, result.tried().size()));
        }
        if (result.fault() != null) {
            metadata.put("fault", result.fault().name());
        }
        WorkFigures figures = WorkFigures.NONE; // the steps have them: sums would count them twice
        TaskVerification check = verification;
        return error != null ? new MoveTask.Fail(error, metadata, figures, Status.Proof.OBSERVED)
                : new MoveTask.Complete(check, Map.of("text", String.valueOf(result.text())), metadata, figures,
                        check == null ? Status.Proof.OBSERVED : Status.Proof.CHECKED);
    }
}

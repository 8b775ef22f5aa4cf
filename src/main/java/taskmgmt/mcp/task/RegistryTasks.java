package taskmgmt.mcp.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.mcp.Tool;
import taskmgmt.mcp.offer.CommandLine;

/** Accesses tasks of the registry through commands. May be shared between threads. */
final class RegistryTasks {
    private static final int PAGE = 100;
    private static final int MAX_PLACE = 100_000;
    private static final int MAX_WAITING = 128;
    private static final long LOOK_MILLIS = 500;
    /** Five minutes: a client that is gone cannot be distinguished from one that listens. */
    private static final int MAX_LOOKS = 600;

    private final CommandLine commands;
    /** For requests that wait for the end of a task, by id: whether the answer is still wanted. */
    private final Map<Object, Boolean> waiting = new HashMap<>();
    private boolean isClosed;

    /**
     * Some tasks of a list.
     *
     * @param next where the list continues; null at its end
     */
    record Page(List<RegistryTask> tasks, @Nullable String next) {}

    RegistryTasks(CommandLine commands) {
        this.commands = commands;
    }

    /** The task that a tool registers, or the open task with the same key. */
    RegistryTask create(Tool tool, Map<String, @Nullable Object> arguments) throws CallException {
        Tool.Reply reply;
        String printed;
        try {
            CommandLine.Outcome outcome = commands.run(tool.commandLine(arguments, ""));
            reply = tool.reply(outcome.status(), outcome.printed(), outcome.said());
            printed = outcome.printed();
        } catch (IllegalArgumentException e) {
            throw new CallException(Message.INVALID_PARAMETERS, Objects.requireNonNullElse(e.getMessage(), ""));
        }
        if (reply.isError()) {
            throw new CallException(Message.INVALID_PARAMETERS, String.valueOf(parsed(reply.json()).get("error")));
        }
        return find(printed.strip());
    }

    /** The task with exactly this id, not with this prefix. */
    RegistryTask find(@Nullable String id) throws CallException {
        if (id == null) {
            throw new CallException(Message.INVALID_PARAMETERS, "taskId is missing");
        }
        CommandLine.Outcome outcome = commands.run(List.of("task", "show", "-o", "jsonl", "--", id));
        RegistryTask found = outcome.status() == 0 ? new RegistryTask(parsed(outcome.printed())) : null;
        if (found == null || !found.id().equals(id)) {
            throw new CallException(Message.INVALID_PARAMETERS, "there is no task " + id);
        }
        return found;
    }

    /** A page of tasks, newest first. */
    Page list(@Nullable String cursor) throws CallException {
        int place = place(cursor);
        CommandLine.Outcome outcome = commands.run(List.of("task", "list", "--sort=created_at:desc", "--limit=" + (place + PAGE + 1),
                "--columns=task_id,status,created_at,updated_at,progress_percent,progress_message,error_message", "-o", "jsonl"));
        if (outcome.status() != 0) {
            throw new CallException(Message.INTERNAL, outcome.said().strip());
        }
        List<String> lines = outcome.printed().lines().toList();
        List<RegistryTask> page = new ArrayList<>();
        for (String line : lines.subList(Math.min(place, lines.size()), Math.min(place + PAGE, lines.size()))) {
            page.add(new RegistryTask(parsed(line)));
        }
        return new Page(page, lines.size() > place + PAGE ? Integer.toString(place + PAGE) : null);
    }

    private static int place(@Nullable String cursor) throws CallException {
        try {
            int place = cursor == null ? 0 : Integer.parseInt(cursor);
            if (place >= 0 && place <= MAX_PLACE) {
                return place;
            }
        } catch (NumberFormatException e) {
            return refuse(cursor);
        }
        return refuse(cursor);
    }

    private static int refuse(@Nullable String cursor) throws CallException {
        throw new CallException(Message.INVALID_PARAMETERS, "'" + cursor + "' is no cursor of this list");
    }

    /** Cancels a task; returns its state afterwards. */
    RegistryTask cancel(@Nullable String id) throws CallException {
        RegistryTask known = find(id);
        if (known.hasEnded()) {
            throw new CallException(Message.INVALID_PARAMETERS, "task " + known.id() + " has ended: " + known.shown().get("status"));
        }
        CommandLine.Outcome outcome = commands.run(List.of("task", "cancel", "--", known.id()));
        if (outcome.status() != 0) {
            throw new CallException(Message.INVALID_PARAMETERS, outcome.said().strip());
        }
        return find(id);
    }

    /** Waits until the task has ended, and returns it. */
    RegistryTask await(@Nullable String id, Object request) throws CallException {
        begin(request);
        try {
            RegistryTask known = find(id);
            for (int looks = 1; !known.hasEnded(); looks++) {
                if (looks > MAX_LOOKS || !pause(request)) {
                    throw new CallException(Message.INTERNAL, "task " + known.id() + " has not ended yet: ask again");
                }
                known = find(id);
            }
            return known;
        } finally {
            end(request);
        }
    }

    /** Notes that a request that is going to wait has been read; from now on it can be cancelled. */
    synchronized void expect(Object request) {
        waiting.put(request, true);
    }

    private synchronized void begin(Object request) throws CallException {
        if (isClosed || waiting.size() > MAX_WAITING) {
            waiting.remove(request);
            throw new CallException(Message.INTERNAL, "nobody else can wait here: poll by tasks/get");
        }
        waiting.putIfAbsent(request, true);
    }

    private synchronized void end(Object request) {
        waiting.remove(request);
    }

    /** Waits for the polling interval; returns whether the answer is still wanted. */
    private synchronized boolean pause(Object request) throws CallException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
        try {
            for (long left = LOOK_MILLIS; left > 0 && isWanted(request); left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException(Message.INTERNAL, "interrupted");
        }
        return isWanted(request);
    }

    private boolean isWanted(Object request) {
        return !isClosed && waiting.getOrDefault(request, false);
    }

    /** Notes that the answer to a request is no longer wanted. */
    synchronized void forget(@Nullable Object request) {
        if (request != null && waiting.replace(request, false) != null) {
            notifyAll();
        }
    }

    /** Ends all waits. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    private static Map<String, @Nullable Object> parsed(String json) throws CallException {
        try {
            return Json.lenient().parse(json.strip());
        } catch (BadJsonException e) {
            throw new CallException(Message.INTERNAL, "a command printed what cannot be read: " + e.getMessage());
        }
    }
}

package taskmgmt.mcp.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.Tool;
import taskmgmt.mcp.Tools;
import taskmgmt.mcp.offer.CommandLine;

/**
 * The calls that are tasks, of one client or one request: in version 2025-11-25 of the protocol a call requests that with its
 * parameter {@code task}; in the extension the server decides, and does so for clients that support the extension. Only one of the
 * tools can be called in this way. May be shared between threads.
 */
public final class TaskCalls {
    private static final String CALL = "tools/call";
    private static final String TASKS = "tasks/";
    private static final String CANCELLED = "notifications/cancelled";
    private static final String RESULT = "tasks/result";
    private static final String TASK = "task";
    private static final String ID = "taskId";

    private final RegistryTasks tasks;
    private final @Nullable Tool tool;

    /**
     * @param commands of this program
     * @param tools    the offered tools; without the tool that can be called as a task, existing tasks can only be viewed
     */
    public TaskCalls(CommandLine commands, List<Tool> tools) {
        this.tasks = new RegistryTasks(commands);
        this.tool = tools.stream().filter(each -> each.name().equals(Tools.DELEGATE)).findFirst().orElse(null);
    }

    /** Notes that a message has been read and is going to be answered: if it waits for something, it can be cancelled from now on. */
    public void expect(Message message) {
        Object id = message.id();
        if (id != null && message.method().equals(RESULT)) {
            tasks.expect(id);
        }
    }

    /** The answer according to 2025-11-25; null for other messages. */
    public @Nullable Map<String, @Nullable Object> answer(Message message) {
        if (message.method().equals(CANCELLED)) {
            tasks.forget(message.parameters().get("requestId")); // the library is notified too
        }
        if (message.id() == null || !isOfTasks(message) && !(message.method().equals(CALL) && message.parameters().containsKey(TASK))) {
            return null;
        }
        try {
            return message.answered(result(message));
        } catch (CallException e) {
            return message.refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOfTasks(Message message) {
        return message.method().startsWith(TASKS);
    }

    private Map<String, @Nullable Object> result(Message message) throws CallException {
        return switch (message.method()) {
            case CALL -> called(message);
            case "tasks/get" -> tasks.find(message.text(ID)).described();
            case RESULT -> tasks.await(message.text(ID), Objects.requireNonNull(message.id(), "a request has one")).result();
            case "tasks/list" -> list(message);
            case "tasks/cancel" -> cancelled(message).described();
            default -> throw unknown(message);
        };
    }

    private static CallException unknown(Message message) {
        return new CallException(Message.METHOD_NOT_FOUND, "there is no method " + message.method());
    }

    private Map<String, @Nullable Object> called(Message message) throws CallException {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(TASK, created(message).described());
        return result;
    }

    private RegistryTask created(Message message) throws CallException {
        Tool known = tool;
        if (known == null || !known.name().equals(message.text("name"))) {
            throw new CallException(Message.METHOD_NOT_FOUND, "the tool " + message.text("name") + " cannot be called as a task"
                    + (known == null ? "" : "; " + known.name() + " can"));
        }
        return tasks.create(known, Message.object(message.parameters().get("arguments")));
    }

    private RegistryTask cancelled(Message message) throws CallException {
        if (tool == null) {
            throw new CallException(Message.METHOD_NOT_FOUND, "who may only look cannot cancel a task");
        }
        return tasks.cancel(message.text(ID));
    }

    private Map<String, @Nullable Object> list(Message message) throws CallException {
        RegistryTasks.Page page = tasks.list(message.text("cursor"));
        List<Object> described = new ArrayList<>();
        page.tasks().forEach(each -> described.add(each.described()));
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("tasks", described);
        if (page.next() != null) {
            result.put("nextCursor", page.next());
        }
        return result;
    }

    /** The answer according to the extension; null for other messages. */
    public @Nullable Map<String, @Nullable Object> extendedAnswer(Message message, boolean clientHasTasks) {
        boolean isCall = message.method().equals(CALL) && clientHasTasks && tool != null && tool.name().equals(message.text("name"));
        if (!isOfTasks(message) && !isCall) {
            return null;
        }
        try {
            return message.answered(isCall ? handle(created(message)) : extendedResult(message));
        } catch (CallException e) {
            return message.refused(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, @Nullable Object> handle(RegistryTask task) {
        Map<String, @Nullable Object> result = task.extended();
        result.put("resultType", TASK);
        return result;
    }

    private Map<String, @Nullable Object> extendedResult(Message message) throws CallException {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        switch (message.method()) {
            case "tasks/get" -> result.putAll(withResult(tasks.find(message.text(ID))));
            case "tasks/cancel" -> cancelled(message);
            case "tasks/update" -> tasks.find(message.text(ID)); // no task ever asks for input, so there is nothing to update
            default -> throw unknown(message);
        }
        result.put("resultType", "complete");
        return result;
    }

    private static Map<String, @Nullable Object> withResult(RegistryTask task) {
        Map<String, @Nullable Object> described = task.extended();
        if (task.hasEnded() && !task.isCancelled()) {
            Map<String, @Nullable Object> result = task.result();
            result.put("resultType", "complete");
            described.put("result", result);
        }
        return described;
    }

    /** The library's answer to a message, with what the library does not know added: that calls can be tasks, and of which tool. */
    public String described(Message message, String answer) {
        if (!message.method().equals("initialize") && !message.method().equals("tools/list")) {
            return answer;
        }
        try {
            Map<String, @Nullable Object> read = Json.lenient().parse(answer);
            Map<String, @Nullable Object> result = Message.object(read.get("result"));
            if (message.method().equals("tools/list")) {
                result.put("tools", tools(result.get("tools")));
            } else {
                Map<String, @Nullable Object> capabilities = Message.object(result.get("capabilities"));
                capabilities.put("tasks", capability());
                result.put("capabilities", capabilities);
            }
            return read.containsKey("result") ? JsonPrinter.compact(message.answered(result)) : answer;
        } catch (BadJsonException e) {
            throw new IllegalStateException("the library wrote what cannot be read", e);
        }
    }

    private Map<String, Object> capability() {
        Map<String, Object> none = Map.of();
        return tool == null ? Map.of("list", none) : Map.of("list", none, "cancel", none, "requests", Map.of("tools", Map.of("call", none)));
    }

    private static List<Object> tools(@Nullable Object listed) {
        List<Object> tools = new ArrayList<>();
        if (listed instanceof List<?> list) {
            for (Object each : list) {
                Map<String, @Nullable Object> tool = Message.object(each);
                if (Tools.DELEGATE.equals(tool.get("name"))) {
                    tool.put("execution", Map.of("taskSupport", "optional"));
                }
                tools.add(tool);
            }
        }
        return tools;
    }

    /** Ends all waits; waiting clients are asked to try again. */
    public void close() {
        tasks.close();
    }
}

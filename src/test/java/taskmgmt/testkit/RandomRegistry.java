package taskmgmt.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Registries as nobody would write them, and as everybody does. */
public final class RandomRegistry {
    private static final List<String> EVENTS = List.of("task.created", "task.created", "task.queued", "task.started",
            "task.started", "task.progress", "task.snapshot", "task.updated", "task.verified", "task.paused", "task.resumed",
            "task.retrying", "task.completed", "task.failed", "task.cancelled", "task.escalated", "mission.created",
            "mission.resolved", "task.registered", "task.canceled", "task.exploded", "t\\u0061sk.started");
    private static final List<String> TIMES = List.of("\"2025-03-01T10:00:0%d.123456Z\"", "\"2025-03-01T10:00:0%dZ\"",
            "\"2025-03-01 10:0%d:00\"", "\"2025-03-01T10:0%d:00.5+01:00\"", "\"2025-02-29T10:00:0%d.000000Z\"",
            "\"2024-02-29T23:59:6%d.000000Z\"", "\"2025-13-01T10:00:0%d.000000Z\"", "%d", "null",
            "\"0000-01-01T00:00:0%d.000000Z\"", "\"9999-12-31T23:59:5%d.999999Z\"", "\"2025-03-0%dT\\u0031\\u0030:00:00Z\"");
    private static final List<String> VALUES = List.of("null", "true", "false", "0", "-1.5", "1e999", "1e-30", "12345678901234567890",
            "\"\"", "\"passed\"", "\"failed\"", "\"a\\n\\u00e9\\\"\"", "\"täg 😀\"", "[]", "[\"x\",1,[\"y\"],\"z\\t\"]", "{}", "5",
            "{\"passed\":true}", "{\"passed\":null,\"status\":\"failed\"}", "{\"status\":\"passed\"}", "3e2", "0.1", "24",
            "\"2025-03-02T10:00:00Z\"", "{\"pid\":77,\"boot_id\":\"b\",\"started_at\":\"2025\"}", "{\"pid\":7.5}",
            "{\"cpu_seconds\":3,\"memory_peak_mb\":1.5,\"source\":\"measured\"}", "{\"cpu_seconds\":null,\"disk_read_mb\":\"x\"}",
            "{\"approval\":{\"state\":\"held\"}}", "{\"approval\":{\"state\":\"approved\"}}", "{\"approval\":{\"state\":null}}",
            "{\"approval\":{\"state\":\"h\\u0065ld\"},\"x\":{\"approval\":1}}", "{\"approval\":\"held\"}", "1e1001", "{\"deep\":" + "[".repeat(120) + "]".repeat(120) + "}");
    private static final List<String> KEYS = List.of("task_type", "subsystem", "title", "created_by", "priority", "tags", "success",
            "verification", "verification_passed", "verified", "verification_status", "verification_required", "sla_hours",
            "sla_deadline", "resource_usage", "progress_percent", "owner", "cpu_seconds", "memory_peak_mb", "memory_avg_mb",
            "disk_read_mb", "disk_write_mb", "network_tx_mb", "network_rx_mb", "storage_delta_mb", "mission_id", "metadata", "metadata", "metadata",
            "sub\\u0073ystem", "verification_x", "verification_statuz");

    private final Random random;

    public RandomRegistry(Random random) {
        this.random = random;
    }

    /** Lines of any kind, damaged ones too, about few tasks. */
    public byte[] anything(int lines) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            byte[] line = line(pick(EVENTS), "t" + random.nextInt(5), random.nextInt(8) > 0, i % 10).getBytes(UTF_8);
            if (random.nextInt(15) == 0) {
                line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(8));
            }
            log.writeBytes(line);
            log.write('\n');
        }
        return log.toByteArray();
    }

    /** Every task is created once, before its other events; some events stray. */
    public byte[] uniqueTasks(int tasks) {
        List<List<String>> waiting = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            List<String> events = new ArrayList<>(List.of("task.created"));
            for (int more = random.nextInt(7); more > 0; more--) {
                events.add(pick(EVENTS.subList(2, 16)));
            }
            if (random.nextInt(10) == 0) {
                events.removeFirst();
            }
            List<String> lines = new ArrayList<>();
            for (String event : events) {
                lines.add(line(event, "t" + i, true, random.nextInt(10)));
            }
            waiting.add(lines);
        }
        return shuffledTogether(waiting);
    }

    private byte[] shuffledTogether(List<List<String>> waiting) {
        StringBuilder log = new StringBuilder();
        while (!waiting.isEmpty()) {
            int next = random.nextInt(Math.min(6, waiting.size()));
            if (!waiting.get(next).isEmpty()) {
                log.append(waiting.get(next).removeFirst()).append('\n');
            }
            if (waiting.get(next).isEmpty()) {
                waiting.remove(next);
            }
        }
        return log.toString().getBytes(UTF_8);
    }

    private String line(String event, String id, boolean plain, int digit) {
        List<String> members = new ArrayList<>();
        members.add("\"ts\":" + (plain ? TIMES.getFirst() : pick(TIMES)).formatted(digit));
        members.add("\"event\":\"" + event + "\"");
        members.add((plain || random.nextBoolean() ? "\"task_id\":\"" : "\"mission_id\":\"") + id + "\"");
        for (int more = random.nextInt(6); more > 0; more--) {
            members.add("\"" + pick(KEYS) + "\":" + pick(VALUES));
        }
        if (!plain) {
            Collections.shuffle(members, random);
        }
        return "{" + String.join(random.nextBoolean() ? "," : " , ", members) + "}";
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

package taskmgmt.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import taskmgmt.number.Decimal;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskId;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * Makes up tasks: of 50 groups, some more common than others, each with log-normal durations of its own. One in sixteen
 * fails, some are cancelled, retried, verified, queued, report progress, have a deadline, tags or a title that is not ASCII.
 */
final class Lives {
    private static final List<String> SUBSYSTEMS = List.of(
            "storage", "web", "learning", "self_healing", "etl", "search", "billing", "mail", "media", "agents");
    private static final List<String> TYPES = List.of("backup", "deploy", "training_job", "check", "report");
    private static final List<String> TITLES = List.of(
            "nightly backup of volume ", "deploy build ", "ночная проверка тома ", "夜間バックアップ ",
            "rapport d’été n° ",
            "train the ranker on shard ", "index \"customers\" \\ part ", "check replicas of partition ", "résumé der Läufe 🚀 ");
    private static final List<String> PEOPLE = List.of("cron", "alice", "bob", "scheduler", "agent-7", "josé");
    private static final List<String> TAGS = List.of("nightly", "prod", "eu-west", "batch", "gpu", "überwacht");
    private static final double MIN_MEDIAN_SECONDS = 0.5;
    private static final double MAX_MEDIAN_SECONDS = 7200;
    private static final long MICROS = 1_000_000;

    private final SplittableRandom random;
    private long count;

    Lives(SplittableRandom random) {
        this.random = random;
    }

    /** A task that is created then. */
    Life begin(long micros) {
        int group = (int) (SUBSYSTEMS.size() * TYPES.size() * Math.pow(random.nextDouble(), 2));
        String subsystem = SUBSYSTEMS.get(group % SUBSYSTEMS.size());
        String type = TYPES.get(group / SUBSYSTEMS.size());
        // Odd, so that no two of the first 2^32 tasks get the same id.
        Life life = new Life(TaskId.generated(subsystem, type, (int) (++count * 0x9E3779B1L)), count);
        boolean verified = chance(0.05);
        create(life, micros, subsystem, type, verified);
        long now = micros;
        if (chance(0.1)) {
            now += lognormal(20, 1);
            life.add(now, EventType.QUEUED, "actor", "scheduler");
        }
        now += lognormal(1.5, 1.2);
        if (chance(0.01)) {
            life.add(now, EventType.CANCELLED, "actor", one(PEOPLE), "reason", "no longer wanted");
            return life;
        }
        work(life, now, group, verified);
        return life;
    }

    private void create(Life life, long micros, String subsystem, String type, boolean verified) {
        life.add(micros, EventType.CREATED,
                "task_type", type,
                "subsystem", subsystem,
                "title", one(TITLES) + random.nextInt(100_000),
                "created_by", one(PEOPLE),
                "priority", (long) random.nextInt(1, 11),
                "sla_deadline", chance(0.3) ? rfc3339(micros + random.nextLong(60, 20_000) * MICROS) : null,
                "verification_required", verified ? true : null,
                "tags", chance(0.5) ? List.of(one(TAGS), one(TAGS)) : null,
                "description", chance(0.3) ? description() : null,
                "metadata", chance(0.8) ? metadata() : null);
    }

    private void work(Life life, long start, int group, boolean verified) {
        long now = start;
        long duration = lognormal(median(group), 0.5 + 0.1 * (group % 7));
        String host = "node-" + random.nextInt(40);
        life.add(now, EventType.STARTED, "actor", host,
                "owner", owner());
        if (chance(0.04)) {
            now += duration / 3;
            life.add(now, EventType.RETRYING, "actor", host, "error_message", "connection reset by peer: 10.0.3."
                    + random.nextInt(256) + ":5432", "reason", "transient");
            now += lognormal(5, 0.5);
            life.add(now, EventType.STARTED, "actor", host, "owner", owner());
        }
        for (long reports = chance(0.12) ? random.nextInt(1, 4) : 0, i = 1; i <= reports; i++) {
            life.add(now + duration * i / (reports + 1), EventType.PROGRESS, "actor", host,
                    "progress_percent", 100 * i / (reports + 1), "progress_message", "part " + i + " of " + (reports + 1));
        }
        now += duration;
        boolean passes = chance(15 / 16.0);
        if (verified) {
            life.add(now - duration / 100, EventType.VERIFIED, "actor", host, "verification", Map.of("passed", passes));
        }
        if (!chance(0.000_02)) {
            end(life, now, now - start, host, passes);
        }
    }

    private void end(Life life, long now, long duration, String host, boolean success) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("cpu_seconds", decimal(duration * random.nextDouble() / 1e6));
        usage.put("memory_peak_mb", decimal(20 + lognormal(200, 1) / 1e6));
        usage.put("disk_read_mb", decimal(lognormal(30, 1.5) / 1e6));
        usage.put("disk_write_mb", decimal(lognormal(10, 1.5) / 1e6));
        Decimal seconds = Micros.seconds(duration);
        if (!success) {
            life.add(now, EventType.FAILED, "actor", host, "success", false, "error_message",
                    "exit status " + random.nextInt(1, 128) + ": see \"/var/log/jobs/" + random.nextInt(1000) + ".log\"",
                    "resource_usage", usage, "duration_seconds", seconds, "duration_from", "started");
        } else {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("files", random.nextLong(100_000));
            result.put("bytes", random.nextLong(100_000_000_000L));
            result.put("digest", Long.toHexString(random.nextLong()));
            life.add(now, EventType.COMPLETED, "actor", host, "success", true, "result", result, "resource_usage", usage,
                    "duration_seconds", seconds, "duration_from", "started");
        }
    }

    private String description() {
        return "started by the timer of " + one(SUBSYSTEMS) + "; see runbook " + random.nextInt(500);
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("run", random.nextLong(1_000_000));
        metadata.put("source", "s3://bucket-" + random.nextInt(20) + "/in/" + Long.toHexString(random.nextLong()));
        metadata.put("dry_run", false);
        return metadata;
    }

    private Map<String, Object> owner() {
        Map<String, Object> owner = new LinkedHashMap<>();
        owner.put("pid", random.nextLong(300, 4_000_000));
        owner.put("boot_id", "5f0c1e0a-7a55-4d0e-9a55-2f5d3cf0a1b2");
        return owner;
    }

    /** Spread evenly over the powers of ten, neighbours far from each other. */
    private static double median(int group) {
        int groups = SUBSYSTEMS.size() * TYPES.size();
        double part = group * 17 % groups / (double) groups;
        return MIN_MEDIAN_SECONDS * Math.pow(MAX_MEDIAN_SECONDS / MIN_MEDIAN_SECONDS, part);
    }

    /** In microseconds. */
    private long lognormal(double medianSeconds, double sigma) {
        return (long) (medianSeconds * Math.exp(sigma * random.nextGaussian()) * MICROS);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static Decimal decimal(double value) {
        return Decimal.valueOf(Math.round(value * 1000), 3);
    }

    private static String rfc3339(long micros) {
        return Rfc3339.format(Objects.requireNonNull(Micros.instant(micros)));
    }
}

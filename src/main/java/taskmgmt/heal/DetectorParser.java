package taskmgmt.heal;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector.TaskTrouble;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.number.Decimal;
import taskmgmt.number.NumberText;

/** Parses detectors of playbooks. */
final class DetectorParser {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int MAX_PORT = 65_535;
    private static final int MAX_EXIT_CODE = 255;
    private static final int MAX_STATUS = 599;
    private static final int MIN_STATUS = 100;
    private static final int MAX_PERCENT = 99;
    private static final int HTTPS = 443;
    private static final int DEFAULT_MINUTES = 5;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private DetectorParser() {}

    /** Returns null if something is wrong with it, after adding that to the problems. */
    static @Nullable FailureDetector parse(YamlNode node, String what, List<YamlProblem> problems) {
        int before = problems.size();
        YamlFields fields = YamlFields.of(node, what, problems);
        String type = fields.requiredText("type");
        if (type.isEmpty()) {
            return null;
        }
        FailureDetector detector = of(type, fields);
        if (detector == null) {
            fields.problem("has no type '" + type + "': there are port_in_use, process_gone, command, file, disk_space, inodes, memory, "
                    + "load, open_files, tcp, http, tls_expiry, log_line, stale_lock and tasks");
            return null;
        }
        fields.finish();
        return problems.size() > before ? null : detector;
    }

    private static @Nullable FailureDetector of(String type, YamlFields fields) {
        return switch (type) {
            case "port_in_use" -> {
                fields.required("port");
                yield new FailureDetector.PortInUse(fields.number("port", 1, MAX_PORT, 1), fields.text("allowed_pidfile"),
                        fields.text("allowed_command"));
            }
            case "process_gone" -> processGone(fields);
            case "command" -> new FailureDetector.CommandFails(CommandParser.required(fields), fields.duration("timeout", TEN_SECONDS),
                    exitCodes(fields));
            case "file" -> new FailureDetector.FileUnfit(fields.requiredText("path"),
                    fields.has("max_age") ? fields.duration("max_age", TEN_SECONDS) : null, fields.bytes("min_size"));
            case "disk_space" -> diskLow(fields);
            case "http" -> new FailureDetector.HttpFails(url(fields), fields.number("status", MIN_STATUS, MAX_STATUS, 0),
                    fields.duration("timeout", TEN_SECONDS));
            case "stale_lock" -> new FailureDetector.StaleLock(fields.requiredText("path"),
                    fields.has("older_than") ? fields.duration("older_than", TEN_SECONDS) : null, fields.flag("kernel_lock"));
            case "tcp", "tls_expiry" -> ofServer(type, fields);
            case "inodes", "memory", "load", "open_files" -> ofResource(type, fields);
            case "log_line" -> new FailureDetector.LinesMatch(fields.requiredText("path"), pattern(fields));
            case "tasks" -> new FailureDetector.TasksInTrouble(trouble(fields), fields.text("subsystem"),
                    fields.duration("longer_than", Duration.ofHours(1)));
            default -> null;
        };
    }

    private static FailureDetector processGone(YamlFields fields) {
        FailureDetector.ProcessGone gone = new FailureDetector.ProcessGone(fields.text("pidfile"), fields.text("command"));
        if (gone.pidfile() == null && gone.command() == null) {
            fields.problem("needs 'pidfile' or 'command', by which the process is known");
        }
        return gone;
    }

    private static FailureDetector diskLow(YamlFields fields) {
        needsOne(fields, "min_free", "min_free_percent");
        return new FailureDetector.DiskLow(fields.requiredText("path"), fields.bytes("min_free"),
                fields.number("min_free_percent", 1, MAX_PERCENT, 0));
    }

    private static FailureDetector ofServer(String type, YamlFields fields) {
        String host = fields.has("host") ? fields.requiredText("host") : "localhost";
        boolean tls = type.equals("tls_expiry");
        if (!tls) {
            fields.required("port");
        }
        int port = fields.number("port", 1, MAX_PORT, HTTPS);
        Duration timeout = fields.duration("timeout", TEN_SECONDS);
        return tls ? new FailureDetector.TlsExpires(host, port, fields.duration("expires_within", TWO_WEEKS), timeout)
                : new FailureDetector.TcpFails(host, port, timeout);
    }

    private static FailureDetector ofResource(String type, YamlFields fields) {
        return switch (type) {
            case "inodes" -> {
                needsOne(fields, "min_free", "min_free_percent");
                yield new FailureDetector.InodesLow(fields.requiredText("path"), fields.number("min_free", 1, Integer.MAX_VALUE, 0),
                        fields.number("min_free_percent", 1, MAX_PERCENT, 0));
            }
            case "memory" -> {
                needsOne(fields, "min_available", "min_available_percent");
                yield new FailureDetector.MemoryLow(fields.bytes("min_available"), fields.number("min_available_percent", 1, MAX_PERCENT, 0));
            }
            case "load" -> load(fields);
            default -> openFiles(fields);
        };
    }

    private static FailureDetector load(YamlFields fields) {
        needsOne(fields, "max", "max_per_processor");
        boolean perProcessor = !fields.has("max");
        Double max = fields.parsed(perProcessor ? "max_per_processor" : "max", DetectorParser::positive);
        Integer minutes = fields.parsed("minutes", text -> switch (text) {
            case "1", "5", "15" -> Integer.valueOf(text);
            default -> throw new IllegalArgumentException("'" + text + "' is none of 1, 5 and 15");
        });
        if (!perProcessor && fields.has("max_per_processor")) {
            fields.problem("has 'max' and 'max_per_processor', of which one is enough");
        }
        return new FailureDetector.LoadHigh(max == null ? 0 : max, perProcessor, minutes == null ? DEFAULT_MINUTES : minutes);
    }

    private static FailureDetector openFiles(YamlFields fields) {
        needsOne(fields, "max", "max_percent");
        if (!fields.has("pidfile") && !fields.has("command")) {
            fields.problem("needs 'pidfile' or 'command', by which the process is known");
        }
        return new FailureDetector.FilesOpen(fields.text("pidfile"), fields.text("command"), fields.number("max", 1, Integer.MAX_VALUE, 0),
                fields.number("max_percent", 1, MAX_PERCENT, 0));
    }

    private static void needsOne(YamlFields fields, String one, String other) {
        if (!fields.has(one) && !fields.has(other)) {
            fields.problem("needs '" + one + "' or '" + other + "'");
        }
    }

    private static double positive(String text) {
        double number = Decimal.parse(text).doubleValue();
        if (number <= 0) {
            throw new IllegalArgumentException("'" + text + "' is not above 0");
        }
        return number;
    }

    private static String pattern(YamlFields fields) {
        fields.required("pattern");
        String pattern = fields.parsed("pattern", text -> {
            try {
                return Pattern.compile(text).pattern();
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("'" + text + "' is no regular expression: " + e.getDescription(), e);
            }
        });
        return pattern == null ? "" : pattern;
    }

    private static String url(YamlFields fields) {
        fields.required("url");
        String url = fields.parsed("url", text -> {
            if (!text.startsWith("http://") && !text.startsWith("https://")) {
                throw new IllegalArgumentException("'" + text + "' does not begin with http:// or https://");
            }
            return text;
        });
        return url == null ? "" : url;
    }

    private static Set<Integer> exitCodes(YamlFields fields) {
        Set<Integer> codes = new LinkedHashSet<>();
        for (String each : fields.texts("down_on")) {
            try {
                codes.add(NumberText.whole(each, 1, MAX_EXIT_CODE));
            } catch (IllegalArgumentException e) {
                fields.problem("down_on", e);
            }
        }
        return codes;
    }

    private static TaskTrouble trouble(YamlFields fields) {
        fields.required("condition");
        TaskTrouble trouble = fields.parsed("condition", text -> switch (text) {
            case "stuck" -> TaskTrouble.STUCK;
            case "lost" -> TaskTrouble.LOST;
            case "sla_missed" -> TaskTrouble.SLA_MISSED;
            case "anomalous" -> TaskTrouble.ANOMALOUS;
            case "sla_at_risk" -> TaskTrouble.SLA_AT_RISK;
            case "dead_letter" -> TaskTrouble.DEAD_LETTER;
            default -> throw new IllegalArgumentException("'" + text + "' is none of stuck, lost, sla_missed, anomalous, sla_at_risk and dead_letter");
        });
        return trouble == null ? TaskTrouble.STUCK : trouble;
    }
}

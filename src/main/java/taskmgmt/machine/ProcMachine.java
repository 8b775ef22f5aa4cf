package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Linux tells in {@code /proc}, whose forms are those of proc(5): {@code loadavg}, {@code meminfo},
 * {@code uptime}. What is missing there, or reads otherwise, is not told.
 *
 * <p>Not by {@code OperatingSystemMXBean}: its module would make the runtime that we ship larger by a fifth.
 */
final class ProcMachine implements Machine {
    private static final long KIB = 1024;

    private final Path proc;
    private final int processors;

    ProcMachine(Path proc, int processors) {
        this.proc = proc;
        this.processors = processors;
    }

    @Override
    public Figures look() {
        List<String> memory = lines("meminfo");
        return new Figures(processors, load(), bytes(memory, "MemTotal:"), bytes(memory, "MemAvailable:"), uptime());
    }

    /** {@code 0.20 0.18 0.12 1/80 11206}. */
    private @Nullable Load load() {
        String[] words = firstLine("loadavg");
        Double one = number(words, 0);
        Double five = number(words, 1);
        Double fifteen = number(words, 2);
        return one == null || five == null || fifteen == null ? null : new Load(one, five, fifteen);
    }

    /** {@code 350735.47 234388.90}: the second number is how long its processors had nothing to do. */
    private @Nullable Double uptime() {
        return number(firstLine("uptime"), 0);
    }

    /** {@code MemTotal:       16384256 kB}. */
    private static @Nullable Long bytes(List<String> lines, String name) {
        for (String line : lines) {
            String[] words = words(line);
            if (words.length == 3 && words[0].equals(name) && words[2].equals("kB")) {
                Double kib = number(words, 1);
                return kib == null ? null : Math.round(kib) * KIB;
            }
        }
        return null;
    }

    private static @Nullable Double number(String[] words, int index) {
        try {
            double number = index < words.length ? Double.parseDouble(words[index]) : Double.NaN;
            return Double.isFinite(number) && number >= 0 ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private String[] firstLine(String file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? new String[0] : words(lines.getFirst());
    }

    private static String[] words(String line) {
        return line.trim().split("\\s+", -1);
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return List.of();
        }
    }
}

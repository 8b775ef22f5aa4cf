package taskmgmt.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures that Linux reports in {@code /proc}, in the formats of proc(5): {@code loadavg}, {@code meminfo}, {@code
 * uptime}, {@code stat}, {@code net/dev}, {@code diskstats}. Anything missing or in another format is left out.
 *
 * <p>Does not use {@code OperatingSystemMXBean}, because its module would make the shipped runtime larger by a fifth.
 */
final class ProcMachine implements Machine {
    private static final long KIB = 1024;
    /** The same on every Linux, whatever the kernel uses internally. */
    private static final int TICKS_PER_SECOND = 100;
    private static final int SECTOR_BYTES = 512;
    private static final List<String> MODES = List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal");
    private static final int SENT = 8;
    private static final int NAME = 2;
    private static final int READ = 3;
    private static final int WRITTEN = 7;

    private final Path proc;
    private final int processors;

    ProcMachine(Path proc, int processors) {
        this.proc = proc;
        this.processors = processors;
    }

    @Override
    public Figures look() {
        List<String> memory = lines("meminfo");
        return new Figures(processors, load(), bytes(memory, "MemTotal:"), bytes(memory, "MemAvailable:"), uptime(), used());
    }

    private List<Used> used() {
        List<Used> used = new ArrayList<>();
        processors(used);
        lines("net/dev").forEach(line -> network(line, used));
        disks(used);
        return used;
    }

    /** {@code cpu  4705 356 584 3699176 23060 0 23 0 0 0}: in hundredths of a second. */
    private void processors(List<Used> used) {
        String[] words = firstLine("stat");
        for (int i = 0; words.length > MODES.size() && words[0].equals("cpu") && i < MODES.size(); i++) {
            Double ticks = number(words, i + 1);
            add(used, Resource.PROCESSORS, "", MODES.get(i), ticks == null ? null : ticks / TICKS_PER_SECOND, 1);
        }
    }

    /** {@code eth0: 1500 2 0 0 0 0 0 0 800 1 0 0 0 0 0 0}: bytes received and seven more figures, then those sent. */
    private static void network(String line, List<Used> used) {
        int colon = line.indexOf(':');
        String device = colon < 0 ? "lo" : line.substring(0, colon).trim();
        if (!device.equals("lo")) {
            String[] words = words(line.substring(colon + 1));
            add(used, Resource.NETWORK, device, "receive", number(words, 0), 1);
            add(used, Resource.NETWORK, device, "transmit", number(words, SENT), 1);
        }
    }

    /** {@code 8 0 sda 1 2 3 4 5 6 7}: after the name, the third figure is sectors read, the seventh sectors written. */
    private void disks(List<Used> used) {
        List<String[]> disks = new ArrayList<>();
        for (String line : lines("diskstats")) {
            String[] words = words(line);
            if (words.length > NAME + WRITTEN && !words[NAME].matches("(loop|ram|zram)\\d+")) {
                disks.add(words);
            }
        }
        for (String[] words : disks) {
            if (disks.stream().noneMatch(other -> isPart(words[NAME], other[NAME]))) {
                add(used, Resource.DISK, words[NAME], "read", number(words, NAME + READ), SECTOR_BYTES);
                add(used, Resource.DISK, words[NAME], "written", number(words, NAME + WRITTEN), SECTOR_BYTES);
            }
        }
    }

    /** {@code sda1} is a part of {@code sda}, {@code nvme0n1p2} of {@code nvme0n1}: traffic of a partition is counted for its disk too. */
    private static boolean isPart(String name, String disk) {
        return name.length() > disk.length() && name.startsWith(disk) && name.substring(disk.length()).matches("p?\\d+");
    }

    private static void add(List<Used> used, Resource resource, String device, String part, @Nullable Double amount, double unit) {
        if (amount != null) {
            used.add(new Used(resource, device, part, amount * unit));
        }
    }

    /** {@code 0.20 0.18 0.12 1/80 11206}. */
    private @Nullable Load load() {
        String[] words = firstLine("loadavg");
        Double one = number(words, 0);
        Double five = number(words, 1);
        Double fifteen = number(words, 2);
        return one == null || five == null || fifteen == null ? null : new Load(one, five, fifteen);
    }

    /** {@code 350735.47 234388.90}: the second number is the idle time of its processors. */
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

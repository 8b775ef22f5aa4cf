package taskmgmt.queue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * What a task needs of a machine while it runs, or what a machine has.
 *
 * @param cpu    processors, fractions allowed
 * @param memory bytes
 * @param gpu    graphics processors
 */
public record Needs(double cpu, long memory, int gpu) {
    public static final Needs NONE = new Needs(0, 0, 0);
    /** No real need is larger, and sums stay far from any overflow. */
    private static final double MAX_CPU = 1e6;
    /** The memory of a machine that does not report how much it has. */
    public static final long MAX_MEMORY = 1L << 50;
    private static final int MAX_GPU = 1_000_000;
    /** The resources of a machine that has enough for everything. */
    public static final Needs MOST = new Needs(MAX_CPU, MAX_MEMORY, MAX_GPU);
    private static final String UNITS = "KMGT";
    private static final int UNIT = 1024;
    private static final String FORM = "write cpu=2,mem=4G,gpu=1";

    /** @throws IllegalArgumentException if something is negative or beyond all machines */
    public Needs {
        if (!(cpu >= 0 && cpu <= MAX_CPU) || memory < 0 || memory > MAX_MEMORY || gpu < 0 || gpu > MAX_GPU) {
            throw new IllegalArgumentException("no machine has that; " + FORM);
        }
    }

    /** Reads {@code cpu=2,mem=4G,gpu=1}; what is not named is 0. K, M, G and T are powers of 1024 bytes. */
    public static Needs parse(String text) {
        double cpu = 0;
        long memory = 0;
        int gpu = 0;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String value = part.substring(equals + 1);
            try {
                switch (equals < 0 ? "" : part.substring(0, equals)) {
                    case "cpu" -> cpu = Double.parseDouble(value);
                    case "mem", "memory" -> memory = bytes(value);
                    case "gpu" -> gpu = Integer.parseInt(value);
                    default -> throw new IllegalArgumentException("'" + part + "' is none of cpu=, mem= and gpu=; " + FORM);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + part + "' has no number; " + FORM, e);
            }
        }
        return new Needs(cpu, memory, gpu);
    }

    private static long bytes(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int unit = upper.isEmpty() ? -1 : UNITS.indexOf(upper.charAt(upper.length() - 1));
        double number = Double.parseDouble(unit < 0 ? text : text.substring(0, text.length() - 1));
        double bytes = number * Math.pow(UNIT, unit + 1);
        if (!(bytes >= 0 && bytes <= MAX_MEMORY)) {
            throw new IllegalArgumentException("'" + text + "' is more memory than any machine has; " + FORM);
        }
        return (long) bytes;
    }

    /** The sum of both needs. */
    public Needs plus(Needs other) {
        return new Needs(Math.min(MAX_CPU, cpu + other.cpu), Math.min(MAX_MEMORY, memory + other.memory),
                Math.min(MAX_GPU, gpu + other.gpu));
    }

    boolean isNothing() {
        return cpu == 0 && memory == 0 && gpu == 0;
    }

    /** Whether a machine with these resources has enough. */
    public boolean fits(Needs machine) {
        return cpu <= machine.cpu && memory <= machine.memory && gpu <= machine.gpu;
    }

    /** The needs as a record holds them, without zeros. */
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (cpu > 0) {
            map.put("cpu", Decimal.valueOf(cpu));
        }
        if (memory > 0) {
            map.put("memory_bytes", memory);
        }
        if (gpu > 0) {
            map.put("gpu", (long) gpu);
        }
        return map;
    }

    /** The needs in a record; 0 for anything that is not a number. */
    static Needs of(Map<?, ?> map) {
        return new Needs(number(map.get("cpu")), (long) number(map.get("memory_bytes")), (int) number(map.get("gpu")));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number && number.doubleValue() >= 0 ? number.doubleValue() : 0;
    }
}

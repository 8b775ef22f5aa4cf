package taskmgmt.intake.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.NumberText;
import taskmgmt.time.Durations;
import taskmgmt.word.Suggestion;

/**
 * The values of one mapping of a document by name. Errors are added to the problems, with their position, and a harmless value is
 * returned in their place: a document with problems is never used. Not thread-safe.
 */
public final class YamlFields {
    private static final int MAX_TEXT = 4_096;
    private static final String SIZE_UNITS = "KMGT";
    private static final int UNIT = 1_024;

    private final YamlNode.Entries mapping;
    private final String what;
    private final List<YamlProblem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param what the kind of mapping, for messages: {@code the detector} */
    public YamlFields(YamlNode.Entries mapping, String what, List<YamlProblem> problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    /** A value as a mapping; empty if it is something else, which is a problem. */
    public static YamlFields of(YamlNode node, String what, List<YamlProblem> problems) {
        if (node instanceof YamlNode.Entries entries) {
            return new YamlFields(entries, what, problems);
        }
        problems.add(new YamlProblem(node.line(), node.column(), what + " has to be a mapping, and is " + node.kind()));
        return new YamlFields(new YamlNode.Entries(List.of(), node.line(), node.column()), what, new ArrayList<>());
    }

    public List<YamlProblem> problems() {
        return problems;
    }

    private YamlNode.@Nullable Entry entry(String name) {
        asked.add(name);
        for (YamlNode.Entry each : mapping.all()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** All names in the mapping, whether or not they are read. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        mapping.all().forEach(each -> names.add(each.name()));
        return names;
    }

    public boolean has(String name) {
        return entry(name) != null;
    }

    public @Nullable YamlNode node(String name) {
        YamlNode.Entry entry = entry(name);
        return entry == null ? null : entry.value();
    }

    /** A required value; null if it is missing, which is a problem. */
    public @Nullable YamlNode required(String name) {
        YamlNode node = node(name);
        if (node == null) {
            problem(mapping, what + " needs '" + name + "'");
        }
        return node;
    }

    public void problem(YamlNode at, String text) {
        problems.add(new YamlProblem(at.line(), at.column(), text));
    }

    /** Adds a problem for one value, which was refused. */
    public void problem(String name, IllegalArgumentException refused) {
        YamlNode node = node(name);
        problem(node == null ? mapping : node, "'" + name + "': " + refused.getMessage());
    }

    /** Adds a problem for the mapping as a whole. */
    public void problem(String text) {
        problem(mapping, what + " " + text);
    }

    public @Nullable String text(String name) {
        YamlNode node = node(name);
        return node == null ? null : text(node, name);
    }

    public String requiredText(String name) {
        YamlNode node = required(name);
        return node == null ? "" : text(node, name);
    }

    /** Any value as a string; anything else is a problem. */
    public String text(YamlNode node, String name) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty()) {
            problem(node, "'" + name + "' has to be a string, and is " + node.kind());
            return "";
        }
        if (scalar.text().isBlank() || scalar.text().length() > MAX_TEXT || scalar.text().indexOf('\0') >= 0) {
            problem(node, "'" + name + "' has to have 1 to " + MAX_TEXT + " characters, none of them NUL");
            return "";
        }
        return scalar.text();
    }

    /** The parsed string; if the parser refuses it, its message becomes the problem. */
    public <T> @Nullable T parsed(String name, Function<String, T> parser) {
        YamlNode node = node(name);
        int before = problems.size();
        String text = node == null ? "" : text(node, name);
        if (node == null || problems.size() > before) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            problem(node, "'" + name + "': " + e.getMessage());
            return null;
        }
    }

    public Duration duration(String name, Duration otherwise) {
        Duration given = parsed(name, Durations::parse);
        return given == null ? otherwise : given;
    }

    public int number(String name, int least, int most, int otherwise) {
        Integer given = parsed(name, text -> NumberText.whole(text, least, most));
        return given == null ? otherwise : given;
    }

    /** Bytes: {@code 4096}, {@code 10M}; units are powers of 1,024. 0 if absent. */
    public long bytes(String name) {
        Long given = parsed(name, YamlFields::size);
        return given == null ? 0 : given;
    }

    public boolean flag(String name) {
        Boolean given = parsed(name, text -> switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        });
        return given != null && given;
    }

    /** A list of strings; empty if absent. */
    public List<String> texts(String name) {
        YamlNode node = node(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof YamlNode.Items items) || items.values().isEmpty()) {
            problem(node, "'" + name + "' has to be a list, and is " + (node instanceof YamlNode.Items ? "empty" : node.kind()));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (YamlNode each : items.values()) {
            texts.add(each instanceof YamlNode.Scalar scalar && scalar.text().isEmpty() && scalar.quoted() ? "" : text(each, name));
        }
        return texts;
    }

    /** Must be called after everything has been read: any other key is a problem. */
    public void finish() {
        finish(Map.of());
    }

    /** @param elsewhere what to write here, by the names that other programs use, in lower case and without word separators */
    public void finish(Map<String, String> elsewhere) {
        foreign(elsewhere);
        for (YamlNode.Entry each : mapping.all()) {
            if (!asked.contains(each.name()) && hint(each, elsewhere) == null) {
                problems.add(new YamlProblem(each.line(), each.column(),
                        what + " has no '" + each.name() + "'" + Suggestion.sentence(each.name(), asked) + ": it has " + String.join(", ", asked)));
            }
        }
    }

    /** Says what to write in place of the keys of other programs, when it is not known which other keys are valid. */
    public void foreign(Map<String, String> elsewhere) {
        for (YamlNode.Entry each : mapping.all()) {
            String hint = asked.contains(each.name()) ? null : hint(each, elsewhere);
            if (hint != null) {
                problems.add(new YamlProblem(each.line(), each.column(), what + " has no '" + each.name() + "': " + hint));
            }
        }
    }

    private static @Nullable String hint(YamlNode.Entry entry, Map<String, String> elsewhere) {
        return elsewhere.get(entry.name().toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
    }

    private static long size(String text) {
        int unit = SIZE_UNITS.indexOf(text.charAt(text.length() - 1));
        String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
        try {
            long number = Long.parseLong(digits);
            if (number > 0) {
                for (int i = 0; i <= unit; i++) {
                    number = Math.multiplyExact(number, UNIT);
                }
                return number;
            }
        } catch (NumberFormatException | ArithmeticException _) {
            // Reported below, together with the correct form.
        }
        throw new IllegalArgumentException("'" + text + "' is not a size above 0, as in 4096, 10M or 2G");
    }
}
